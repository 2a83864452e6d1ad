import { describe, expect, it } from "vitest";
import { isFarFromBefore } from "@/lib/domain/observations/far-from-before";

const ratio = (numerator: number, denominator: number) =>
  ({ measure: "ratio", numerator, denominator }) as const;
const count = (counted: number) => ({ measure: "count", count: counted }) as const;

describe("a figure far from the one before", () => {
  it.each([
    [ratio(10, 100), ratio(40, 100), true],
    [ratio(10, 100), ratio(39, 100), false],
    [ratio(70, 100), ratio(40, 100), true],
    [ratio(1, 19), ratio(100, 100), false],
    [ratio(1, 20), ratio(100, 100), true],
    [ratio(0, 0), ratio(100, 100), false],
    [count(2), count(6), true],
    [count(2), count(5), false],
    [count(0), count(4), false],
    [count(0), count(5), true],
    [count(15), count(5), true],
    [{ measure: "criterion", met: true } as const, { measure: "criterion", met: false } as const, false],
  ])("%j then %j: %s", (before, now, isFar) => {
    expect(isFarFromBefore(before, now)).toBe(isFar);
  });
});
