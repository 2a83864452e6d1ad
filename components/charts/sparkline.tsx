const WIDTH = 68;
const HEIGHT = 24;
const PAD = 4;

/** A small line without axes; the words beside it say what it shows. Gaps stay gaps. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <span className="sparkline" aria-hidden="true" />;
  const top = Math.max(1, ...known);
  const step = values.length > 1 ? (WIDTH - 2 * PAD) / (values.length - 1) : 0;
  const points = values.map((value, place) =>
    value === null ? null : { x: PAD + place * step, y: HEIGHT - PAD - (value / top) * (HEIGHT - 2 * PAD) },
  );
  const last = points.findLast((point) => point !== null);
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <path d={linePath(points)} fill="none" stroke="var(--muted)" strokeWidth="1.4" />
      {last ? <circle cx={last.x.toFixed(1)} cy={last.y.toFixed(1)} r="2.8" fill="var(--text)" /> : null}
    </svg>
  );
}

/** A path through the points that are there, begun anew after every gap. */
export function linePath(points: readonly ({ readonly x: number; readonly y: number } | null)[]): string {
  let isDrawing = false;
  return points
    .map((point) => {
      if (point === null) {
        isDrawing = false;
        return "";
      }
      const stroke = `${isDrawing ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
      isDrawing = true;
      return stroke;
    })
    .join("");
}
