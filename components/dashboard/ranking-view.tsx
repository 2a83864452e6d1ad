import { IndexBar } from "@/components/charts/index-bar";
import { childrenNoun } from "@/components/dashboard/children-noun";
import { comparisonPath } from "@/components/dashboard/comparison-address";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { UnitTabs } from "@/components/dashboard/unit-tabs";
import { UnitHead } from "@/components/shared/unit-head";
import { unitAddress } from "@/components/shared/view-address";
import { TableRegion } from "@/components/ui/data-table";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { PrintButton } from "@/components/ui/print-button";
import { TextLink } from "@/components/ui/text-link";
import { Unbroken } from "@/components/ui/unbroken";
import type { Ranking, RankingRow } from "@/lib/contracts/ranking";
import { formatCount } from "@/lib/format/count";
import { formatIndex } from "@/lib/format/decimal";
import { periodInSentence, shortPeriod } from "@/lib/format/period-name";
import { planName } from "@/lib/format/plan-name";
import { unitInSentence, unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly ranking: Ranking;
  readonly locale: Locale;
}

/** The children of a unit by their index; those without one stand apart and are never last. */
export function RankingView({ ranking, locale }: Shown) {
  const words = messages(locale);
  const { unit, view, ranked, unranked, structure, scoringVersion, demonstration, latestAt } = ranking;
  const title = fill(words.ranking.title, {
    count: formatCount(ranked.length, locale),
    children: childrenNoun(ranking, locale, ranked.length),
  });
  return (
    <main id="main" className="wrap sideways">
      <UnitHead
        facts={ranking}
        locale={locale}
        action={comparisonPath(unit.code, "ranking")}
        actions={<PrintButton label={words.comparison.print} />}
      />
      <p className="lead">{leadOf(ranking, locale)}</p>
      <ProvisionalNotice lens={view.lens} locale={locale} />
      <UnitTabs frame={ranking} current="ranking" locale={locale} />
      {ranked.length === 0 ? null : (
        <section aria-labelledby="ranking">
          <div className="section-head">
            <h2 id="ranking">{title}</h2>
          </div>
          <p className="small section-note">
            <b>{words.ranking.label}</b>{" "}
            <span className="muted">
              <Unbroken text={fill(words.comparison.under, { plan: planName(view.plan, locale) })} />{" "}
              {words.ranking.rules}
            </span>
          </p>
          <RankedTable ranking={ranking} label={title} locale={locale} />
        </section>
      )}
      {unranked.length === 0 ? null : <Unranked ranking={ranking} locale={locale} />}
      <OverviewFooter
        overview={{ structure, view, scoringVersion, demonstration, coverage: { latestAt } }}
        locale={locale}
      />
    </main>
  );
}

const figure = (value: string | null | undefined, locale: Locale): string =>
  value === null || value === undefined ? "…" : formatIndex(value, locale);

function namedGroup(rows: readonly RankingRow[], locale: Locale): string {
  const { ranking } = messages(locale);
  const [first] = rows;
  if (first === undefined) return "";
  const index = figure(first.index.value, locale);
  return rows.length === 1
    ? fill(ranking.named, {
        unit: unitInSentence({ name: first.unit.name, type: first.type }, locale),
        index,
      })
    : fill(ranking.tied, { count: formatCount(rows.length, locale), index });
}

const nothingApplies = (rows: readonly RankingRow[]): boolean =>
  rows.every(({ index }) => index.applicable === 0);

function leadOf(facts: Ranking, locale: Locale): string {
  const { ranking } = messages(locale);
  const { ranked, unranked } = facts;
  const [first, last] = [ranked[0], ranked.at(-1)];
  const children = childrenNoun(facts, locale);
  if (unranked.length > 0 && ranked.length === 0 && nothingApplies(unranked))
    return fill(ranking.leadNothing, { children });
  if (first === undefined || last === undefined) return fill(ranking.leadNone, { children });
  const counts = {
    ranked: formatCount(ranked.length, locale),
    all: formatCount(ranked.length + unranked.length, locale),
    children: childrenNoun(facts, locale, ranked.length + unranked.length),
  };
  const placed = (rank: number | null) => ranked.filter((row) => row.rank === rank);
  const high = namedGroup(placed(first.rank), locale);
  if (ranked.length === 1) return fill(ranking.leadOne, { ...counts, high });
  if (first.rank === last.rank)
    return fill(ranking.leadSame, { ...counts, index: figure(first.index.value, locale) });
  return fill(ranking.lead, { ...counts, high, low: namedGroup(placed(last.rank), locale) });
}

function RankedTable({ ranking: facts, label, locale }: Shown & { readonly label: string }) {
  const { dashboard, ranking, terms } = messages(locale);
  const { ranked, pillars, previousPeriod, total } = facts;
  const shared = new Map<number, number>();
  for (const { rank } of ranked) if (rank !== null) shared.set(rank, (shared.get(rank) ?? 0) + 1);
  return (
    <TableRegion label={label}>
      <table className="table ranking">
        <caption className="sr-text">{label}</caption>
        <thead>
          <tr>
            <th scope="col" className="num" aria-sort="ascending">
              {dashboard.rank}
            </th>
            <th scope="col">{terms.unit}</th>
            <th scope="col" className="index">
              {dashboard.index}
            </th>
            {previousPeriod === null ? null : (
              <th scope="col" className="places">
                <span className="in-words">
                  {fill(ranking.columnChange, { period: periodInSentence(previousPeriod.name, locale) })}
                </span>
                <span
                  aria-hidden="true"
                  data-short={fill(ranking.columnChange, {
                    period: shortPeriod(previousPeriod.code, locale),
                  })}
                />
              </th>
            )}
            {pillars.map(({ code, name }) => (
              <th key={code} scope="col" className="num">
                {name[locale]}
              </th>
            ))}
            <th scope="col" className="num">
              {ranking.columnMet}
            </th>
          </tr>
        </thead>
        <tbody>
          <Row row={total} facts={facts} isTotal isTied={false} locale={locale} />
          {ranked.map((row) => (
            <Row
              key={row.unit.code}
              row={row}
              facts={facts}
              isTied={(shared.get(row.rank ?? 0) ?? 0) > 1}
              locale={locale}
            />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function Row({
  row,
  facts: { unit, view, pillars, previousPeriod },
  isTotal = false,
  isTied,
  locale,
}: {
  readonly row: RankingRow;
  readonly facts: Ranking;
  readonly isTotal?: boolean;
  readonly isTied: boolean;
  readonly locale: Locale;
}) {
  const { terms } = messages(locale);
  const { index, rank } = row;
  const named = unitTitle({ name: row.unit.name, type: row.type }, locale);
  const name = isTotal && unit.level === "country" ? terms.country : named;
  return (
    <tr className={isTotal ? "total" : undefined}>
      <td className="num rank">{rank === null ? "" : `${isTied ? "=" : ""}${formatCount(rank, locale)}`}</td>
      <th scope="row">
        {isTotal ? name : <TextLink href={unitAddress(row.unit.code, view)}>{name}</TextLink>}
      </th>
      <td className="index">
        {index.value === null ? (
          <span className="muted">…</span>
        ) : (
          <>
            <b>{figure(index.value, locale)}</b>
            <IndexBar value={Number(index.value)} />
          </>
        )}
      </td>
      {previousPeriod === null ? null : (
        <td className="places">{isTotal ? null : <Moved row={row} locale={locale} />}</td>
      )}
      {pillars.map(({ code }) => (
        <td key={code} className="num">
          {figure(index.pillars[code], locale)}
        </td>
      ))}
      <td className="num">{ofWhole(row.met, index.applicable, locale)}</td>
    </tr>
  );
}

function ofWhole(part: number, whole: number, locale: Locale): string {
  const { comparison } = messages(locale);
  if (whole === 0) return "–";
  return fill(comparison.metOf, { met: formatCount(part, locale), whole: formatCount(whole, locale) });
}

/** How many places the unit went up or down. */
function Moved({
  row: { rank, previousRank },
  locale,
}: {
  readonly row: RankingRow;
  readonly locale: Locale;
}) {
  const { ranking } = messages(locale);
  if (rank === null) return null;
  if (previousRank === null) return <span className="muted">{ranking.wasUnranked}</span>;
  const places = previousRank - rank;
  if (places === 0) return <span className="muted">{ranking.same}</span>;
  const words = fill(places > 0 ? ranking.up : ranking.down, {
    count: formatCount(Math.abs(places), locale),
  });
  return (
    <>
      <span aria-hidden="true" data-short={formatCount(Math.abs(places), locale)}>
        {places > 0 ? "↑" : "↓"}
      </span>{" "}
      <span className="in-words">{words}</span>
    </>
  );
}

function Unranked({ ranking: facts, locale }: Shown) {
  const { ranking, terms } = messages(locale);
  const title = fill(ranking.unrankedTitle, { count: formatCount(facts.unranked.length, locale) });
  return (
    <section aria-labelledby="unranked">
      <div className="section-head">
        <h2 id="unranked">{title}</h2>
      </div>
      <p className="small muted section-note">
        {nothingApplies(facts.unranked) ? ranking.unrankedNothing : ranking.unrankedNote}
      </p>
      <TableRegion label={title}>
        <table className="table unranked">
          <caption className="sr-text">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{terms.unit}</th>
              <th scope="col" className="num">
                {ranking.columnScored}
              </th>
              <th scope="col">{ranking.columnWhy}</th>
            </tr>
          </thead>
          <tbody>
            {facts.unranked.map(({ unit, type, index }) => (
              <tr key={unit.code}>
                <th scope="row">
                  <TextLink href={unitAddress(unit.code, facts.view)}>
                    {unitTitle({ name: unit.name, type }, locale)}
                  </TextLink>
                </th>
                <td className="num">{ofWhole(index.scored, index.applicable, locale)}</td>
                <td className="muted">{index.applicable === 0 ? ranking.whyNone : ranking.whyFew}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </section>
  );
}
