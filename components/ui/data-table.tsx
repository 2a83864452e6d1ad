import type { ReactNode } from "react";

/** A table that scrolls inside its own named region; the page itself never scrolls sideways. */
export function TableRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** A small table of plain texts, such as the figures behind a chart. */
export function PlainTable({
  caption,
  head,
  rows,
}: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  return (
    <TableRegion label={caption}>
      <table className="table">
        <caption className="sr-text">{caption}</caption>
        <thead>
          <tr>
            {head.map((text, place) => (
              <th key={text} scope="col" className={place === 0 ? undefined : "num"}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = "", ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                <td key={head[place + 1] ?? place} className="num">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
