import "server-only";

import { indexUnits, type UnitIndex } from "@/lib/domain/units/search-units";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

// Prepared once for each list of units this process has loaded.
const indexes = new WeakMap<UnitTree, UnitIndex>();

/** The units of a tree, ready to be searched. */
export function unitIndexOf(tree: UnitTree): UnitIndex {
  const known = indexes.get(tree) ?? indexUnits(tree);
  indexes.set(tree, known);
  return known;
}
