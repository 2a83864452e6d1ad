"use client";

import type { TrendChart } from "@/components/charts/trend-chart";

/** Series beside the result, which can be hidden. */
export type TrendSeries = "path" | "forecast";

const LOOKS: Readonly<Record<TrendSeries, { readonly stroke: string; readonly dash: string }>> = {
  path: { stroke: "var(--border)", dash: "1.5 3.5" },
  forecast: { stroke: "var(--muted)", dash: "5 4" },
};

/** The series a chart has, with their names. */
export function seriesOf({ path, pathLabel, forecast, forecastLabel }: TrendChart) {
  return [
    ...(path === null ? [] : [{ series: "path" as const, name: pathLabel }]),
    ...(forecast === null
      ? []
      : [{ series: "forecast" as const, name: `${forecastLabel} (${forecast.bandLabel})` }]),
  ];
}

function SeriesSample({ series }: { readonly series: TrendSeries }) {
  const { stroke, dash } = LOOKS[series];
  return (
    <svg width="28" height="10" viewBox="0 0 28 10" aria-hidden="true" focusable="false">
      <path d="M1 5h26" stroke={stroke} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  );
}

/** The same without buttons, where nothing can be pressed: on paper and without scripts. */
export function TrendSeriesLegend({ chart }: { readonly chart: TrendChart }) {
  const all = seriesOf(chart);
  if (all.length === 0) return null;
  return (
    <ul className="series-legend" aria-label={chart.seriesLabel}>
      {all.map(({ series, name }) => (
        <li key={series}>
          <SeriesSample series={series} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** A button for each series beside the result: shows or hides it, and tells how it is drawn. */
export function TrendSeriesButtons({
  chart,
  shown,
  onToggle,
}: {
  readonly chart: TrendChart;
  readonly shown: ReadonlySet<TrendSeries>;
  readonly onToggle: (series: TrendSeries) => void;
}) {
  const all = seriesOf(chart);
  if (all.length === 0) return null;
  return (
    <div className="series-switch" role="group" aria-label={chart.seriesLabel}>
      {all.map(({ series, name }) => (
        <button key={series} type="button" aria-pressed={shown.has(series)} onClick={() => onToggle(series)}>
          <SeriesSample series={series} />
          {name}
        </button>
      ))}
    </div>
  );
}
