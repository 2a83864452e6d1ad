/** Where units stand on a scale of 0 to 100: one dot each, the whole as a hollow diamond. */
export interface Strip {
  readonly name: string;
  readonly dots: readonly {
    readonly name: string;
    readonly value: number;
    readonly label: string;
    readonly href: string;
  }[];
  readonly whole: number | null;
  /** Words at the two ends. */
  readonly low: string;
  readonly high: string;
}

const WIDTH = 520;
const LEFT = 120;
const RIGHT = 500;
const HEAD = 34;
const LABELS = 38;
const LETTER = 6.7;
const MANY = 30;

/** Many dots are drawn smaller. */
const radiusOf = (dots: Strip["dots"]) => (dots.length > MANY ? 3 : 4.5);

const xOf = (value: number) => LEFT + (Math.min(100, Math.max(0, value)) / 100) * (RIGHT - LEFT);

/** Dots that would cover one another are stacked upwards. */
function stacked(dots: Strip["dots"]) {
  const width = 2 * radiusOf(dots);
  const placed: { readonly x: number; readonly level: number }[] = [];
  return [...dots]
    .sort((left, right) => left.value - right.value)
    .map((dot) => {
      const x = xOf(dot.value);
      let level = 0;
      while (placed.some((other) => other.level === level && Math.abs(other.x - x) < width)) level += 1;
      placed.push({ x, level });
      return { ...dot, x, level };
    });
}

/** Every strip is as high as its tallest stack; `y` is its line. */
function laidOut(strips: readonly Strip[]) {
  let bottom = HEAD;
  return strips.map((strip) => {
    const radius = radiusOf(strip.dots);
    const dots = stacked(strip.dots);
    const tallest = Math.max(0, ...dots.map(({ level }) => level));
    const y = bottom + Math.max(10, (2 * tallest + 1) * radius);
    bottom = y + LABELS;
    return { strip, dots, radius, y };
  });
}

/** Both end labels under their dots, drawn apart so that neither covers the other nor leaves the picture. */
function endLabels({ dots, low, high }: Strip) {
  const values = dots.map(({ value }) => value);
  const [lowWidth, highWidth] = [low.length * LETTER, high.length * LETTER];
  const highX = Math.min(xOf(Math.max(...values)) + highWidth / 2, WIDTH);
  const highStart = highX - highWidth;
  const lowX = Math.max(
    LEFT - 30,
    Math.min(xOf(Math.min(...values)) - lowWidth / 2, highStart - lowWidth - 14),
  );
  return { lowX, highX };
}

function StripRow({ strip, dots, radius, y }: ReturnType<typeof laidOut>[number]) {
  const { lowX, highX } = endLabels(strip);
  return (
    <g>
      <text x="0" y={y + 4.5} className="strip-text">
        {strip.name}
      </text>
      <line x1={LEFT} x2={RIGHT} y1={y} y2={y} stroke="var(--line)" />
      {dots.map(({ name, label, href, x, level }) => (
        <a key={name} href={href} aria-label={`${name}: ${label}`}>
          <circle
            cx={x.toFixed(1)}
            cy={y - level * 2 * radius}
            r={radius}
            fill="var(--muted)"
            stroke="var(--bg)"
          >
            <title>{`${name}: ${label}`}</title>
          </circle>
        </a>
      ))}
      {strip.whole === null ? null : (
        <path
          d="M0-5.5 5.5 0 0 5.5-5.5 0z"
          transform={`translate(${xOf(strip.whole).toFixed(1)} ${y})`}
          fill="var(--bg)"
          stroke="var(--text)"
          strokeWidth="1.6"
        />
      )}
      <text x={lowX.toFixed(1)} y={y + 20} className="strip-text">
        {strip.low}
      </text>
      {strip.dots.length > 1 ? (
        <text x={highX.toFixed(1)} y={y + 20} textAnchor="end" className="strip-text">
          {strip.high}
        </text>
      ) : null}
    </g>
  );
}

/** Several strips on one scale. */
export function DotStrips({ strips, title }: { readonly strips: readonly Strip[]; readonly title: string }) {
  const rows = laidOut(strips);
  const lowest = rows.at(-1)?.y ?? HEAD;
  const height = lowest + 26;
  return (
    // A group, not an image: every dot is a link.
    <svg className="dot-strips" viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={title}>
      {[0, 25, 50, 75, 100].map((value) => (
        <g key={value}>
          <line x1={xOf(value)} x2={xOf(value)} y1="20" y2={lowest} stroke="var(--line-2)" />
          <text x={xOf(value)} y="12" textAnchor="middle" className="axis-text">
            {value}
          </text>
        </g>
      ))}
      {rows.map((row) => (
        <StripRow key={row.strip.name} {...row} />
      ))}
    </svg>
  );
}
