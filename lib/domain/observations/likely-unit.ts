import type { Unit } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/** The part of the unit tree that reading rows needs. */
export type UnitLookup = Pick<UnitTree, "get" | "inScope">;

const CODE_LENGTHS = [2, 3, 5] as const;

/**
 * The unit somebody meant whose code lost its leading zeros in a spreadsheet. Codes are never padded silently: `24` is
 * the province Bắc Giang and `024` the town Hà Giang.
 *
 * @param fits which units could be meant, such as those of the indicator's levels.
 * @returns the shortest padded code that fits, in-scope units first; `undefined` when there is none.
 * @example likelyUnit("1", tree, (unit) => unit.level === "province") // unit "01", Hà Nội
 */
export function likelyUnit(code: string, tree: UnitLookup, fits: (unit: Unit) => boolean): Unit | undefined {
  if (!/^\d+$/.test(code)) return undefined;
  const candidates = CODE_LENGTHS.filter((length) => length > code.length)
    .map((length) => tree.get(code.padStart(length, "0")))
    .filter((unit) => unit !== undefined && fits(unit));
  return candidates.find((unit) => unit !== undefined && tree.inScope(unit.code)) ?? candidates[0];
}
