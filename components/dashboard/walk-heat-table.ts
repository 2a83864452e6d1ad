import type { KeyboardEvent } from "react";

/**
 * Takes the cells' links out of the tab order, where hundreds of them would stand between the names of two units, and
 * names each by its target, which nothing else tells a reader who comes by key. With the first focus and not when the
 * page is drawn: without this script every cell is reached by Tab.
 */
export function gatherCells(region: HTMLElement): void {
  for (const cell of region.querySelectorAll<HTMLAnchorElement>("tbody td > a:not([tabindex])")) {
    cell.tabIndex = -1;
    const target = cell.hash.slice(1);
    cell.id = `heat-${target}-${cell.pathname.split("/").at(-1)}`;
    cell.setAttribute("aria-labelledby", `heat-${target} ${cell.id}`);
  }
}

/** A name or a cell in its row and its column, each from the first to the last. */
interface Standing {
  readonly row: readonly Element[];
  readonly column: readonly (Element | undefined)[];
  readonly across: number;
  readonly down: number;
}

/** What lies in each key's way, nearest first. */
const WAYS: Readonly<Record<string, (from: Standing) => readonly (Element | undefined)[]>> = {
  ArrowRight: ({ row, across }) => row.slice(across + 1),
  ArrowLeft: ({ row, across }) => row.slice(0, across).reverse(),
  ArrowDown: ({ column, down }) => column.slice(down + 1),
  ArrowUp: ({ column, down }) => column.slice(0, down).reverse(),
  Home: ({ row }) => row,
  End: ({ row }) => row.toReversed(),
};

function standingOf(link: HTMLAnchorElement): Standing | null {
  const cell = link.closest<HTMLTableCellElement>("tbody :is(th, td)");
  const row = cell?.closest("tr");
  if (!cell || !row) return null;
  const rows = [...(row.parentElement as HTMLTableSectionElement).rows];
  return {
    row: [...row.cells],
    column: rows.map(({ cells }) => cells[cell.cellIndex]),
    across: cell.cellIndex,
    down: rows.indexOf(row),
  };
}

/** Arrow keys, Home and End move the focus among names and cells; with a modifier they are the browser's. */
export function walkCells(event: KeyboardEvent): void {
  const way = WAYS[event.key];
  const isModified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  if (way === undefined || isModified || !(event.target instanceof HTMLAnchorElement)) return;
  const from = standingOf(event.target);
  if (from === null) return;
  event.preventDefault();
  for (const cell of way(from)) {
    const link = cell?.querySelector("a");
    if (!link) continue;
    keepClearOfHeads(event.currentTarget as HTMLElement);
    // The focus alone does not bring a cell into sight of which a part can be seen.
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest", inline: "nearest" });
    return;
  }
}

/** A head is as high, and the names as wide, as their words ask in this window. */
function keepClearOfHeads(region: HTMLElement): void {
  const height = region.querySelector("thead")?.offsetHeight ?? 0;
  const width = region.querySelector<HTMLElement>("tbody th")?.offsetWidth ?? 0;
  region.style.scrollPadding = `${height}px 0 0 ${width}px`;
}
