import { Shape } from "@/components/ui/shape";

/** A shape and a word; `look` names the style, `shape` one of the shapes. */
export function Chip({
  look,
  shape,
  label,
}: {
  readonly look: string;
  readonly shape: string;
  readonly label: string;
}) {
  return (
    <span className={`chip chip-${look}`}>
      <Shape name={shape} />
      {label}
    </span>
  );
}
