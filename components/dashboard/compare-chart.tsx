import { linePath } from "@/components/charts/sparkline";

/** One unit's line; its place decides dash and mark. */
export interface CompareLine {
  readonly place: number;
  readonly name: string;
  readonly label: string;
  readonly points: readonly { readonly day: number; readonly value: number | null; readonly title: string }[];
}

/** What a small multiple is drawn from: plain numbers and finished words. */
export interface CompareChartFigures {
  readonly lines: readonly CompareLine[];
  readonly target: number;
  /** "mức phải đạt" and "70%". */
  readonly targetLabel: string;
  readonly targetWords: string;
  readonly top: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly dayTicks: readonly { readonly day: number; readonly label: string }[];
  /** The days all charts of the page begin and end with. */
  readonly from: number;
  readonly to: number;
}

const WIDTH = 388;
const HEIGHT = 224;
const LEFT = 38;
const RIGHT = 236;
const TOP = 14;
const BOTTOM = 194;
const LABELS = 256;
const LABEL_GAP = 34;
/** What a mark takes up beside its point. */
const MARK = 7;
const LONGEST_NAME = 18;

/** Told apart without colour: dash, mark, and the label at the end. */
const LOOKS = [
  { stroke: "var(--text)", dash: undefined },
  { stroke: "var(--action)", dash: "7 4" },
  { stroke: "var(--muted)", dash: "2 3" },
  { stroke: "var(--border)", dash: "9 3 2 3" },
] as const;

const lookOf = (place: number) => LOOKS[place % LOOKS.length] ?? LOOKS[0];

/** Circle, square, triangle, diamond; every other one hollow. */
function markPath(place: number, x: number, y: number): string {
  const at = (dx: number, dy: number) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`;
  if (place === 1) return `M${at(-4, -4)}L${at(4, -4)}L${at(4, 4)}L${at(-4, 4)}Z`;
  if (place === 2) return `M${at(0, -5)}L${at(5, 4)}L${at(-5, 4)}Z`;
  if (place === 3) return `M${at(0, -5.5)}L${at(5.5, 0)}L${at(0, 5.5)}L${at(-5.5, 0)}Z`;
  return `M${at(-4.5, 0)}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z`;
}

function Mark({
  place,
  x,
  y,
  title,
}: {
  readonly place: number;
  readonly x: number;
  readonly y: number;
  readonly title?: string;
}) {
  const { stroke } = lookOf(place);
  return (
    <path
      d={markPath(place, x, y)}
      fill={place % 2 === 0 ? stroke : "var(--bg)"}
      stroke={stroke}
      strokeWidth="1.6"
    >
      {title === undefined ? null : <title>{title}</title>}
    </path>
  );
}

/** The line and mark of a unit, beside its name outside the charts. */
export function LineSample({ place }: { readonly place: number }) {
  const { stroke, dash } = lookOf(place);
  return (
    <svg
      className="line-sample"
      width="34"
      height="14"
      viewBox="0 0 34 14"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M1 7h32" stroke={stroke} strokeWidth="2" strokeDasharray={dash} fill="none" />
      <Mark place={place} x={17} y={7} />
    </svg>
  );
}

interface Scale {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

function scaleOf({ from, to, top }: CompareChartFigures): Scale {
  const span = Math.max(1, to - from);
  return {
    x: (day) => LEFT + ((day - from) / span) * (RIGHT - LEFT),
    y: (value) => BOTTOM - (Math.min(value, top) / top) * (BOTTOM - TOP),
  };
}

const cut = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;

interface EndLabel {
  readonly name: string;
  readonly words: string;
  /** Where what it names ends, and where the label stands. */
  readonly end: { readonly x: number; readonly y: number };
  readonly y: number;
}

/** What has to be named at the right end, from the top: the lines and the target. */
function endsOf({ lines, target, targetLabel, targetWords }: CompareChartFigures, { x, y }: Scale) {
  const ends = lines.flatMap(({ name, label, points }) => {
    const last = points.findLast(({ value }) => value !== null);
    return last === undefined || last.value === null
      ? []
      : [{ name, words: label, end: { x: x(last.day) + MARK, y: y(last.value) } }];
  });
  const level = { name: targetLabel, words: targetWords, end: { x: RIGHT, y: y(target) } };
  return [...ends, level].sort((left, right) => left.end.y - right.end.y);
}

/** Labels moved apart, in the order of what they name, and back up where they would run below the chart. */
function endLabels(figures: CompareChartFigures, scale: Scale): readonly EndLabel[] {
  const placed: EndLabel[] = [];
  for (const label of endsOf(figures, scale)) {
    const above = placed.at(-1);
    const y = above === undefined ? label.end.y : Math.max(label.end.y, above.y + LABEL_GAP);
    placed.push({ ...label, y });
  }
  const lowest = BOTTOM - LABEL_GAP / 2;
  return placed.reduceRight<readonly EndLabel[]>((done, label) => {
    const limit = done[0] === undefined ? lowest : done[0].y - LABEL_GAP;
    return [{ ...label, y: Math.min(label.y, limit) }, ...done];
  }, []);
}

/** One target over the periods: a line per unit, told apart by dash, mark and label, and the target as a level line. */
export function CompareChart({
  figures,
  title,
}: {
  readonly figures: CompareChartFigures;
  readonly title: string;
}) {
  const scale = scaleOf(figures);
  return (
    <svg className="compare-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      <Grid figures={figures} scale={scale} />
      {figures.lines.map((line) => (
        <Line key={line.name} line={line} scale={scale} />
      ))}
      {endLabels(figures, scale).map((label) => (
        <NameAtEnd key={label.name} label={label} />
      ))}
    </svg>
  );
}

function Grid({ figures, scale }: { readonly figures: CompareChartFigures; readonly scale: Scale }) {
  const target = scale.y(figures.target);
  return (
    <>
      {figures.ticks.map(({ value, label }) => (
        <g key={label}>
          <line x1={LEFT} x2={RIGHT} y1={scale.y(value)} y2={scale.y(value)} stroke="var(--line-2)" />
          <text x={LEFT - 7} y={scale.y(value) + 4.5} textAnchor="end" className="axis-text">
            {label}
          </text>
        </g>
      ))}
      {figures.dayTicks.map(({ day, label }) => (
        <text key={label} x={scale.x(day)} y={BOTTOM + 20} textAnchor="middle" className="axis-text">
          {label}
        </text>
      ))}
      <line x1={LEFT} x2={RIGHT} y1={target} y2={target} stroke="var(--text)" strokeWidth="1.2" />
    </>
  );
}

function Line({ line: { place, points }, scale }: { readonly line: CompareLine; readonly scale: Scale }) {
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

function NameAtEnd({ label: { name, words, end, y } }: { readonly label: EndLabel }) {
  return (
    <>
      <path
        d={`M${end.x.toFixed(1)} ${end.y.toFixed(1)}L${LABELS - 5} ${y.toFixed(1)}`}
        fill="none"
        stroke="var(--border)"
        strokeWidth=".8"
      />
      <text y={y} className="end-text">
        <tspan x={LABELS} dy="-2">
          {cut(name)}
        </tspan>
        <tspan x={LABELS} dy="15" className="end-value">
          {words}
        </tspan>
      </text>
    </>
  );
}
