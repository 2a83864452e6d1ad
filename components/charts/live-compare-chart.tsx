"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useState } from "react";
import type { CompareChartFigures } from "@/components/charts/compare-figures";
import { useHiddenPlaces } from "@/components/charts/compare-series";
import { useAttention } from "@/components/charts/use-attention";

const InteractiveCompareChart = dynamic(
  () =>
    import("@/components/charts/interactive-compare-chart").then((chart) => chart.InteractiveCompareChart),
  { ssr: false },
);

/** Shows the still picture (its children) until the interactive one is there; print keeps the picture. */
export function LiveCompareChart({
  figures,
  title,
  noData,
  children,
}: {
  readonly figures: CompareChartFigures;
  readonly title: string;
  /** In place of a figure that is missing. */
  readonly noData: string;
  readonly children: ReactNode;
}) {
  const hasAttention = useAttention();
  const [isLive, setLive] = useState(false);
  const hidden = useHiddenPlaces();
  const onReady = useCallback(() => setLive(true), []);
  return (
    <div className={isLive ? "live-trend is-live" : "live-trend"}>
      <div className="still">{children}</div>
      <div className="moving">
        {hasAttention ? (
          <InteractiveCompareChart
            figures={{ ...figures, lines: figures.lines.filter(({ place }) => !hidden.has(place)) }}
            title={title}
            noData={noData}
            onReady={onReady}
          />
        ) : null}
      </div>
    </div>
  );
}
