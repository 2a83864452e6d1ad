import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";
import { randomProgramme } from "@/tests/support/random-programme";
import { met, observed, requestFor } from "./programme-fixtures";

const scoreOf = (indicator: string, ...rest: Parameters<typeof requestFor>) =>
  scoreUnit(requestFor(...rest)).targets.find((target) => target.indicator === indicator);

describe("refused", () => {
  test.each([
    [{ unit: "99" }, /unit 99/],
    [{ period: "2099" }, /period 2099/],
    [{ plan: "none" }, /plan none/],
    [{ plan: "local", unit: "VN" }, /outside the plan/],
  ])("%o", (asked, message) => {
    expect(() => scoreUnit(requestFor([], asked))).toThrow(message);
    expect(() => scoreChildren(requestFor([], asked))).toThrow(RangeError);
  });
});

describe("a scorecard", () => {
  test("of nothing reported has no values, and no index, but every pillar", () => {
    const { targets, index } = scoreUnit(requestFor([], { unit: "70001" }));
    expect(targets.map(({ indicator, status, value }) => [indicator, status, value])).toEqual([
      ["SHARE", "no-data", null],
      ["RATE", "no-data", null],
    ]);
    expect(index).toEqual({
      value: null,
      pillars: { A: null, B: null, EMPTY: null },
      scored: 0,
      applicable: 2,
    });
  });

  test("counts per unit at the level, above it, and not below", () => {
    const pilots = [
      observed("70001", "PILOT", "2022", { measure: "count", count: 2 }),
      observed("70101", "PILOT", "2022", { measure: "count", count: 1 }),
    ];
    expect(scoreOf("PILOT", pilots, { unit: "700" })).toMatchObject({
      comparator: ">=",
      threshold: { numerator: 2, denominator: 1 },
      numerator: 2,
      denominator: 1,
      status: "met",
    });
    expect(scoreOf("PILOT", pilots, { unit: "70" })).toMatchObject({
      threshold: { numerator: 1, denominator: 1 },
      expected: 4,
      missing: 0,
      numerator: 1,
      denominator: 2,
      shortfall: 1,
    });
    expect(scoreOf("PILOT", pilots, { unit: "70001" })).toBeUndefined();
  });

  test("of a unit out of scope lists nothing", () => {
    expect(scoreUnit(requestFor([], { unit: "702" })).targets).toEqual([]);
  });

  test("sums beyond 32 bits stay exact", () => {
    const large = { measure: "ratio", numerator: 499_999_999_999, denominator: 1_000_000_000_000 } as const;
    expect(scoreOf("RATE", [observed("70001", "RATE", "2022", large)], { unit: "70001" })).toMatchObject({
      value: "0.500000",
      status: "baseline",
      shortfall: 1,
    });
  });

  test("takes its line to the target from the plan that defines it", () => {
    const reports = ["2021", "2022"].map((period) => observed("70001", "SHARE", period, met(false)));
    expect(scoreOf("SHARE", reports, { plan: "local" })).toMatchObject({
      definedBy: "local",
      deadline: "2023-12-31",
      baseline: { period: "2021", value: "0.000000" },
    });
    expect(scoreOf("RATE", reports, { plan: "local" })).toMatchObject({
      definedBy: "national",
      deadline: "2025-12-31",
    });
  });
});

describe("children", () => {
  test("are those in scope, in code order; a commune has none", () => {
    const reports = [
      observed("70101", "SHARE", "2022", met(true)),
      observed("70101", "RATE", "2022", { measure: "ratio", numerator: 1, denominator: 1 }),
      observed("70001", "SHARE", "2022", met(true)),
    ];
    const children = scoreChildren(requestFor(reports));
    expect(children.map(({ unit, rank }) => [unit, rank])).toEqual([
      ["700", null],
      ["701", 1],
    ]);
    expect(scoreChildren(requestFor(reports, { unit: "70001" }))).toEqual([]);
  });
});

describe("on any programme", () => {
  test("lower ≤ value ≤ upper, and taking a report away never raises coverage", () => {
    fc.assert(
      fc.property(randomProgramme, fc.nat(), ({ units, register, observations }, seed) => {
        const tree = buildUnitTree(units);
        const period = register.periods[seed % register.periods.length]?.code ?? "";
        const cardOf = (reports: typeof observations) =>
          scoreUnit({
            register,
            tree,
            aggregates: rollUp(reports, tree, register, "approved"),
            unit: "VN",
            period,
            plan: "base",
            lens: "approved",
          });
        const full = cardOf(observations);
        // Reasons for not applicable stay: taking one away makes the unit expected again.
        const isDropped = (index: number) => index === seed % Math.max(1, observations.length);
        const fewer = cardOf(
          observations.filter((each, index) => !isDropped(index) || each.value.state === "not-applicable"),
        );
        full.targets.forEach((target, index) => {
          expect(target.expected).toBe(target.reported + target.missing);
          if (target.lower !== null && target.upper !== null && target.value !== null) {
            expect(Number(target.lower)).toBeLessThanOrEqual(Number(target.value));
            expect(Number(target.value)).toBeLessThanOrEqual(Number(target.upper));
          }
          expect(fewer.targets[index]?.reported).toBeLessThanOrEqual(target.reported);
          expect(fewer.targets[index]?.expected).toBe(target.expected);
        });
      }),
      { numRuns: 60 },
    );
  });
});
