import { COUNTRY, type Level, type UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/** Where a unit stands, as far as access depends on it. */
export interface Place {
  readonly code: UnitCode;
  readonly level: Level;
  /** Its province, itself for a province; `null` for the country. */
  readonly province: UnitCode | null;
  /** Its district, itself for a district; `null` above. */
  readonly district: UnitCode | null;
}

/**
 * Finds where a unit stands.
 *
 * @returns `undefined` for an unknown unit.
 * @example placeOf(tree, "19822") // { code: "19822", level: "commune", province: "46", district: "474" }
 */
export function placeOf(tree: UnitTree, code: UnitCode): Place | undefined {
  const unit = tree.get(code);
  if (unit === undefined) return undefined;
  const chain = [unit, ...tree.ancestors(code)];
  const at = (level: Level) => chain.find((candidate) => candidate.level === level)?.code ?? null;
  return { code, level: unit.level, province: at("province"), district: at("district") };
}

/**
 * Whether a place lies in a person's own subtree, the units of the scope included.
 *
 * @example isInside(["46"], commune19822) // true
 */
export function isInside(scope: readonly UnitCode[], place: Place): boolean {
  return scope.some((code) => code === COUNTRY || code === place.province || code === place.district);
}
