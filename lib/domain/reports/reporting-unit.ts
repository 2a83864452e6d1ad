import type { UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/**
 * The unit in whose report a unit's figures travel: a commune's in its district's; a district's, a province's and the
 * country's in their own.
 *
 * @returns `null` for a unit that is unknown or out of scope: it has nothing to report.
 * @example reportingUnit(tree, "19822") // "474"
 * Source: the three kinds of report of the programme's reporting rules.
 */
export function reportingUnit(tree: UnitTree, code: UnitCode): UnitCode | null {
  const unit = tree.get(code);
  if (unit === undefined || !tree.inScope(code)) return null;
  return unit.level === "commune" ? unit.parent : code;
}

/**
 * The units whose figures one report holds: the reporting unit itself, then its in-scope communes in code order.
 *
 * @returns an empty list for a unit that makes no report.
 * @example coveredUnits(tree, "474") // ["474", "19822", …]
 */
export function coveredUnits(tree: UnitTree, code: UnitCode): readonly UnitCode[] {
  if (reportingUnit(tree, code) !== code) return [];
  const communes = tree.inScopeChildren(code).filter(({ level }) => level === "commune");
  return [code, ...communes.map((commune) => commune.code)];
}
