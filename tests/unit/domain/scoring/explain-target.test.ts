import { describe, expect, test } from "vitest";
import { explainTarget, explainUnit } from "@/lib/domain/scoring/explain-target";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import { met, observed, requestFor } from "./programme-fixtures";

const REPORTS = [
  observed("70001", "SHARE", "2021", met(false)),
  observed("70001", "SHARE", "2022", met(true)),
  observed("70002", "SHARE", "2022", met(false)),
  observed("70101", "PILOT", "2022", { measure: "count", count: 2 }),
];

describe("explainTarget", () => {
  test("has nothing to say of a target the scorecard leaves out", () => {
    expect(explainTarget(requestFor(REPORTS, { unit: "70001" }), "PILOT")).toBeNull();
    expect(explainTarget(requestFor(REPORTS), "NONE")).toBeNull();
  });

  test("says who reported what, and which line held", () => {
    expect(explainTarget(requestFor(REPORTS), "SHARE")).toMatchObject({
      formula: "share-of-units",
      counts: { subjects: 4, expected: 4, reported: 2, met: 1, notMet: 1, missing: 2, notApplicable: 0 },
      status: {
        status: "on-track",
        line: 10,
        passes: false,
        upperPasses: false,
        isFinal: false,
        deadline: "2025-12-31",
        baseline: { period: "2021", end: "2021-12-31", value: "0.000000" },
        required: "0.249829",
        pace: "1.000685",
      },
      source: { plan: "national" },
      countsInIndex: true,
    });
  });

  test("shows the units counted above the level of a count per unit", () => {
    expect(explainTarget(requestFor(REPORTS), "PILOT")).toMatchObject({
      formula: "units-passing",
      counts: { met: null, notMet: null, absentMeansZero: true },
      sums: {
        count: 2,
        units: {
          level: "district",
          passing: 1,
          counted: 2,
          comparator: ">=",
          threshold: { numerator: 2, denominator: 1 },
        },
      },
      countsInIndex: false,
    });
  });

  test("opens every figure of the scorecard, with the same score", () => {
    const request = requestFor(REPORTS);
    expect(explainUnit(request).map(({ score }) => score)).toEqual(scoreUnit(request).targets);
  });
});
