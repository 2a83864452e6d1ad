import { Fragment } from "react";
import { ChartLegend } from "@/components/dashboard/chart-legend";
import { countedGroups, countedWords } from "@/components/dashboard/counted-targets";
import { Explanation } from "@/components/dashboard/explanation";
import { TARGETS_ANCHOR } from "@/components/dashboard/lead-sentence";
import { StatusFilters } from "@/components/dashboard/status-filters";
import { comparableSeries, standardByPeriod, TargetLine } from "@/components/dashboard/target-line";
import { bulletFigures, isShare } from "@/components/dashboard/target-words";
import { unitAddress } from "@/components/shared/view-address";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { Unbroken } from "@/components/ui/unbroken";
import type { PillarGroup, UnitOverview } from "@/lib/contracts/unit-overview";
import type { Status } from "@/lib/domain/scoring/scorecard";
import { formatCount } from "@/lib/format/count";
import { formatIndex } from "@/lib/format/decimal";
import { shortPeriod } from "@/lib/format/period-name";
import { planName } from "@/lib/format/plan-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** Pillars proper carry the word; pilots and other provincial goals are groups. */
const PILLARS: ReadonlySet<string> = new Set(["CQS", "KTS", "XHS"]);
const COLUMNS = 7;

interface Shown {
  readonly overview: UnitOverview;
  readonly locale: Locale;
  /** Statuses to show alone; none shows all. */
  readonly statuses: readonly Status[];
}

/** The targets of a unit by pillar, worst gap first, each with its way to the explanation. */
export function TargetsSection({ overview, locale, statuses }: Shown) {
  const { dashboard } = messages(locale);
  const shown =
    statuses.length === 0
      ? overview.pillars
      : countedGroups(overview.pillars)
          .map((pillar) => ({
            ...pillar,
            targets: pillar.targets.filter(({ score }) => statuses.includes(score.status)),
          }))
          .filter(({ targets }) => targets.length > 0);
  return (
    <section aria-labelledby={TARGETS_ANCHOR}>
      <Heading overview={overview} locale={locale} />
      <StatusFilters overview={overview} chosen={statuses} locale={locale} />
      <p role="status" className="sr-text">
        {statuses.length === 0
          ? dashboard.filterNone
          : fill(dashboard.filterShown, {
              count: formatCount(
                shown.reduce((sum, { targets }) => sum + targets.length, 0),
                locale,
              ),
            })}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={dashboard.emptyFilter} text="">
          <TextLink href={unitAddress(overview.unit.code, overview.view, {}, TARGETS_ANCHOR)}>
            {dashboard.filterClear}
          </TextLink>
        </EmptyState>
      ) : (
        <table className={comparedPeriods(overview).length > 1 ? "targets tells-base" : "targets"}>
          <caption className="sr-text">{dashboard.targetsCaption}</caption>
          <ColumnWidths />
          <Head overview={overview} locale={locale} />
          {shown.map((pillar) => (
            <PillarBody key={pillar.code} pillar={pillar} overview={overview} locale={locale} />
          ))}
        </table>
      )}
      <ChartLegend
        figures={shown.flatMap(({ targets }) =>
          targets.map((row) => bulletFigures({ row, level: overview.unit.level, locale })),
        )}
        marks={shown.flatMap(({ targets }) =>
          targets
            .filter(({ score }) => score.ownOnlySubject)
            .flatMap((row) => standardByPeriod(comparableSeries(row, overview))),
        )}
        locale={locale}
      />
    </section>
  );
}

/** How many targets are listed, counted as the sentence counts them. */
export function targetsTitle({ unit, pillars, contents }: UnitOverview, locale: Locale): string {
  const { dashboard } = messages(locale);
  const targets = countedWords(pillars, ({ score }) => score.status !== "not-applicable", locale);
  if (contents !== null && contents.of > 0)
    return fill(dashboard.contentsTitle, { targets, contents: formatCount(contents.of, locale) });
  // An order by distance is only said where there are distances.
  const valued = pillars.flatMap(({ targets: rows }) => rows).filter(({ score }) => score.value !== null);
  return unit.level === "commune" || valued.length < 2 ? targets : fill(dashboard.targetsTitle, { targets });
}

function Heading({ overview, locale }: Omit<Shown, "statuses">) {
  const { dashboard } = messages(locale);
  const { unit, view } = overview;
  const other = view.plans.find(({ code }) => code !== view.plan.code);
  return (
    <div className="section-head">
      <h2 id={TARGETS_ANCHOR}>{targetsTitle(overview, locale)}</h2>
      {other === undefined ? null : (
        <span className="aside small no-print">
          <TextLink href={unitAddress(unit.code, view, { plan: other.code }, TARGETS_ANCHOR)}>
            <Unbroken text={fill(dashboard.showNational, { plan: planName(other, locale) })} />
          </TextLink>
        </span>
      )}
    </div>
  );
}

function ColumnWidths() {
  return (
    <colgroup>
      <col className="col-name" />
      <col />
      <col className="col-result" />
      <col className="col-gap" />
      <col className="col-status" />
      <col className="col-trend" />
      <col className="col-explain" />
    </colgroup>
  );
}

function Head({ overview, locale }: Omit<Shown, "statuses">) {
  const { dashboard } = messages(locale);
  const rows = overview.pillars.flatMap(({ targets }) => targets);
  const isScaled = rows.some(({ score }) => isShare(score) && !score.ownOnlySubject);
  return (
    <thead>
      <tr>
        <th scope="col">{dashboard.columnTarget}</th>
        <th scope="col" className="head-bullet">
          <span className="sr-text">{dashboard.columnChart}</span>
          {isScaled ? (
            <span className="axis" aria-hidden="true">
              <span>0</span>
              <span>50</span>
              <span>100%</span>
            </span>
          ) : null}
        </th>
        <th scope="col">{dashboard.columnResult}</th>
        <th scope="col">{dashboard.columnGap}</th>
        <th scope="col">{dashboard.columnStatus}</th>
        <th scope="col" className="head-trend">
          {trendHead(overview, locale)}
        </th>
        <th scope="col">
          <span className="sr-text">{dashboard.columnExplain}</span>
        </th>
      </tr>
    </thead>
  );
}

/** The periods that the changes of all targets are against: flows have another one in a half-year. */
function comparedPeriods({ pillars }: UnitOverview): readonly string[] {
  const rows = pillars.flatMap(({ targets }) => targets);
  return [...new Set(rows.flatMap(({ previous }) => (previous === null ? [] : [previous.period])))];
}

/** Which periods the small trend shows and what the change is against, where that is the same for all. */
function trendHead(overview: UnitOverview, locale: Locale): string {
  const { dashboard } = messages(locale);
  const [row] = overview.pillars.flatMap(({ targets }) => targets);
  const periods = row === undefined ? [] : comparableSeries(row, overview).map(({ period }) => period);
  const [from, to] = [periods[0], periods.at(-1)];
  const [previous, other] = comparedPeriods(overview);
  if (from === undefined || to === undefined || previous === undefined || from === to)
    return dashboard.columnTrendPlain;
  return fill(other === undefined ? dashboard.columnTrend : dashboard.columnTrendMixed, {
    from: shortPeriod(from, locale),
    to: shortPeriod(to, locale),
    previous: shortPeriod(previous, locale),
  });
}

/** Kind, targets met and figure of a pillar. */
export function pillarMeta({ code, scored, figure, targets }: PillarGroup, locale: Locale): string {
  const { dashboard } = messages(locale);
  const kind = PILLARS.has(code) ? dashboard.pillar : dashboard.group;
  const counted = targets.filter(({ score }) => score.status !== "not-applicable");
  const met = counted.filter(({ score }) => score.status === "met").length;
  if (counted.length === 0) return fill(dashboard.pillarMetaNothing, { kind });
  const words = { kind, met: formatCount(met, locale), whole: formatCount(counted.length, locale) };
  const unscored = scored ? "" : ` · ${dashboard.pillarUnscored}`;
  return figure === null || !scored
    ? fill(dashboard.pillarMetaNone, words) + unscored
    : fill(dashboard.pillarMeta, { ...words, figure: formatIndex(figure, locale) });
}

function PillarBody({
  pillar,
  overview,
  locale,
}: {
  readonly pillar: PillarGroup;
  readonly overview: UnitOverview;
  readonly locale: Locale;
}) {
  const whole = overview.pillars.find(({ code }) => code === pillar.code) ?? pillar;
  return (
    <tbody>
      <tr className="pillar">
        <th colSpan={COLUMNS} scope="rowgroup">
          {`${pillar.name[locale]} `}
          <span>{pillarMeta(whole, locale)}</span>
        </th>
      </tr>
      {pillar.targets.map((row) => {
        const { explained } = overview;
        const isOpen = explained !== null && explained.indicator === row.indicator.code;
        const worded = { row, level: overview.unit.level, locale };
        return (
          <Fragment key={row.indicator.code}>
            <TargetLine worded={worded} overview={overview} isOpen={isOpen} />
            {isOpen ? (
              <tr className="opened">
                <td colSpan={COLUMNS}>
                  <Explanation worded={worded} overview={overview} explained={explained} />
                </td>
              </tr>
            ) : null}
          </Fragment>
        );
      })}
    </tbody>
  );
}
