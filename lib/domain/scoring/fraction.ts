/** Exact fractions: whole numbers of any size, the denominator above zero. No rounding before the last step. */

export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };
export const ONE: Fraction = { numerator: 1n, denominator: 1n };

/** Powers of ten by their exponents. */
const SCALES: readonly bigint[] = [1n, 10n, 100n, 1_000n, 10_000n, 100_000n, 1_000_000n];

/**
 * A fraction with its sign in the numerator. It is not brought to lowest terms: a score takes few steps, and
 * comparing and rounding give the same either way.
 *
 * @param numerator any whole number
 * @param denominator any whole number but zero
 * @throws RangeError on a denominator of zero
 * @example fraction(3, -2) // { numerator: -3n, denominator: 2n }
 * Source: arithmetic.
 */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  if (below === 0n) throw new RangeError("a fraction has no denominator of zero");
  return below < 0n ? { numerator: -above, denominator: -below } : { numerator: above, denominator: below };
}

/**
 * The sum of two fractions.
 *
 * @example add(fraction(1, 3), fraction(1, 6)) // one half
 * Source: arithmetic.
 */
export const add = (left: Fraction, right: Fraction): Fraction =>
  fraction(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );

/**
 * The first fraction less the second.
 *
 * @example subtract(fraction(1, 2), fraction(1, 3)) // one sixth
 * Source: arithmetic.
 */
export const subtract = (left: Fraction, right: Fraction): Fraction =>
  fraction(
    left.numerator * right.denominator - right.numerator * left.denominator,
    left.denominator * right.denominator,
  );

/**
 * The product of two fractions.
 *
 * @example multiply(fraction(2, 3), fraction(3, 4)) // one half
 * Source: arithmetic.
 */
export const multiply = (left: Fraction, right: Fraction): Fraction =>
  fraction(left.numerator * right.numerator, left.denominator * right.denominator);

/**
 * The first fraction divided by the second.
 *
 * @throws RangeError when the second is zero
 * @example divide(fraction(1, 2), fraction(1, 4)) // two
 * Source: arithmetic.
 */
export const divide = (left: Fraction, right: Fraction): Fraction =>
  fraction(left.numerator * right.denominator, left.denominator * right.numerator);

/**
 * Orders two fractions by cross multiplication: below zero, zero or above zero like the difference.
 *
 * @example compare(fraction(8007, 8255), fraction(97, 100)) // -1: 97 % of 8,255 communes is not met by 8,007
 * Source: passing is decided on whole numbers.
 */
export function compare(left: Fraction, right: Fraction): -1 | 0 | 1 {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * The largest whole number not above a fraction.
 *
 * @example floor(fraction(-1, 2)) // -1n
 * Source: arithmetic.
 */
export function floor({ numerator, denominator }: Fraction): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/**
 * A fraction held between two bounds; without an upper one it may be as large as it is.
 *
 * @example clamp(fraction(5, 4), ZERO, ONE) // one
 * Source: forecast and attainment of the scoring rules.
 */
export function clamp(value: Fraction, low: Fraction, high: Fraction | null): Fraction {
  if (compare(value, low) < 0) return low;
  return high !== null && compare(value, high) > 0 ? high : value;
}

/**
 * A decimal text rounded half away from zero from the exact fraction; a zero has no sign.
 *
 * @param value the exact fraction
 * @param places decimal places, 1 or more
 * @example toDecimal(fraction(2, 3), 6) // "0.666667"; toDecimal(fraction(-1, 8), 2) // "-0.13"
 * Source: numbers on the wire: six places, four for the index.
 */
export function toDecimal({ numerator, denominator }: Fraction, places: number): string {
  const size = numerator < 0n ? -numerator : numerator;
  const scale = SCALES[places] ?? 10n ** BigInt(places);
  const rounded = (2n * size * scale + denominator) / (2n * denominator);
  const digits = rounded.toString().padStart(places + 1, "0");
  const sign = numerator < 0n && rounded !== 0n ? "-" : "";
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
