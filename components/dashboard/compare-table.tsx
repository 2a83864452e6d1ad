import { LineSample } from "@/components/charts/compare-marks";
import {
  type ComparedRow,
  comparedRows,
  type NamedUnit,
  namedUnits,
} from "@/components/dashboard/compare-words";
import {
  changeWords,
  requirementWords,
  resultWords,
  shortfallWords,
} from "@/components/dashboard/target-words";
import { StatusChip } from "@/components/shared/status-chip";
import { unitAddress } from "@/components/shared/view-address";
import { TableRegion } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import type { ComparedTarget, UnitComparison } from "@/lib/contracts/compare";
import { shortName } from "@/lib/format/indicator-name";
import { shortPeriod } from "@/lib/format/period-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly comparison: UnitComparison;
  readonly locale: Locale;
}

/** Targets by units: the result with its counts, the status, what is short and the change. */
export function CompareTable({ comparison, locale }: Shown) {
  const { compare, terms } = messages(locale);
  const units = namedUnits(comparison.units, locale);
  return (
    <section aria-labelledby="figures">
      <div className="section-head">
        <h2 id="figures">{compare.tableTitle}</h2>
      </div>
      <p className="small muted section-note no-print">{compare.tableNote}</p>
      <TableRegion label={terms.dataTable}>
        <table className="table compare-table">
          <caption className="sr-text">{compare.tableTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{terms.target}</th>
              {units.map(({ unit, place, title }) => (
                <th key={unit.code} scope="col">
                  <LineSample place={place} />
                  <TextLink href={unitAddress(unit.code, comparison.view)}>{title}</TextLink>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {comparison.targets.map((target) => (
              <TargetLine
                key={target.indicator.code}
                comparison={comparison}
                target={target}
                units={units}
                locale={locale}
              />
            ))}
          </tbody>
        </table>
      </TableRegion>
    </section>
  );
}

function TargetLine({
  comparison,
  target,
  units,
  locale,
}: Shown & { readonly target: ComparedTarget; readonly units: readonly NamedUnit[] }) {
  const { compare } = messages(locale);
  const rows = comparedRows(comparison, target, locale);
  const [first] = rows;
  return (
    <tr>
      <th scope="row">
        {shortName(target.indicator, locale)}
        {first === undefined ? null : <span className="small muted">{requirementWords(first.worded)}</span>}
      </th>
      {units.map(({ unit, place }) => {
        const row = rows.find((each) => each.place === place);
        return (
          <td key={unit.code}>
            {row === undefined ? (
              <span className="muted">{compare.notHere}</span>
            ) : (
              <Figures row={row} comparison={comparison} locale={locale} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Figures({ row, comparison, locale }: Shown & { readonly row: ComparedRow }) {
  const { compare } = messages(locale);
  const { worded, unit } = row;
  const { indicator, score, previous } = worded.row;
  const { main, beside, below } = resultWords(worded);
  const shortfall = shortfallWords(worded);
  const change = changeWords(worded);
  const notes = [
    below,
    shortfall === null ? "" : fill(compare.gap, { count: shortfall }),
    previous === null || change === ""
      ? ""
      : fill(compare.change, { change, period: shortPeriod(previous.period, locale) }),
  ].filter((note) => note !== "");
  return (
    <>
      <TextLink href={unitAddress(unit.code, comparison.view, { explain: indicator.code }, indicator.code)}>
        <b>{main}</b>
      </TextLink>{" "}
      {beside === null ? null : <span className="muted">{beside}</span>}
      <span className="line">
        <StatusChip status={score.status} ownOnlySubject={score.ownOnlySubject} locale={locale} />
      </span>
      {notes.map((note) => (
        <span key={note} className="line small muted">
          {note}
        </span>
      ))}
    </>
  );
}
