/** Units counted by step: a dot each, or a bar where they are too many. Hollow: what may still change. */
export interface DotRow {
  readonly name: string;
  readonly count: number;
  /** Of them, those drawn hollow. */
  readonly open: number;
  /** Words at the end of the row. */
  readonly label: string;
}

/** As wide as a phone's screen. */
const WIDTH = 376;
/** Wider than most letters at 13 px. */
const LETTER = 7.2;
const MANY_DOTS = 600;
const BAR = 12;

const LARGE = { pitch: 11, dot: 8.4, hole: 5.8, gap: 22 };
const SMALL = { pitch: 7, dot: 5.4, hole: 3.2, gap: 16 };

/** Where the dots begin and end: right of the longest name, left of the longest words. */
function frameOf(rows: readonly DotRow[]) {
  const longest = (words: (row: DotRow) => string) => Math.max(...rows.map((row) => words(row).length));
  const left = Math.ceil(longest(({ name }) => name) * LETTER) + 12;
  return { left, width: WIDTH - left - Math.ceil(longest(({ label }) => label) * LETTER) - 10 };
}

interface Placed {
  readonly row: DotRow;
  readonly top: number;
}

/** Rows below one another, each as high as its lines of dots. */
function stacked(rows: readonly DotRow[], columns: number, pitch: number, gap: number) {
  let top = 4;
  const placed = rows.map((row): Placed => {
    const lines = Math.max(1, Math.ceil(row.count / columns));
    const here = { row, top };
    top += lines * pitch + gap;
    return here;
  });
  return { placed, height: top - gap + 6 };
}

function drawDots(rows: readonly DotRow[]) {
  const most = Math.max(...rows.map(({ count }) => count));
  const { left, width } = frameOf(rows);
  const { pitch, dot, hole, gap } = most > Math.floor(width / LARGE.pitch) ? SMALL : LARGE;
  const columns = Math.floor(width / pitch);
  const { placed, height } = stacked(rows, columns, pitch, gap);
  // Points without length under a round pen: one path draws a whole row of dots.
  const pointsOf = ({ top }: Placed, from: number, to: number) =>
    Array.from({ length: to - from }, (_, place) => {
      const at = from + place;
      return `M${left + (at % columns) * pitch + pitch / 2} ${top + Math.floor(at / columns) * pitch + pitch / 2}h0`;
    }).join("");
  return {
    height,
    body: placed.map((here) => {
      const { row, top } = here;
      const filled = row.count - row.open;
      // Beside the widest line: between lines this narrow there is no room for words.
      const widest = Math.min(row.count, columns);
      return (
        <g key={row.name}>
          <text x="0" y={top + pitch / 2 + 4.5} className="strip-text">
            {row.name}
          </text>
          {row.count === 0 ? null : (
            <g strokeLinecap="round">
              <path d={pointsOf(here, 0, row.count)} stroke="var(--muted)" strokeWidth={dot} />
              <path d={pointsOf(here, filled, row.count)} stroke="var(--bg)" strokeWidth={hole} />
            </g>
          )}
          <text
            x={left + widest * pitch + (row.count === 0 ? 0 : 8)}
            y={top + pitch / 2 + 4.5}
            className="strip-text"
          >
            {row.label}
          </text>
        </g>
      );
    }),
  };
}

function drawBars(rows: readonly DotRow[]) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const { left, width } = frameOf(rows);
  const lengthOf = (count: number) => (count / most) * width;
  return {
    height: rows.length * 28 + 4,
    body: rows.map((row, place) => {
      const y = place * 28 + 6;
      const [filled, whole] = [lengthOf(row.count - row.open), lengthOf(row.count)];
      return (
        <g key={row.name}>
          <text x="0" y={y + 10.5} className="strip-text">
            {row.name}
          </text>
          <rect x={left} y={y} width={filled.toFixed(1)} height={BAR} fill="var(--muted)" />
          {row.open === 0 ? null : (
            <rect
              x={(left + filled).toFixed(1)}
              y={y + 0.65}
              width={(whole - filled).toFixed(1)}
              height={BAR - 1.3}
              fill="var(--bg)"
              stroke="var(--muted)"
              strokeWidth="1.3"
            />
          )}
          <text x={(left + whole + 8).toFixed(1)} y={y + 10.5} className="strip-text">
            {row.label}
          </text>
        </g>
      );
    }),
  };
}

/** One row per step, the highest first. */
export function DotRows({ rows, title }: { readonly rows: readonly DotRow[]; readonly title: string }) {
  const { height, body } = drawsBars(rows) ? drawBars(rows) : drawDots(rows);
  return (
    <svg className="dot-rows" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title}>
      {body}
    </svg>
  );
}

/** Too many to be told apart as dots. */
export function drawsBars(rows: readonly DotRow[]): boolean {
  return rows.reduce((sum, { count }) => sum + count, 0) > MANY_DOTS;
}
