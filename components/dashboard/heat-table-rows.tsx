import { memo } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { HeatGrid } from "@/lib/contracts/heat-grid";
import { fill } from "@/lib/i18n/fill";

interface Shown {
  readonly grid: HeatGrid;
  /** Codes of the targets. */
  readonly targets: readonly string[];
  /** Period, plan and lens as an address has them. */
  readonly view: string;
  /** Targets met of those that apply, as words; and where none applies. */
  readonly metOf: string;
  readonly metNone: string;
}

/** The unit first, then the units at the places. Rows that stay are not drawn again. */
export function HeatTableRows({ places, ...shown }: Shown & { readonly places: readonly number[] }) {
  return (
    <tbody>
      <Row {...shown} at={0} />
      {places.map((at) => (
        <Row key={shown.grid.codes[at]} {...shown} at={at} />
      ))}
    </tbody>
  );
}

const Row = memo(function Row({ grid, targets, view, metOf, metNone, at }: Shown & { readonly at: number }) {
  const address = `/units/${grid.codes[at]}?${view}`;
  const province = grid.provinces[grid.parents[at] ?? -1];
  return (
    <tr className={at === 0 ? "total" : undefined}>
      <th scope="row">
        {at === 0 ? grid.names[at] : <TextLink href={address}>{grid.names[at]}</TextLink>}
        {province === undefined ? null : <span>{province.name}</span>}
      </th>
      <td className="headline">
        {grid.applicable[at] === 0
          ? metNone
          : fill(metOf, { met: String(grid.met[at]), whole: String(grid.applicable[at]) })}
      </td>
      {targets.map((code, place) => cellOf({ grid, place, at, code, address }))}
    </tr>
  );
});

/** Hundreds of them: a plain function weighs a fraction of a component; the anchor is what TextLink draws. */
function cellOf({
  grid,
  place,
  at,
  code,
  address,
}: {
  readonly grid: HeatGrid;
  readonly place: number;
  readonly at: number;
  readonly code: string;
  readonly address: string;
}) {
  const column = grid.columns[place];
  const look = grid.looks[column?.looks[at] ?? -1];
  if (column === undefined || look === undefined) return <td key={code} />;
  const text = grid.words[column.texts[at] ?? -1];
  // “Đạt chuẩn Đạt” would be read out.
  const isSaid = text !== undefined && look.word.startsWith(text);
  const remarks = grid.words[column.titles[at] ?? -1];
  return (
    <td key={code} className={look.className}>
      <a
        data-soft=""
        href={`${address}&explain=${code}#${code}`}
        title={remarks ? `${look.word} · ${remarks}` : look.word}
      >
        <svg {...(isSaid ? { "aria-hidden": true } : { role: "img", "aria-label": look.word })}>
          <use href={`#s-${look.shape}`} />
        </svg>
        {text}
      </a>
    </td>
  );
}
