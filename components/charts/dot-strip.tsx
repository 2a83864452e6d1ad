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

/** As wide as a phone's screen: what is cut off on the right would be the best units. */
const WIDTH = 376;
const LEFT = 10;
const RIGHT = 362;
const HEAD = 26;
/** The name of a strip stands above its dots. */
const NAME = 17;
/** From the line of a strip to the baseline of its words, and from there to the next strip. */
const TO_WORDS = 20;
const LINE = 17;
const BELOW_WORDS = 16;
/** Wider than most letters at 13 px, so that words reckoned apart never touch. */
const LETTER = 7.2;
const SPACE = 16;
const MANY = 30;
/** A pile never rises above this; where units crowd, its dots move together. */
const TALLEST = 56;

/** Many dots are drawn smaller. */
const radiusOf = (dots: Strip["dots"]) => (dots.length > MANY ? 3 : 4.5);

const xOf = (value: number) => LEFT + (Math.min(100, Math.max(0, value)) / 100) * (RIGHT - LEFT);

/** Dots that would cover one another are piled upwards: few at their exact place, many in columns as of a histogram. */
function piled(dots: Strip["dots"], radius: number) {
  const width = 2 * radius;
  const placed: { readonly x: number; readonly level: number }[] = [];
  const place = (value: number) =>
    dots.length > MANY ? LEFT + Math.round((xOf(value) - LEFT) / width) * width : xOf(value);
  return [...dots]
    .sort((left, right) => left.value - right.value)
    .map((dot) => {
      const x = place(dot.value);
      let level = 0;
      while (placed.some((other) => other.level === level && Math.abs(other.x - x) < width)) level += 1;
      placed.push({ x, level });
      return { ...dot, x, level };
    });
}

/** The words of both ends under their dots; where there is no room for both on one line, the higher end takes the next. */
function endWords({ dots, low, high }: Strip) {
  const values = dots.map(({ value }) => value);
  const [lowWidth, highWidth] = [low.length * LETTER, high.length * LETTER];
  const highX = Math.max(highWidth, Math.min(xOf(Math.max(...values)) + highWidth / 2, WIDTH));
  const lowX = Math.max(0, Math.min(xOf(Math.min(...values)) - lowWidth / 2, WIDTH - lowWidth));
  const besideX = highX - highWidth - SPACE - lowWidth;
  const fits = besideX >= 0;
  return { lowX: fits ? Math.min(lowX, besideX) : lowX, highX, lines: fits ? 1 : 2 };
}

/** Every strip is as high as its tallest pile; `y` is its line. */
function laidOut(strips: readonly Strip[]) {
  let bottom = HEAD;
  return strips.map((strip) => {
    const radius = radiusOf(strip.dots);
    const dots = piled(strip.dots, radius);
    const tallest = Math.max(0, ...dots.map(({ level }) => level));
    const rise = tallest === 0 ? 0 : Math.min(2 * radius, TALLEST / tallest);
    const words = endWords(strip);
    const y = bottom + NAME + Math.max(8, tallest * rise + radius);
    const name = bottom + NAME - 6;
    bottom = y + TO_WORDS + (words.lines - 1) * LINE + BELOW_WORDS;
    return { strip, dots, radius, rise, name, y, words };
  });
}

function StripRow({ strip, dots, radius, rise, name: nameY, y, words }: ReturnType<typeof laidOut>[number]) {
  return (
    <g>
      <text x="0" y={nameY} className="strip-text strip-name">
        {strip.name}
      </text>
      <line x1={LEFT} x2={RIGHT} y1={y} y2={y} stroke="var(--line)" />
      {dots.map(({ name, label, href, x, level }) => (
        <a key={name} href={href} tabIndex={-1} aria-label={`${strip.name}, ${name}: ${label}`}>
          <circle
            cx={x.toFixed(1)}
            cy={(y - level * rise).toFixed(1)}
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
      <text x={words.lowX.toFixed(1)} y={y + TO_WORDS} className="strip-text">
        {strip.low}
      </text>
      {strip.high === "" ? null : (
        <text
          x={words.highX.toFixed(1)}
          y={y + TO_WORDS + (words.lines - 1) * LINE}
          textAnchor="end"
          className="strip-text"
        >
          {strip.high}
        </text>
      )}
    </g>
  );
}

/** Several strips on one scale. */
export function DotStrips({ strips, title }: { readonly strips: readonly Strip[]; readonly title: string }) {
  const rows = laidOut(strips);
  const lowest = rows.at(-1);
  const lowestLine = lowest?.y ?? HEAD;
  const height = lowestLine + TO_WORDS + ((lowest?.words.lines ?? 1) - 1) * LINE + 6;
  return (
    // A group, not an image: every dot is a link. They are no stops of the Tab key, of which there would be hundreds: the
    // table of the units, which follows, leads to the same pages.
    <svg className="dot-strips" viewBox={`0 0 ${WIDTH} ${height.toFixed(1)}`} role="group" aria-label={title}>
      {[0, 25, 50, 75, 100].map((value) => (
        <g key={value}>
          <line x1={xOf(value)} x2={xOf(value)} y1="20" y2={lowestLine} stroke="var(--line-2)" />
          <text x={xOf(value)} y="12" textAnchor="middle" className="axis-text" aria-hidden="true">
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
