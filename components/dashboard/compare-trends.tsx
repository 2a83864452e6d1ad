import { CompareChart } from "@/components/charts/compare-chart";
import type { CompareChartFigures } from "@/components/charts/compare-figures";
import { CompareSeries } from "@/components/charts/compare-series";
import { LiveCompareChart } from "@/components/charts/live-compare-chart";
import {
  type ComparedRow,
  comparedRows,
  countedWords,
  isPercentage,
  pointWords,
  rowsOnOneScale,
  spreadWords,
  targetWords,
} from "@/components/dashboard/compare-words";
import { ticksOf } from "@/components/dashboard/target-trend";
import { figureWords } from "@/components/dashboard/target-words";
import { PlainTable } from "@/components/ui/data-table";
import type { ComparedTarget, UnitComparison } from "@/lib/contracts/compare";
import { dayNumber } from "@/lib/domain/periods/day-number";
import { shortPeriod } from "@/lib/format/period-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** One chart of a comparison, in words and numbers. */
export interface ComparedPanel {
  readonly target: ComparedTarget;
  readonly rows: readonly ComparedRow[];
  readonly drawn: readonly ComparedRow[];
  readonly finding: string;
  /** `null` where no unit has a figure that can be drawn. */
  readonly figures: CompareChartFigures | null;
  /** Which units are left out, and why; `null` where none is. */
  readonly remark: string | null;
}

/** The charts of a comparison, all over the same days and the same scale of shares. */
export function comparedPanels(comparison: UnitComparison, locale: Locale): readonly ComparedPanel[] {
  const { compare } = messages(locale);
  const panels = comparison.targets.map((target) => {
    const rows = comparedRows(comparison, target, locale);
    return { target, rows, drawn: rowsOnOneScale(rows) };
  });
  const days = panels.flatMap(({ drawn }) => drawn.flatMap(daysOf));
  const figures = panels.map(({ drawn }) => figuresOf(drawn, days, locale));
  const room = roomOf(figures.filter((each) => each !== null));
  return panels.map(({ target, rows, drawn }, place) => {
    const own = figures[place] ?? null;
    const undrawn = rows.filter((row) => !drawn.includes(row)).map(({ short }) => short);
    return {
      target,
      rows,
      drawn,
      finding: spreadWords(target, drawn.length === 0 ? rows : drawn, locale),
      figures: own === null ? null : { ...own, room },
      remark: undrawn.length === 0 ? null : fill(compare.notDrawn, { units: undrawn.join(", ") }),
    };
  });
}

/** The trends of the compared targets, all over the same days and the same scale of shares. */
export function CompareTrends({
  comparison,
  locale,
}: {
  readonly comparison: UnitComparison;
  readonly locale: Locale;
}) {
  const { compare } = messages(locale);
  const panels = comparedPanels(comparison, locale);
  return (
    <section aria-labelledby="trends">
      <div className="section-head">
        <h2 id="trends">{compare.trendsTitle}</h2>
      </div>
      <p className="small muted section-note">{compare.trendsNote}</p>
      <CompareSeries label={compare.shownLines} units={lineNames(panels)}>
        <div className="compare-panels">
          {panels.map((panel) => (
            <PanelFigure key={panel.target.indicator.code} panel={panel} locale={locale} />
          ))}
        </div>
      </CompareSeries>
    </section>
  );
}

const hasFigure = ({ points }: ComparedRow): boolean => points.some(({ value }) => value !== null);

/** The units that have a line in any chart. */
function lineNames(
  panels: readonly ComparedPanel[],
): readonly { readonly place: number; readonly name: string }[] {
  const rows = panels.flatMap(({ drawn }) => drawn).filter(hasFigure);
  const names = new Map(rows.map(({ place, short }) => [place, short]));
  return [...names].map(([place, name]) => ({ place, name })).sort((left, right) => left.place - right.place);
}

const daysOf = ({ points }: ComparedRow): readonly number[] => points.map(({ end }) => dayNumber(end));

/** The same room for words in all charts, so that their days stand below one another. */
function roomOf(
  charts: readonly Pick<CompareChartFigures, "lines" | "targetLabel" | "targetWords" | "ticks">[],
): CompareChartFigures["room"] {
  const longest = (words: readonly string[]) => Math.max(0, ...words.map(({ length }) => length));
  return {
    scale: longest(charts.flatMap(({ ticks }) => ticks.map(({ label }) => label))),
    names: longest(
      charts.flatMap(({ lines, targetLabel, targetWords }) => [
        targetLabel,
        targetWords,
        ...lines.flatMap(({ name, label }) => [name, label]),
      ]),
    ),
  };
}

/** Years where there are any, half-years where only they are compared; the last period in any case. */
function periodTicks(drawn: readonly ComparedRow[], locale: Locale): CompareChartFigures["dayTicks"] {
  const points = drawn.flatMap((row) => row.points).sort((left, right) => (left.end < right.end ? -1 : 1));
  const last = points.at(-1);
  const years = points.filter(({ kind }) => kind === "year");
  const told =
    years.length === 0 ? points : points.filter((point) => point.kind === "year" || point.end === last?.end);
  const labels = new Map(told.map(({ end, period }) => [dayNumber(end), shortPeriod(period, locale)]));
  return [...labels].map(([day, label]) => ({ day, label }));
}

function lastWords(row: ComparedRow): string {
  const last = row.points.findLast(({ value }) => value !== null);
  return last === undefined ? "" : pointWords(row, last);
}

function figuresOf(drawn: readonly ComparedRow[], days: readonly number[], locale: Locale) {
  const [first] = drawn;
  if (first === undefined || !drawn.some(hasFigure)) return null;
  const { compare } = messages(locale);
  const { threshold } = first.worded.row.score;
  const target = threshold.numerator / threshold.denominator;
  const lines = drawn.map((row) => ({
    place: row.place,
    name: row.short,
    label: lastWords(row),
    points: row.points.map((point) => {
      const period = shortPeriod(point.period, locale);
      const words = pointWords(row, point);
      return {
        day: dayNumber(point.end),
        value: point.value === null ? null : Number(point.value),
        period,
        words,
        title: fill(compare.point, { unit: row.short, period, value: words }),
      };
    }),
  }));
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value ?? 0));
  const top = isPercentage(first) ? 1 : Math.max(target, 1, ...values);
  const [from, to] = [Math.min(...days), Math.max(...days)];
  return {
    lines,
    target,
    targetLabel: compare.targetLine,
    targetWords: targetWords(first),
    top,
    ticks: ticksOf(top, isPercentage(first), locale),
    dayTicks: periodTicks(drawn, locale),
    from,
    to,
  } satisfies Omit<CompareChartFigures, "room">;
}

function PanelFigure({
  panel: { target, rows, finding, figures, remark },
  locale,
}: {
  readonly panel: ComparedPanel;
  readonly locale: Locale;
}) {
  const { terms } = messages(locale);
  return (
    <figure className="compare-panel" aria-labelledby={`trend-${target.indicator.code}`}>
      <h3 id={`trend-${target.indicator.code}`}>{finding}</h3>
      {figures === null ? null : (
        <DrawnPanel
          figures={figures}
          title={`${finding}. ${figures.targetLabel} ${figures.targetWords}`}
          noData={terms.noData}
        />
      )}
      {remark === null ? null : <p className="small muted">{remark}</p>}
      {rows.length === 0 ? null : (
        <details>
          <summary>{terms.dataTable}</summary>
          <PlainTable
            caption={finding}
            head={[terms.period, ...rows.map(({ short }) => short)]}
            rows={periodRows(rows, locale)}
          />
        </details>
      )}
    </figure>
  );
}

function DrawnPanel(drawn: {
  readonly figures: CompareChartFigures;
  readonly title: string;
  readonly noData: string;
}) {
  return (
    <LiveCompareChart {...drawn}>
      <CompareChart {...drawn} />
    </LiveCompareChart>
  );
}

function periodRows(rows: readonly ComparedRow[], locale: Locale): readonly (readonly string[])[] {
  const points = rows.flatMap((row) => row.points);
  const periods = [...new Map(points.map((point) => [point.period, point])).values()].sort((left, right) =>
    left.end < right.end ? -1 : 1,
  );
  return periods.map(({ period }) => [
    shortPeriod(period, locale),
    ...rows.map((row) => cellWords(row, period, locale)),
  ]);
}

function cellWords({ worded, points }: ComparedRow, period: string, locale: Locale): string {
  const point = points.find((each) => each.period === period);
  if (point === undefined || point.value === null) return messages(locale).terms.noData;
  const { score } = worded.row;
  const words = figureWords(worded, point.value);
  const counted = score.ownOnlySubject ? "" : countedWords(point, locale);
  if (counted === "") return words;
  return score.smallSample ? `${counted} (${words})` : `${words} (${counted})`;
}
