import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comparator } from "@/lib/domain/register/register";
import { passes, shortfallOf } from "@/lib/domain/scoring/passing";

const rule = (comparator: Comparator, numerator: number, denominator: number) => ({
  comparator,
  threshold: { numerator, denominator },
});

describe("passes", () => {
  test.each([
    [8007, 8255, ">=", 97, 100, false],
    [8008, 8255, ">=", 97, 100, true],
    [11, 22, ">", 50, 100, false],
    [11, 22, ">=", 50, 100, true],
    [12, 22, ">", 50, 100, true],
    [22, 22, ">", 100, 100, false],
    [999_999_999_999, 1_000_000_000_000, ">=", 1, 1, false],
    [2, 1, ">=", 3, 1, false],
    [3, 1, ">=", 3, 1, true],
  ] as const)("%s/%s %s %s/%s: %s", (above, below, comparator, t, of, expected) => {
    expect(passes({ numerator: above, denominator: below }, rule(comparator, t, of))).toBe(expected);
  });
});

describe("shortfallOf", () => {
  test.each([
    [8007, 8255, ">=", 97, 100, 8255, 1],
    [8008, 8255, ">=", 97, 100, 8255, 0],
    [80, 95, ">=", 100, 100, 95, 15],
    [11, 22, ">", 50, 100, 22, 1],
    [22, 22, ">", 100, 100, 22, null],
    [1, 1, ">=", 5, 1, null, 4],
    [5, 1, ">", 5, 1, null, 1],
    [0, 3, ">=", 5, 2, 3, null],
  ] as const)("%s/%s %s %s/%s capped at %s: %s", (above, below, comparator, t, of, cap, expected) => {
    expect(shortfallOf({ numerator: above, denominator: below }, rule(comparator, t, of), cap)).toBe(
      expected,
    );
  });

  test("is the smallest that passes", () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom<Comparator>(">=", ">"),
        fc.integer({ min: 1, max: 200 }),
        (above, below, comparator, percent) => {
          const needed = rule(comparator, percent, 100);
          const k = shortfallOf({ numerator: above, denominator: below }, needed, null) ?? -1;
          expect(passes({ numerator: above + k, denominator: below }, needed)).toBe(true);
          if (k > 0) {
            expect(passes({ numerator: above + k - 1, denominator: below }, needed)).toBe(false);
          }
        },
      ),
    );
  });
});
