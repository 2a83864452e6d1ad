import type { HeatGrid } from "@/lib/contracts/heat-grid";
import { type HeatOrder, SORT_BY_MET, SORT_BY_UNIT } from "@/lib/contracts/heat-table";
import { arrangeUnits, type ComparedUnits } from "@/lib/domain/scoring/arrange-units";
import { toPlain } from "@/lib/domain/units/search-units";

/** A grid made ready for being filtered and sorted again and again. */
export interface GridArranger {
  /** Places in the grid, in the order asked for; the first unit, whose page it is, is not among them. */
  readonly arrange: (order: HeatOrder) => readonly number[];
}

export function gridArranger(grid: HeatGrid, targets: readonly string[]): GridArranger {
  const columns = new Map(targets.map((code, at) => [code, grid.columns[at]]));
  const plains: string[] = [];
  const provinceOf = (at: number) => grid.provinces[grid.parents[at] ?? -1] ?? null;
  const plainOf = (at: number): string => {
    const plain = plains[at] ?? toPlain(`${grid.names[at]} ${provinceOf(at)?.name ?? ""}`);
    plains[at] = plain;
    return plain;
  };
  // Places of the comparison are one behind those of the grid.
  const compared = (order: HeatOrder): ComparedUnits => ({
    count: grid.codes.length - 1,
    targets,
    plainOf: (place) => plainOf(place + 1),
    parentOf: (place) => provinceOf(place + 1)?.code ?? null,
    failingOf: (place) => grid.failing[place + 1] ?? 0,
    statusOf: (place, target) => grid.looks[columns.get(target)?.looks[place + 1] ?? -1]?.status ?? null,
    weightOf: (place) => {
      if (order.sort === SORT_BY_UNIT) return place;
      if (order.sort !== SORT_BY_MET) return columns.get(order.sort)?.ranks[place + 1] ?? null;
      const applicable = grid.applicable[place + 1];
      return applicable ? (grid.met[place + 1] ?? 0) / applicable : null;
    },
  });
  return {
    arrange: (order) =>
      arrangeUnits(compared(order), { ...order, parent: order.province }).map((place) => place + 1),
  };
}
