/** Told apart without colour: dash, mark, and the label at the end. */
const LOOKS = [
  { stroke: "var(--text)", dash: undefined },
  { stroke: "var(--action)", dash: "7 4" },
  { stroke: "var(--muted)", dash: "2 3" },
  { stroke: "var(--border)", dash: "9 3 2 3" },
] as const;

export const lookOf = (place: number) => LOOKS[place % LOOKS.length] ?? LOOKS[0];

/** Circle, square, triangle, diamond; every other one hollow. */
function markPath(place: number, x: number, y: number): string {
  const at = (dx: number, dy: number) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`;
  if (place === 1) return `M${at(-4, -4)}L${at(4, -4)}L${at(4, 4)}L${at(-4, 4)}Z`;
  if (place === 2) return `M${at(0, -5)}L${at(5, 4)}L${at(-5, 4)}Z`;
  if (place === 3) return `M${at(0, -5.5)}L${at(5.5, 0)}L${at(0, 5.5)}L${at(-5.5, 0)}Z`;
  return `M${at(-4.5, 0)}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z`;
}

/** The mark of a unit at a point. */
export function Mark({
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
