import { cellWords } from "@/components/dashboard/heat-table-words";
import { fillOf } from "@/components/dashboard/map-classes";
import { MapSwatch } from "@/components/dashboard/map-legend";
import { briefName, wordedFigure } from "@/components/dashboard/map-words";
import { reporterNoun, resultWords, shortfallWords } from "@/components/dashboard/target-words";
import { StatusChip } from "@/components/shared/status-chip";
import { unitAddress } from "@/components/shared/view-address";
import { TableRegion } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import type { ProvinceFigure, TargetMap } from "@/lib/contracts/province-map";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import type { Level } from "@/lib/domain/units/unit";
import { formatCount } from "@/lib/format/count";
import { unitTitle } from "@/lib/format/unit-name";
import { formatCounted } from "@/lib/format/unit-noun";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Columns {
  readonly shown: TargetMap;
  readonly locale: Locale;
  /** Beside the map: names without their kind, and neither gap nor missing. */
  readonly isBrief: boolean;
}

/** The address of a province's figure, opened on its own page. */
export function figureAddress({ indicator, view }: TargetMap, { unit }: ProvinceFigure): string {
  return unitAddress(unit.code, view, { explain: indicator.code }, indicator.code);
}

/** The provinces by their result: what the map shows, in words. */
export function MapTable({
  shown,
  locale,
  id,
  label,
  isBrief,
}: Columns & { readonly id: string; readonly label: string }) {
  const { map, dashboard, terms } = messages(locale);
  const columns = { shown, locale, isBrief };
  const { provinces } = shown;
  const ranked = provinces.filter(({ rank }) => rank !== null);
  const unranked = provinces.filter(({ rank }) => rank === null);
  const isTied = (figure: ProvinceFigure) =>
    ranked.some((other) => other !== figure && other.rank === figure.rank);
  return (
    <TableRegion label={label}>
      <table className="table map-table" id={id}>
        <caption className="sr-text">{label}</caption>
        <thead>
          <tr>
            <th scope="col" className="num rank">
              {ranked.length === 0 ? <span className="sr-text">{dashboard.rank}</span> : dashboard.rank}
            </th>
            <th scope="col">{terms.unit}</th>
            <th scope="col" aria-sort="descending">
              {map.columnResult} <span aria-hidden="true">↓</span>
            </th>
            {isBrief ? null : (
              <>
                <th scope="col">{map.columnGap}</th>
                <th scope="col">{map.columnMissing}</th>
              </>
            )}
            <th scope="col">{terms.status}</th>
          </tr>
        </thead>
        <tbody>
          <tr className="total">
            <td />
            <th scope="row">{dashboard.totalCountry}</th>
            <Figure score={shown.country} level="country" columns={columns} />
          </tr>
          {ranked.map((figure) => (
            <ProvinceRow key={figure.unit.code} figure={figure} isTied={isTied(figure)} columns={columns} />
          ))}
        </tbody>
        {unranked.length === 0 ? null : (
          <tbody>
            <tr className="apart">
              <th colSpan={isBrief ? 4 : 6} scope="rowgroup">
                {unranked.some(({ score }) => score === null || score.status === "not-applicable")
                  ? map.unrankedMixed
                  : map.unranked}
              </th>
            </tr>
            {unranked.map((figure) => (
              <ProvinceRow key={figure.unit.code} figure={figure} isTied={false} columns={columns} />
            ))}
          </tbody>
        )}
      </table>
    </TableRegion>
  );
}

function ProvinceRow({
  figure,
  isTied,
  columns,
}: {
  readonly figure: ProvinceFigure;
  readonly isTied: boolean;
  readonly columns: Columns;
}) {
  const { shown, locale, isBrief } = columns;
  const { unit, type, rank, score } = figure;
  return (
    <tr>
      <td className="num rank">{rank === null ? "" : `${isTied ? "=" : ""}${formatCount(rank, locale)}`}</td>
      <th scope="row">
        <TextLink href={figureAddress(shown, figure)}>
          {isBrief ? briefName(figure) : unitTitle({ name: unit.name, type }, locale)}
        </TextLink>
      </th>
      <Figure score={score} level="province" columns={columns} />
    </tr>
  );
}

/** Result with its colour, gap, who is missing, status. */
function Figure({
  score,
  level,
  columns: { shown, locale, isBrief },
}: {
  readonly score: TargetScore | null;
  readonly level: Level;
  readonly columns: Columns;
}) {
  const { terms } = messages(locale);
  if (score === null)
    return (
      <td colSpan={isBrief ? 2 : 4} className="muted">
        {terms.notApplicable}
      </td>
    );
  const worded = wordedFigure(shown, score, level, locale);
  const { main, beside, below } = resultWords(worded);
  return (
    <>
      <td className="result">
        {level === "province" && score.status !== "not-applicable" ? (
          <MapSwatch fill={fillOf(score)} />
        ) : null}
        {score.value === null ? (
          <span className="muted" title={below === "" ? undefined : below}>
            {cellWords(worded, "value")}
          </span>
        ) : (
          <b>{main}</b>
        )}{" "}
        {beside === null ? null : <span className="muted small nowrap">{beside}</span>}
      </td>
      {isBrief ? null : (
        <>
          <td>{shortfallWords(worded) ?? ""}</td>
          <td>{score.missing === 0 ? "" : formatCounted(score.missing, reporterNoun(worded), locale)}</td>
        </>
      )}
      <td>
        <StatusChip status={score.status} locale={locale} ownOnlySubject={score.ownOnlySubject} />
      </td>
    </>
  );
}
