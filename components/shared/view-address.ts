import type { ViewChoice } from "@/lib/contracts/unit-overview";

type Query = Readonly<Record<string, string | null | undefined>>;

function queryOf(view: ViewChoice, extra: Query): string {
  const chosen = { period: view.period.code, plan: view.plan.code, lens: view.lens, ...extra };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(chosen)) if (value) query.set(name, value);
  return query.toString();
}

/** The address of a unit's page under the same period, plan and lens: an address is a view. */
export function unitAddress(unitCode: string, view: ViewChoice, extra: Query = {}, hash = ""): string {
  return `/units/${unitCode}?${queryOf(view, extra)}${hash && `#${hash}`}`;
}

/** The address of any view of a unit: its path, and what its address says beside period, plan and lens. */
export function viewAddress(path: string, view: ViewChoice, extra: Query = {}): string {
  return `${path}?${queryOf(view, extra)}`;
}

/** The address of the subjects behind one figure. */
export function rowsAddress(
  unitCode: string,
  indicatorCode: string,
  view: ViewChoice,
  extra: Query = {},
): string {
  return `/units/${unitCode}/rows/${indicatorCode}?${queryOf(view, extra)}`;
}

/** The address of a unit that may lie outside the plan: a province's plan is kept only below that province. */
export function outsideAddress(unitCode: string, view: ViewChoice): string {
  return unitAddress(unitCode, view, { plan: null });
}
