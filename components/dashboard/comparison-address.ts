import { unitAddress } from "@/components/shared/view-address";
import { type HeatOrder, SORT_BY_MET, SORT_BY_UNIT } from "@/lib/contracts/heat-table";
import type { ViewChoice } from "@/lib/contracts/unit-overview";

export type ComparisonPath = "heat-table" | "ranking" | "map" | "progress" | "history";

/** Path of a view of a unit. */
export const comparisonPath = (unitCode: string, path: ComparisonPath): string =>
  `/units/${unitCode}/${path}`;

/** Its address under the same period, plan and lens. */
export function comparisonAddress(
  unitCode: string,
  path: ComparisonPath,
  view: ViewChoice,
  extra: Readonly<Record<string, string>> = {},
): string {
  return unitAddress(unitCode, view, extra).replace("?", `/${path}?`);
}

/** What an address says about the rows of the table; what is usual is left out. */
export function orderQuery(order: HeatOrder): Readonly<Record<string, string>> {
  const { show, units, sort, direction, name, province, failingAtLeast, target, status, page } = order;
  return {
    ...(units !== "children" && { units }),
    ...(show !== "value" && { show }),
    ...(sort !== SORT_BY_MET && { sort }),
    ...(direction !== usualDirection(sort) && { dir: direction }),
    ...(name !== "" && { name }),
    ...(province !== null && { province }),
    ...(failingAtLeast > 0 && { failing: String(failingAtLeast) }),
    ...(target !== null && { target }),
    ...(status !== null && { status }),
    ...(page > 1 && { page: String(page) }),
  };
}

/** The order a column's head leads to: its usual direction, or the other one where it is sorted so already. */
export function sortedBy(order: HeatOrder, sort: string): HeatOrder {
  const usual = usualDirection(sort);
  const other = usual === "asc" ? "desc" : "asc";
  const isUsual = order.sort === sort && order.direction === usual;
  return { ...order, sort, direction: isUsual ? other : usual, page: 1 };
}

const usualDirection = (sort: string) => (sort === SORT_BY_UNIT ? "asc" : "desc");
