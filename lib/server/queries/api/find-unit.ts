import "server-only";

import type { UnitView } from "@/lib/contracts/api";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import { reference } from "@/lib/server/reference/load-reference";

/** A unit as the API shows it; every signed-in person may know the list of units. */
export function toUnitView(tree: UnitTree, code: string): UnitView | null {
  const unit = tree.get(code);
  if (unit === undefined) return null;
  const { level, name, type } = unit;
  const parents = tree.ancestors(code).map((parent) => ({ code: parent.code, name: parent.name }));
  return { code, level, name, type, inScope: tree.inScope(code), parents };
}

/** The unit of a code with its parents, or `null`. */
export async function findUnit(code: string): Promise<UnitView | null> {
  const { tree } = await reference();
  return toUnitView(tree, code);
}
