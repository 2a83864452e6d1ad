import { LiveTrend } from "@/components/charts/live-trend";
import { Trend } from "@/components/charts/trend";
import type { TrendChart } from "@/components/charts/trend-chart";
import {
  changeWords,
  countsUnits,
  figureWords,
  isShare,
  resultWords,
  thresholdWords,
  type Worded,
} from "@/components/dashboard/target-words";
import { toneOf } from "@/components/shared/status-look";
import { PlainTable } from "@/components/ui/data-table";
import type { SeriesPoint, UnitOverview } from "@/lib/contracts/unit-overview";
import { dayFromNumber, dayNumber } from "@/lib/domain/periods/day-number";
import type { ExplainedTarget } from "@/lib/domain/scoring/explain-target";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import { formatCount, formatRoundCount } from "@/lib/format/count";
import { yearOf } from "@/lib/format/day";
import { shortName } from "@/lib/format/indicator-name";
import { formatDecimalPercent } from "@/lib/format/percent";
import { periodInSentence, shortPeriod } from "@/lib/format/period-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What a trend is told from. */
export interface Told {
  readonly worded: Worded;
  readonly overview: Pick<UnitOverview, "view">;
  readonly explained: ExplainedTarget;
  /** Changes of method by day, in the order in which they are numbered. */
  readonly notes?: readonly { readonly day: string | null; readonly words: string }[];
}

/** Flows compare only with periods of their own kind; what stands at a day is drawn at every period. */
export function drawnPoints({ worded, overview }: Pick<Told, "worded" | "overview">): readonly SeriesPoint[] {
  const { period } = overview.view;
  const isFlow = worded.row.indicator.timing === "flow";
  return worded.row.series.filter(({ kind, end, value }) => {
    if (end > period.end) return false;
    // A half-year nobody reported is no gap in the line from year to year.
    return kind === period.kind || (!isFlow && value !== null);
  });
}

/** Marks of the scale: a share's half and whole, a count's whole numbers. */
export function ticksOf(top: number, isPercent: boolean, locale: Locale): TrendChart["ticks"] {
  if (isPercent)
    return [0, 0.5, 1].map((value) => ({ value, label: `${formatCount(value * 100, locale)}%` }));
  const step = roundStep(top / 4);
  const count = Math.floor(top / step) + 1;
  return Array.from({ length: count }, (_, place) => ({
    value: place * step,
    label: formatRoundCount(place * step, locale),
  }));
}

/** A step of marks no smaller than asked: every whole number up to ten, then 20, 50, 100, 200 … */
function roundStep(least: number): number {
  if (least <= 10) return Math.max(1, Math.ceil(least));
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((times) => times * power >= least) ?? 10) * power;
}

/** The last day of every year in view. */
export function yearTicks(from: number, to: number): TrendChart["dayTicks"] {
  const [first, last] = [Number(yearOf(dayFromNumber(from))), Number(yearOf(dayFromNumber(to)))];
  return Array.from({ length: last - first + 1 }, (_, place) => ({
    day: dayNumber(`${first + place}-12-31`),
    label: String(first + place),
  })).filter(({ day }) => day >= from && day <= to);
}

function forecastOf({ worded, explained }: Told): TrendChart["forecast"] {
  const { forecast } = explained.score;
  if (forecast === null) return null;
  const { trend } = messages(worded.locale);
  return {
    central: Number(forecast.central),
    low: Number(forecast.low),
    high: Number(forecast.high),
    label: `${trend.forecast} ${figureWords(worded, forecast.central)}`,
    bandLabel: trend.band,
    rangeLabel: `${figureWords(worded, forecast.low).replace(/%$/u, "")}–${figureWords(worded, forecast.high)}`,
  };
}

/** What the straight line asks for on a day; only of shares: a count that is due may be a fraction. */
function dueWords(
  worded: Worded,
  path: TrendChart["path"],
  end: { readonly day: number; readonly value: number },
  day: number,
  isPercent: boolean,
): string | null {
  if (path === null || day < path.day || end.day <= path.day || !isPercent) return null;
  const due = path.value + ((end.value - path.value) * (day - path.day)) / (end.day - path.day);
  return `${messages(worded.locale).trend.path} ${formatDecimalPercent(due.toFixed(6), worded.locale)}`;
}

/** The numbered changes of method that fall into what is drawn. */
function notesOf({ notes = [] }: Told, from: number, to: number): TrendChart["notes"] {
  return notes.flatMap(({ day, words }, place) => {
    if (day === null) return [];
    const at = dayNumber(day);
    return at < from || at > to ? [] : [{ day: at, mark: String(place + 1), words }];
  });
}

/** What the trend is drawn from. */
export function chartOf(told: Told): TrendChart {
  const { worded, explained } = told;
  const { row, locale } = worded;
  const { score, status } = explained;
  const { trend } = messages(locale);
  const isPercent = isShare(score) || countsUnits(score);
  const target = score.threshold.numerator / score.threshold.denominator;
  const targetDay = dayNumber(score.deadline);
  const path =
    status.baseline === null || status.required === null
      ? null
      : { day: dayNumber(status.baseline.end), value: Number(status.baseline.value) };
  const points = drawnPoints(told).map(({ period, end, value }) => ({
    day: dayNumber(end),
    name: shortPeriod(period, locale),
    value: value === null ? null : Number(value),
    label: figureWords(worded, value),
    due: dueWords(worded, path, { day: targetDay, value: target }, dayNumber(end), isPercent),
  }));
  const top = isPercent
    ? 1
    : Math.max(target, Number(score.forecast?.high ?? 0), ...points.map(({ value }) => value ?? 0), 1);
  const days = [targetDay, ...points.map(({ day }) => day)];
  return {
    points,
    target,
    targetLabel: fill(trend.target, { threshold: thresholdWords(worded) }),
    targetDay,
    path,
    pathLabel: trend.path,
    forecastLabel: trend.forecast,
    seriesLabel: trend.series,
    forecast: forecastOf(told),
    top,
    ticks: ticksOf(top, isPercent, locale),
    dayTicks: yearTicks(Math.min(...days), Math.max(...days)),
    actualLabel: trend.actual,
    notes: notesOf(told, Math.min(...days), Math.max(...days)),
    tone: toneOf(row.score.status),
  };
}

/** What is drawn beside the results. */
export function subtitleOf({ path, forecast }: TrendChart, locale: Locale): string {
  const { trend } = messages(locale);
  if (forecast === null) return path === null ? trend.subtitlePlain : trend.subtitlePath;
  return path === null ? trend.subtitleForecast : trend.subtitle;
}

/** What the trend shows, in one sentence. */
export function findingOf({ worded, overview }: Told): string {
  const { row, locale } = worded;
  const { trend, dashboard } = messages(locale);
  const target = shortName(row.indicator, locale);
  if (row.score.value === null)
    return fill(nothingArose(row.score) ? trend.nothingArose : trend.none, { target });
  const words = {
    target,
    // Of few units their number says more than a percentage.
    value: row.score.smallSample ? resultWords(worded).main : figureWords(worded, row.score.value),
    period: periodInSentence(overview.view.period.name, locale),
  };
  const change = changeWords(worded);
  if (row.previous === null || change === "") return fill(trend.first, words);
  const previous = shortPeriod(row.previous.period, locale);
  if (change === dashboard.noChange) return fill(trend.level, { ...words, previous });
  const template = change.startsWith("\u2212") ? trend.falling : trend.rising;
  return fill(template, { ...words, change: change.replace(/^[+\u2212]/u, ""), previous });
}

function sumWords({ numerator, denominator }: SeriesPoint, isPercent: boolean, locale: Locale): string {
  if (numerator === null || denominator === null) return "";
  return isPercent
    ? `${formatCount(numerator, locale)}/${formatCount(denominator, locale)}`
    : formatCount(numerator, locale);
}

/** The trend of the opened target: a still picture that JavaScript makes interactive, and its figures as a table. */
export function TargetTrend({
  level: Heading = "h4",
  ...told
}: Told & { /** Of its heading, one below the section it stands in. */ readonly level?: "h3" | "h4" }) {
  const { worded } = told;
  const { locale, row } = worded;
  const { trend, terms } = messages(locale);
  if (row.score.ownOnlySubject) return null;
  const points = drawnPoints(told);
  if (points.every(({ value }) => value === null)) return null;
  const chart = chartOf(told);
  const finding = findingOf(told);
  const isPercent = isShare(row.score) || countsUnits(row.score);
  const { forecast } = told.explained.score;
  const description = forecast
    ? `${finding}. ${trend.forecast} ${formatForecast(forecast.central, isPercent, worded)}`
    : finding;
  return (
    <figure className="target-trend" aria-label={finding}>
      <Heading>{finding}</Heading>
      <p className="small muted">{subtitleOf(chart, locale)}</p>
      <div className="drawn">
        <LiveTrend chart={chart} title={description}>
          <Trend chart={chart} title={description} />
        </LiveTrend>
        <details open>
          <summary>{terms.dataTable}</summary>
          <PlainTable
            caption={finding}
            head={[terms.period, trend.value, trend.sum]}
            rows={points.map((point) => [
              point.name[locale],
              figureWords(worded, point.value),
              sumWords(point, isPercent, locale),
            ])}
          />
        </details>
      </div>
    </figure>
  );
}

function formatForecast(central: string, isPercent: boolean, worded: Worded): string {
  return isPercent ? formatDecimalPercent(central, worded.locale) : figureWords(worded, central);
}
