import { describe, expect, test } from "vitest";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import { met, observed, requestFor } from "./programme-fixtures";

const notApplicable = (unit: string, indicator: string) => ({
  ...observed(unit, indicator, "2022", met(true)),
  value: { state: "not-applicable", reason: "other", reasonText: null } as const,
});

describe("the index", () => {
  test("needs a value for four fifths of the applicable targets", () => {
    const one = [observed("70001", "SHARE", "2022", met(true))];
    expect(scoreUnit(requestFor(one, { unit: "70001" })).index).toEqual({
      value: null,
      pillars: { A: "100.0000", B: null, EMPTY: null },
      scored: 1,
      applicable: 2,
    });
  });

  test("leaves out what is not applicable", () => {
    const reports = [observed("70001", "SHARE", "2022", met(true)), notApplicable("70001", "RATE")];
    expect(scoreUnit(requestFor(reports, { unit: "70001" })).index).toMatchObject({
      value: "100.0000",
      scored: 1,
      applicable: 1,
    });
  });

  test("is the mean attainment, an unscored pillar aside", () => {
    const reports = [
      observed("70001", "SHARE", "2022", met(false)),
      observed("70001", "RATE", "2022", { measure: "ratio", numerator: 1, denominator: 3 }),
      observed("70001", "PILOT", "2022", { measure: "count", count: 1 }),
    ];
    expect(scoreUnit(requestFor(reports, { unit: "700" })).index).toEqual({
      // Attainments 0 and (1/3) ÷ (1/2).
      value: "33.3333",
      pillars: { A: "33.3333", B: "50.0000", EMPTY: null },
      scored: 2,
      applicable: 2,
    });
  });
});
