import clsx from "clsx";

/** One of the shapes of `Symbols`, for readers of the screen only: the word stands beside it. */
export function Shape({ name, className }: { readonly name: string; readonly className?: string }) {
  return (
    <svg className={clsx("shape", className)} aria-hidden="true" focusable="false">
      <use href={`#s-${name}`} />
    </svg>
  );
}
