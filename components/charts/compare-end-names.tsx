import type { CompareChartFigures } from "@/components/charts/compare-figures";
import {
  type CompareFrame,
  type CompareScale,
  LONGEST_NAME,
  scaleOf,
} from "@/components/charts/compare-frame";

/** Two lines, and their accents above and below. */
const NAME_GAP = 38;
const NAME_LINE = 17;
/** What a mark takes up beside its point. */
const MARK = 7;

interface EndName {
  readonly key: string;
  readonly name: string;
  readonly words: string;
  /** Where what it names ends, and where the name stands. */
  readonly end: { readonly x: number; readonly y: number };
  readonly y: number;
}

/** What has to be named at the right end, from the top: the lines and the target. */
function endsOf(
  { lines, target, targetLabel, targetWords }: CompareChartFigures,
  { x, y }: CompareScale,
  { right }: CompareFrame,
) {
  const ends = lines.flatMap(({ place, name, label, points }) => {
    const last = points.findLast(({ value }) => value !== null);
    return last === undefined || last.value === null
      ? []
      : [{ key: String(place), name, words: label, end: { x: x(last.day) + MARK, y: y(last.value) } }];
  });
  const level = { key: "target", name: targetLabel, words: targetWords, end: { x: right, y: y(target) } };
  return [...ends, level].sort((left, right) => left.end.y - right.end.y);
}

/** Names moved apart, in the order of what they name, and back up where they would run below the chart. */
function placedNames(figures: CompareChartFigures, frame: CompareFrame): readonly EndName[] {
  const placed: EndName[] = [];
  for (const name of endsOf(figures, scaleOf(figures, frame), frame)) {
    const above = placed.at(-1);
    const y = above === undefined ? name.end.y : Math.max(name.end.y, above.y + NAME_GAP);
    placed.push({ ...name, y });
  }
  const lowest = frame.bottom - NAME_GAP / 2;
  return placed.reduceRight<readonly EndName[]>((done, name) => {
    const limit = done[0] === undefined ? lowest : done[0].y - NAME_GAP;
    return [{ ...name, y: Math.min(name.y, limit) }, ...done];
  }, []);
}

const cut = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;

/** The names of the lines and of the target, each with its last figure, at the right end of the chart. */
export function EndNames({
  figures,
  frame,
}: {
  readonly figures: CompareChartFigures;
  readonly frame: CompareFrame;
}) {
  return placedNames(figures, frame).map(({ key, name, words, end, y }) => (
    <g key={key}>
      <path
        d={`M${end.x.toFixed(1)} ${end.y.toFixed(1)}L${frame.names - 5} ${y.toFixed(1)}`}
        fill="none"
        stroke="var(--border)"
        strokeWidth=".8"
      />
      <text y={y} className="end-text">
        <tspan x={frame.names} dy="-3">
          {cut(name)}
        </tspan>
        <tspan x={frame.names} dy={NAME_LINE} className="end-value">
          {words}
        </tspan>
      </text>
    </g>
  ));
}
