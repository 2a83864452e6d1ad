import type { Comparator, Threshold } from "@/lib/domain/register/register";
import { compare, type Fraction, floor, fraction } from "@/lib/domain/scoring/fraction";

/** A figure as its two sums, whole numbers; the denominator is above zero. */
export interface Quotient {
  readonly numerator: number;
  readonly denominator: number;
}

/** What a figure must come to: "ít nhất" (at least) or "trên" (above) a threshold. */
export interface PassRule {
  readonly comparator: Comparator;
  readonly threshold: Threshold;
}

/** The exact fraction of two sums. */
export const toFraction = ({ numerator, denominator }: Quotient): Fraction =>
  fraction(numerator, denominator);

/**
 * Whether an exact figure passes a threshold.
 *
 * @param value the exact figure
 * @param rule comparator and threshold
 * @example fractionPasses(fraction(1, 2), { comparator: ">", threshold: { numerator: 50, denominator: 100 } }) // false
 * Source: "ít nhất" and "trên" of Decision 924/QĐ-TTg and the provinces' plans.
 */
export function fractionPasses(value: Fraction, { comparator, threshold }: PassRule): boolean {
  const order = compare(value, toFraction(threshold));
  return comparator === ">" ? order > 0 : order >= 0;
}

/**
 * Whether two sums pass a threshold, decided by cross multiplication on whole numbers.
 *
 * @param value the two sums
 * @param rule comparator and threshold
 * @example passes({ numerator: 8007, denominator: 8255 }, atLeast97Percent) // false, though it reads 97.0%
 * Source: passing is never decided on a rounded figure.
 */
export const passes = (value: Quotient, rule: PassRule): boolean => fractionPasses(toFraction(value), rule);

/**
 * How many more it takes in the numerator to pass: communes, files, models.
 *
 * @param value the two sums; the denominator stays
 * @param rule comparator and threshold
 * @param cap the largest numerator there can be, `null` for a plain count
 * @returns the smallest k ≥ 0, or `null` when no k within the cap is enough
 * @example shortfallOf({ numerator: 80, denominator: 95 }, atLeast100Percent, 95) // 15
 * Source: shortfall of the scoring rules.
 */
export function shortfallOf(value: Quotient, rule: PassRule, cap: number | null): number | null {
  if (passes(value, rule)) return 0;
  const { threshold, comparator } = rule;
  const exact = fraction(
    BigInt(threshold.numerator) * BigInt(value.denominator),
    BigInt(threshold.denominator),
  );
  const below = floor(exact);
  const isWhole = below * exact.denominator === exact.numerator;
  const needed = comparator === ">=" && isWhole ? below : below + 1n;
  if (cap !== null && needed > BigInt(cap)) return null;
  return Number(needed - BigInt(value.numerator));
}
