import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  clamp,
  compare,
  divide,
  floor,
  fraction,
  multiply,
  ONE,
  subtract,
  toDecimal,
  ZERO,
} from "@/lib/domain/scoring/fraction";

const anyFraction = fc
  .tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 15n))
  .map(([above, below]) => fraction(above, below));

describe("fraction", () => {
  test("refuses a denominator of zero", () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => divide(ONE, ZERO)).toThrow(RangeError);
  });

  test("carries its sign in the numerator", () => {
    expect(fraction(3, -2)).toEqual({ numerator: -3n, denominator: 2n });
  });

  test("adds, subtracts, multiplies and divides as numbers do", () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        expect(compare(subtract(add(a, b), b), a)).toBe(0);
        if (b.numerator !== 0n) expect(compare(multiply(divide(a, b), b), a)).toBe(0);
        expect(compare(a, b)).toBe(compare(subtract(a, b), ZERO));
      }),
    );
  });

  test.each([
    [7n, 2n, 3n],
    [-7n, 2n, -4n],
    [-8n, 2n, -4n],
    [0n, 5n, 0n],
  ])("floor of %s/%s is %s", (above, below, expected) => {
    expect(floor(fraction(above, below))).toBe(expected);
  });

  test("clamp holds between bounds, and lets a count grow", () => {
    expect(clamp(fraction(5, 4), ZERO, ONE)).toEqual(ONE);
    expect(clamp(fraction(-1, 4), ZERO, ONE)).toEqual(ZERO);
    expect(clamp(fraction(5, 4), ZERO, null)).toEqual(fraction(5, 4));
  });
});

describe("toDecimal", () => {
  test.each([
    [80, 95, 6, "0.842105"],
    [1, 2_000_000, 6, "0.000001"],
    [1, 2_000_001, 6, "0.000000"],
    [-1, 2_000_000, 6, "-0.000001"],
    [-1, 2_000_001, 6, "0.000000"],
    [0, 7, 4, "0.0000"],
    [2, 3, 4, "0.6667"],
    [999_999_999, 1_000_000_000, 6, "1.000000"],
    [-25, 2, 6, "-12.500000"],
    [10 ** 15, 1, 6, "1000000000000000.000000"],
  ])("%s/%s with %s places is %s", (above, below, places, expected) => {
    expect(toDecimal(fraction(above, below), places)).toBe(expected);
  });

  test("is never off by more than half of its last place", () => {
    fc.assert(
      fc.property(anyFraction, (value) => {
        const written = fraction(BigInt(toDecimal(value, 6).replace(".", "")), 10n ** 6n);
        const off = subtract(written, value);
        const distance = compare(off, ZERO) < 0 ? subtract(ZERO, off) : off;
        expect(compare(distance, fraction(1n, 2n * 10n ** 6n))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
