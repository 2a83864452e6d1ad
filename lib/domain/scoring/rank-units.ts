import { compare, type Fraction } from "@/lib/domain/scoring/fraction";

/**
 * Places among siblings by their exact indexes: 1 + the number of siblings with a higher one, so that equals share
 * a place and the next one is skipped (1, 2, 2, 4). A sibling without an index has no place.
 *
 * @param indexes exact indexes, in any order
 * @returns places in the same order
 * @example rankUnits([fraction(80), null, fraction(90), fraction(80)]) // [2, null, 1, 2]
 * Source: scoring rules, rank among the in-scope children of one parent.
 */
export function rankUnits(indexes: readonly (Fraction | null)[]): readonly (number | null)[] {
  const ranked = indexes.filter((index) => index !== null);
  return indexes.map((index) =>
    index === null ? null : 1 + ranked.filter((other) => compare(other, index) > 0).length,
  );
}
