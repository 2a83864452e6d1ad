import { TextLink } from "@/components/ui/text-link";

/** Pages of a long list, as links. */
export function Pager({
  label,
  previous,
  next,
  words,
}: {
  /** "Trang 2/9". */
  readonly label: string;
  readonly previous: string | null;
  readonly next: string | null;
  readonly words: { readonly previous: string; readonly next: string };
}) {
  if (previous === null && next === null) return null;
  return (
    <nav className="pager" aria-label={label}>
      {previous === null ? null : (
        <TextLink href={previous} rel="prev">
          {words.previous}
        </TextLink>
      )}
      <span className="muted">{label}</span>
      {next === null ? null : (
        <TextLink href={next} rel="next">
          {words.next}
        </TextLink>
      )}
    </nav>
  );
}
