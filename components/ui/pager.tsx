import type { MouseEventHandler } from "react";
import { TextLink } from "@/components/ui/text-link";

/** Pages of a long list, as links. */
export function Pager({
  label,
  previous,
  next,
  words,
  onStep,
}: {
  /** "Trang 2/9". */
  readonly label: string;
  readonly previous: string | null;
  readonly next: string | null;
  readonly words: { readonly previous: string; readonly next: string };
  /** What else a click does, on a page that can turn its leaves itself. */
  readonly onStep?: (step: -1 | 1) => MouseEventHandler;
}) {
  if (previous === null && next === null) return null;
  return (
    <nav className="pager" aria-label={label}>
      {previous === null ? null : (
        <TextLink href={previous} rel="prev" {...(onStep && { onClick: onStep(-1) })}>
          {words.previous}
        </TextLink>
      )}
      <span className="muted">{label}</span>
      {next === null ? null : (
        <TextLink href={next} rel="next" {...(onStep && { onClick: onStep(1) })}>
          {words.next}
        </TextLink>
      )}
    </nav>
  );
}
