import type { TrendChart } from "@/components/charts/trend-chart";

const LABEL_GAP = 16;

interface Label {
  readonly text: string;
  readonly y: number;
  readonly className: string;
}

/** Labels moved apart so that none covers another, and back up where they would run below the chart. */
function spread(labels: readonly Label[], bottom: number): readonly Label[] {
  const placed: Label[] = [];
  for (const label of [...labels].sort((left, right) => left.y - right.y)) {
    const above = placed.at(-1);
    placed.push({ ...label, y: above ? Math.max(label.y, above.y + LABEL_GAP) : label.y });
  }
  const overflow = Math.max(0, (placed.at(-1)?.y ?? 0) - bottom);
  return placed.map((label) => ({ ...label, y: label.y - overflow }));
}

/** What the target and the forecast come to, at the right end of their lines. */
export function TrendEndLabels({
  chart,
  right,
  bottom,
  y,
}: {
  readonly chart: Pick<TrendChart, "target" | "targetLabel" | "forecast">;
  readonly right: number;
  readonly bottom: number;
  readonly y: (value: number) => number;
}) {
  const target = { text: chart.targetLabel, y: y(chart.target), className: "end-text" };
  const forecast =
    chart.forecast === null
      ? []
      : [{ text: chart.forecast.label, y: y(chart.forecast.central), className: "axis-text" }];
  return spread([target, ...forecast], bottom).map((label) => (
    <text key={label.text} x={right + 8} y={label.y + 4.5} className={label.className}>
      {label.text}
    </text>
  ));
}
