import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayFromNumber, dayNumber, isDay } from "@/lib/domain/periods/day-number";

describe("isDay", () => {
  test.each([
    ["2023-02-29", false],
    ["2024-02-29", true],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2024-13-01", false],
    ["2024-00-10", false],
    ["2024-04-31", false],
    ["2024-04-00", false],
    ["2024-4-1", false],
    ["2024-04-01T00:00", false],
    ["", false],
  ])("%s: %s", (text, expected) => {
    expect(isDay(text)).toBe(expected);
    if (!expected) expect(() => dayNumber(text)).toThrow(RangeError);
  });
});

describe("dayNumber", () => {
  test("counts whole days", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    expect(dayNumber("2025-12-31") - dayNumber("2021-12-31")).toBe(1461);
    expect(dayNumber("1969-12-31")).toBe(-1);
  });

  test("agrees with the calendar of the platform, both ways", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_000, max: 100_000 }), (count) => {
        const day = new Date(count * 86_400_000).toISOString().slice(0, 10);
        expect(dayFromNumber(count)).toBe(day);
        expect(dayNumber(day)).toBe(count);
      }),
      { numRuns: 1000 },
    );
  });
});
