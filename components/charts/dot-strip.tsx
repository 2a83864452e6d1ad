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
const FIRST = 44;
const GAP = 54;
const DOT = 4.5;
const LETTER = 6.7;

const xOf = (value: number) => LEFT + (Math.min(100, Math.max(0, value)) / 100) * (RIGHT - LEFT);

/** Dots that would cover one another are stacked upwards. */
function stacked(dots: Strip["dots"]) {
  const placed: { readonly x: number; readonly level: number }[] = [];
  return [...dots]
    .sort((left, right) => left.value - right.value)
    .map((dot) => {
      const x = xOf(dot.value);
      let level = 0;
      while (placed.some((other) => other.level === level && Math.abs(other.x - x) < 2 * DOT)) level += 1;
      placed.push({ x, level });
      return { ...dot, x, level };
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

function StripRow({ strip, y }: { readonly strip: Strip; readonly y: number }) {
  const { lowX, highX } = endLabels(strip);
  return (
    <g>
      <text x="0" y={y + 4.5} className="strip-text">
        {strip.name}
      </text>
      <line x1={LEFT} x2={RIGHT} y1={y} y2={y} stroke="var(--line)" />
      {stacked(strip.dots).map(({ name, label, href, x, level }) => (
        <a key={name} href={href} aria-label={`${name}: ${label}`}>
          <circle cx={x.toFixed(1)} cy={y - level * 2 * DOT} r={DOT} fill="var(--muted)" stroke="var(--bg)">
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
  const height = FIRST + strips.length * GAP - 22;
  return (
    // A group, not an image: every dot is a link.
    <svg className="dot-strips" viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={title}>
      {[0, 25, 50, 75, 100].map((value) => (
        <g key={value}>
          <line x1={xOf(value)} x2={xOf(value)} y1="20" y2={height - 30} stroke="var(--line-2)" />
          <text x={xOf(value)} y="12" textAnchor="middle" className="axis-text">
            {value}
          </text>
        </g>
      ))}
      {strips.map((strip, place) => (
        <StripRow key={strip.name} strip={strip} y={FIRST + place * GAP} />
      ))}
    </svg>
  );
}
