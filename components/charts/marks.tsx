const STEP = 16;
const SIZE = 22;

/** Met or not, period by period: filled, hollow, or a short line where nothing was reported. */
export function Marks({ values }: { readonly values: readonly (boolean | null)[] }) {
  return (
    <svg
      className="marks"
      width={values.length * STEP}
      height={SIZE}
      viewBox={`0 0 ${values.length * STEP} ${SIZE}`}
      aria-hidden="true"
      focusable="false"
    >
      {values.map((isMet, place) => {
        const x = place * STEP + STEP / 2;
        const y = SIZE / 2;
        const key = `${place}`;
        if (isMet === null)
          return <path key={key} d={`M${x - 3} ${y}h6`} stroke="var(--border)" strokeWidth="1.4" />;
        return (
          <circle
            key={key}
            cx={x}
            cy={y}
            r="4"
            fill={isMet ? "var(--muted)" : "none"}
            stroke="var(--muted)"
            strokeWidth="1.4"
          />
        );
      })}
    </svg>
  );
}
