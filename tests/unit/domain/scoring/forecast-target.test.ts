import { describe, expect, test } from "vitest";
import { forecastTarget } from "@/lib/domain/scoring/forecast-target";
import { fraction } from "@/lib/domain/scoring/fraction";

const point = (end: string, above: number, below: number) => ({
  period: end,
  end,
  value: fraction(above, below),
});
const rule = { comparator: ">=", threshold: { numerator: 1, denominator: 1 } } as const;
/** One percentage point in each ten days, from 10 % to 12 %. */
const STEADY = [point("2023-01-01", 10, 100), point("2023-01-11", 11, 100), point("2023-01-21", 12, 100)];

describe("no forecast", () => {
  test("of two points, on the deadline, or of points on one day", () => {
    const request = { rule, cappedAtOne: true, deadline: "2023-12-31" };
    expect(forecastTarget({ ...request, points: [] })).toBeNull();
    expect(forecastTarget({ ...request, points: STEADY.slice(1) })).toBeNull();
    expect(forecastTarget({ ...request, points: STEADY, deadline: "2023-01-21" })).toBeNull();
    expect(forecastTarget({ ...request, points: [STEADY[0]!, STEADY[0]!, STEADY[0]!] })).toBeNull();
  });
});

describe("a forecast", () => {
  test("goes on along the median slope", () => {
    expect(forecastTarget({ points: STEADY, deadline: "2023-01-31", rule, cappedAtOne: true })).toEqual({
      central: "0.130000",
      low: "0.130000",
      high: "0.130000",
      // 88 points at a tenth of a point a day: 880 days.
      reachesOn: "2025-06-19",
    });
  });

  test("above needs a day more than at least when the line meets the threshold on a day", () => {
    const above = { comparator: ">", threshold: rule.threshold } as const;
    const request = { points: STEADY, deadline: "2023-01-31", cappedAtOne: true };
    expect(forecastTarget({ ...request, rule: above })?.reachesOn).toBe("2025-06-20");
  });

  test("ends at 1 for a share and at 0 for everything, but lets a count grow", () => {
    const rising = [point("2023-01-01", 0, 1), point("2023-01-02", 1, 2), point("2023-01-03", 1, 1)];
    const falling = [point("2023-01-01", 1, 1), point("2023-01-02", 1, 2), point("2023-01-03", 0, 1)];
    const request = { deadline: "2023-01-05", rule };
    expect(forecastTarget({ ...request, points: rising, cappedAtOne: true })?.central).toBe("1.000000");
    expect(forecastTarget({ ...request, points: rising, cappedAtOne: false })?.central).toBe("2.000000");
    expect(forecastTarget({ ...request, points: falling, cappedAtOne: false })?.central).toBe("0.000000");
  });

  test("reaches on no day when it has passed, stands still, or takes until 2101", () => {
    const request = { deadline: "2030-01-01", cappedAtOne: false };
    const low = { comparator: ">=", threshold: { numerator: 1, denominator: 10 } } as const;
    const flat = STEADY.map((each) => ({ ...each, value: fraction(1, 2) }));
    const far = { comparator: ">=", threshold: { numerator: 29, denominator: 1 } } as const;
    expect(forecastTarget({ ...request, points: STEADY, rule: low })?.reachesOn).toBeNull();
    expect(forecastTarget({ ...request, points: flat, rule })?.reachesOn).toBeNull();
    expect(forecastTarget({ ...request, points: STEADY, rule: far })?.reachesOn).toBeNull();
  });

  test("low and high are the first and ninth decile, linear between neighbours", () => {
    // Slopes per day: 0, 1/2, 1; deciles at 0.2 and 1.8 of the way through them: 1/10 and 9/10.
    const bent = [point("2023-01-01", 0, 1), point("2023-01-02", 0, 1), point("2023-01-03", 1, 1)];
    expect(forecastTarget({ points: bent, deadline: "2023-01-04", rule, cappedAtOne: false })).toEqual({
      central: "1.500000",
      low: "1.100000",
      high: "1.900000",
      reachesOn: null,
    });
  });
});
