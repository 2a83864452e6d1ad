"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useState } from "react";
import type { TrendChart } from "@/components/charts/trend-chart";
import { type TrendSeries, TrendSeriesButtons, TrendSeriesLegend } from "@/components/charts/trend-series";
import { useAttention } from "@/components/charts/use-attention";

const InteractiveTrend = dynamic(
  () => import("@/components/charts/interactive-trend").then((chart) => chart.InteractiveTrend),
  { ssr: false },
);

const ALL: ReadonlySet<TrendSeries> = new Set(["path", "forecast"]);

const without = (shown: ReadonlySet<TrendSeries>, series: TrendSeries): ReadonlySet<TrendSeries> =>
  new Set(shown.has(series) ? [...shown].filter((each) => each !== series) : [...shown, series]);

/** Shows the still picture (its children) until the interactive one is there; print keeps the picture. */
export function LiveTrend({
  chart,
  title,
  children,
}: {
  readonly chart: TrendChart;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const hasAttention = useAttention();
  const [isLive, setLive] = useState(false);
  const [shown, setShown] = useState(ALL);
  const onReady = useCallback(() => setLive(true), []);
  return (
    <div className={isLive ? "live-trend is-live" : "live-trend"}>
      <div className="still">{children}</div>
      <div className="moving">
        {hasAttention ? (
          <InteractiveTrend chart={chart} title={title} shown={shown} onReady={onReady} />
        ) : null}
      </div>
      <TrendSeriesLegend chart={chart} />
      <TrendSeriesButtons
        chart={chart}
        shown={shown}
        onToggle={(series) => setShown((all) => without(all, series))}
      />
    </div>
  );
}
