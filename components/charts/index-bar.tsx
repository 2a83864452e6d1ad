/** An index of 0 to 100 as a thin bar; the number stands beside it. */
export function IndexBar({ value }: { readonly value: number }) {
  return (
    <svg className="index-bar" aria-hidden="true" focusable="false">
      <rect y="4" width="100%" height="6" fill="var(--track)" />
      <rect
        y="4"
        width={`${Math.min(100, Math.max(0, value)).toFixed(2)}%`}
        height="6"
        fill="var(--text)"
        opacity=".72"
      />
    </svg>
  );
}
