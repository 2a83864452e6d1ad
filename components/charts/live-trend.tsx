"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useState } from "react";
import type { TrendChart } from "@/components/charts/trend-chart";

const InteractiveTrend = dynamic(
  () => import("@/components/charts/interactive-trend").then((chart) => chart.InteractiveTrend),
  { ssr: false },
);

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
  const [isLive, setLive] = useState(false);
  const onReady = useCallback(() => setLive(true), []);
  return (
    <div className={isLive ? "live-trend is-live" : "live-trend"}>
      <div className="still">{children}</div>
      <div className="moving">
        <InteractiveTrend chart={chart} title={title} onReady={onReady} />
      </div>
    </div>
  );
}
