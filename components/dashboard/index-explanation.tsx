import { requirementWords, resultWords } from "@/components/dashboard/target-words";
import { unitAddress } from "@/components/shared/view-address";
import { TableRegion } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import {
  INDEX_EXPLAINED,
  type PillarGroup,
  type TargetRow,
  type UnitOverview,
} from "@/lib/contracts/unit-overview";
import type { UnitIndex } from "@/lib/domain/scoring/scorecard";
import { formatCount } from "@/lib/format/count";
import { formatIndex } from "@/lib/format/decimal";
import { nameInSentence, shortName } from "@/lib/format/indicator-name";
import { formatDecimalPercent } from "@/lib/format/percent";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const TITLE = "index-explained";

/** The way to the panel, and out of it while it is open. */
export function indexAddress({ unit, view }: UnitOverview, isOpen: boolean): string {
  return unitAddress(unit.code, view, { explain: isOpen ? null : INDEX_EXPLAINED }, isOpen ? "" : TITLE);
}

function titleOf({ value, scored, applicable }: UnitIndex, locale: Locale): string {
  const { indexExplained } = messages(locale);
  const counts = { scored: formatCount(scored, locale), applicable: formatCount(applicable, locale) };
  return value === null
    ? fill(indexExplained.titleNone, counts)
    : fill(indexExplained.title, { ...counts, index: formatIndex(value, locale) });
}

/** The index opened up: every target it is the mean of, with what it attains. */
export function IndexExplanation({
  overview,
  index,
  locale,
}: {
  readonly overview: UnitOverview;
  readonly index: UnitIndex;
  readonly locale: Locale;
}) {
  const { indexExplained } = messages(locale);
  const outside = overview.pillars.filter(({ scored }) => !scored).flatMap(({ targets }) => targets);
  return (
    <section className="index-explained" aria-labelledby={TITLE}>
      <h2 id={TITLE}>{titleOf(index, locale)}</h2>
      <p className="small">
        {indexExplained.formula}
        {outside.length === 0
          ? ""
          : ` ${fill(indexExplained.unscored, { targets: outside.map(({ indicator }) => nameInSentence(indicator, locale)).join("; ") })}`}
      </p>
      <TableRegion label={indexExplained.caption}>
        <table className="table">
          <caption className="sr-text">{indexExplained.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{indexExplained.columnTarget}</th>
              <th scope="col" className="num">
                {indexExplained.columnResult}
              </th>
              <th scope="col" className="num">
                {indexExplained.columnAttainment}
              </th>
            </tr>
          </thead>
          {overview.pillars
            .filter(({ scored }) => scored)
            .map((pillar) => (
              <PillarPart key={pillar.code} pillar={pillar} overview={overview} locale={locale} />
            ))}
          {index.value === null ? null : (
            <tbody>
              <tr className="total">
                <th scope="row" colSpan={2}>
                  {indexExplained.mean}
                </th>
                <td className="num">{formatIndex(index.value, locale)}</td>
              </tr>
            </tbody>
          )}
        </table>
      </TableRegion>
      <p className="link-row">
        <TextLink href={indexAddress(overview, true)}>{indexExplained.close}</TextLink>
      </p>
    </section>
  );
}

function PillarPart({
  pillar: { name, figure, targets },
  overview,
  locale,
}: {
  readonly pillar: PillarGroup;
  readonly overview: UnitOverview;
  readonly locale: Locale;
}) {
  const applicable = targets.filter(({ score }) => score.status !== "not-applicable");
  if (applicable.length === 0) return null;
  return (
    <tbody>
      <tr className="rows-of-pillar">
        <th scope="rowgroup" colSpan={2}>
          {name[locale]}
        </th>
        <td className="num">{figure === null ? "" : formatIndex(figure, locale)}</td>
      </tr>
      {applicable.map((row) => (
        <TargetPart key={row.indicator.code} row={row} overview={overview} locale={locale} />
      ))}
    </tbody>
  );
}

function TargetPart({
  row,
  overview: { unit, view },
  locale,
}: {
  readonly row: TargetRow;
  readonly overview: UnitOverview;
  readonly locale: Locale;
}) {
  const { indexExplained } = messages(locale);
  const worded = { row, level: unit.level, locale };
  const { main, beside } = resultWords(worded);
  const { code } = row.indicator;
  return (
    <tr>
      <th scope="row">
        <TextLink href={unitAddress(unit.code, view, { explain: code }, code)}>
          {shortName(row.indicator, locale)}
        </TextLink>
        <span className="small muted">{requirementWords(worded)}</span>
      </th>
      <td className="num">
        {main} {beside === null ? null : <span className="muted">{beside}</span>}
      </td>
      <td className="num">
        {row.score.attainment === null
          ? indexExplained.notCounted
          : formatDecimalPercent(row.score.attainment, locale)}
      </td>
    </tr>
  );
}
