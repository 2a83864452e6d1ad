import { EndNames } from "@/components/charts/compare-end-names";
import type { CompareChartFigures, CompareLine } from "@/components/charts/compare-figures";
import {
  COMPARE_SIZE,
  type CompareFrame,
  type CompareScale,
  frameOf,
  legibleTicks,
  scaleOf,
} from "@/components/charts/compare-frame";
import { lookOf, Mark } from "@/components/charts/compare-marks";
import { linePath } from "@/components/charts/sparkline";

/** One target over the periods: a line per unit, told apart by dash, mark and name, and the target as a level line. */
export function CompareChart({
  figures,
  title,
}: {
  readonly figures: CompareChartFigures;
  readonly title: string;
}) {
  const frame = frameOf(figures);
  const scale = scaleOf(figures, frame);
  const { width, height } = COMPARE_SIZE;
  return (
    <svg className="compare-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <Grid figures={figures} scale={scale} frame={frame} />
      {figures.lines.map((line) => (
        <Line key={line.place} line={line} scale={scale} />
      ))}
      <EndNames figures={figures} frame={frame} />
    </svg>
  );
}

function Grid({
  figures,
  scale,
  frame: { left, right, bottom },
}: {
  readonly figures: CompareChartFigures;
  readonly scale: CompareScale;
  readonly frame: CompareFrame;
}) {
  const target = scale.y(figures.target);
  return (
    <>
      {figures.ticks.map(({ value, label }) => (
        <g key={label}>
          <line x1={left} x2={right} y1={scale.y(value)} y2={scale.y(value)} stroke="var(--line-2)" />
          <text x={left - 7} y={scale.y(value) + 4.5} textAnchor="end" className="axis-text">
            {label}
          </text>
        </g>
      ))}
      {legibleTicks(figures).map(({ day, label }) => (
        <text key={label} x={scale.x(day)} y={bottom + 22} textAnchor="middle" className="axis-text">
          {label}
        </text>
      ))}
      <line x1={left} x2={right} y1={target} y2={target} stroke="var(--text)" strokeWidth="1.2" />
    </>
  );
}

function Line({
  line: { place, points },
  scale,
}: {
  readonly line: CompareLine;
  readonly scale: CompareScale;
}) {
  const { stroke, dash } = lookOf(place);
  const dots = points.map(({ day, value, title }) =>
    value === null ? null : { x: scale.x(day), y: scale.y(value), title },
  );
  return (
    <>
      <path d={linePath(dots)} fill="none" stroke={stroke} strokeWidth="2" strokeDasharray={dash} />
      {dots.map((dot) =>
        dot === null ? null : <Mark key={dot.title} place={place} x={dot.x} y={dot.y} title={dot.title} />,
      )}
    </>
  );
}
