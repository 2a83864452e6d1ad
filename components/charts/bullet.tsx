/** One result against its target, all on a scale of 0 to 1. */
export interface BulletFigures {
  readonly value: number | null;
  readonly target: number;
  /** What a straight line asks for by now. */
  readonly required: number | null;
  /** What the result could still reach once all have reported. */
  readonly upper: number | null;
  readonly tone: "good" | "slow" | "risk" | "unknown";
}

const percent = (share: number) => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;

/** Bar = value, thick tick = target, hollow tick = due by now, hatch = what missing reports could still add. */
export function Bullet({
  value,
  target,
  required,
  upper,
  tone,
  title,
}: BulletFigures & { readonly title: string }) {
  const reach = value !== null && upper !== null && upper > value ? upper : null;
  return (
    <svg className="bullet" role="img" aria-label={title}>
      <rect x="0" y="8" width="100%" height="8" fill="var(--track)" />
      {reach === null || value === null ? null : (
        <>
          <rect x={percent(value)} y="8" width={percent(reach - value)} height="8" fill="url(#hatch)" />
          <line
            x1={percent(reach)}
            x2={percent(reach)}
            y1="6"
            y2="18"
            stroke="var(--hatch)"
            strokeWidth="1.5"
          />
        </>
      )}
      {value === null ? (
        <rect x="0" y="8" width="100%" height="8" fill="url(#hatch)" />
      ) : value === 0 ? (
        <rect x="0" y="6" width="3" height="12" fill={`var(--${tone})`} />
      ) : (
        <rect x="0" y="8" width={percent(value)} height="8" fill={`var(--${tone})`} />
      )}
      {required === null ? null : (
        <rect
          x={percent(required)}
          y="4"
          width="5"
          height="16"
          transform="translate(-2.5 0)"
          fill="var(--bg)"
          stroke="var(--text)"
          strokeWidth="1.25"
        />
      )}
      <line x1={percent(target)} x2={percent(target)} y1="1" y2="23" stroke="var(--text)" strokeWidth="2.5" />
    </svg>
  );
}
