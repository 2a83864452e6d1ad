import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Aggregate, EMPTY_AGGREGATE } from "@/lib/domain/scoring/aggregate";
import { mergeAggregates, rollUp } from "@/lib/domain/scoring/roll-up";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";
import { randomProgramme } from "@/tests/support/random-programme";
import { met, observed, REGISTER, TREE } from "./programme-fixtures";

const at = (...observations: Parameters<typeof rollUp>[0]) => ({
  approved: rollUp(observations, TREE, REGISTER, "approved")("70", "SHARE", "2022"),
  provisional: rollUp(observations, TREE, REGISTER, "provisional")("70", "SHARE", "2022"),
});

describe("what does not count", () => {
  test("units out of scope, unknown units and indicators, other levels", () => {
    const sums = at(
      observed("70201", "SHARE", "2022", met(true)),
      observed("99999", "SHARE", "2022", met(true)),
      observed("700", "SHARE", "2022", met(true)),
      observed("70001", "OTHER", "2022", met(true)),
    );
    expect(sums).toEqual({ approved: undefined, provisional: undefined });
  });

  test("a draft or returned value, under either lens, nor does it hide the approved one", () => {
    for (const status of ["draft", "returned"] as const) {
      const working = observed("70001", "SHARE", "2022", met(true), status);
      expect(at(working)).toEqual({ approved: undefined, provisional: undefined });
      const { provisional } = at(working, observed("70001", "SHARE", "2022", met(false)));
      expect(provisional).toMatchObject({ reported: 1, met: 0 });
    }
  });
});

describe("what counts", () => {
  test("a submitted value replaces the approved one under the provisional lens only", () => {
    const sums = at(
      observed("70001", "SHARE", "2022", met(false)),
      observed("70001", "SHARE", "2022", met(true), "submitted"),
    );
    expect(sums.approved).toMatchObject({ reported: 1, met: 0 });
    expect(sums.provisional).toMatchObject({ reported: 1, met: 1 });
  });

  test("services meet with at least one and feedback", () => {
    const sumsOf = (services: string[], feedback: boolean) =>
      at(observed("70001", "SHARE", "2022", { measure: "services", services, feedback })).approved?.met;
    expect([sumsOf([], true), sumsOf(["health"], false), sumsOf(["health"], true)]).toEqual([0, 0, 1]);
  });

  test("0/0 is a report that adds nothing", () => {
    const source = rollUp(
      [observed("70001", "RATE", "2022", { measure: "ratio", numerator: 0, denominator: 0 })],
      TREE,
      REGISTER,
      "approved",
    );
    expect(source("700", "RATE", "2022")).toEqual({ ...EMPTY_AGGREGATE, reported: 1 });
  });
});

describe("on any programme", () => {
  test("the order of the observations does not matter", () => {
    fc.assert(
      fc.property(randomProgramme, fc.nat(), ({ units, register, observations }, turn) => {
        const tree = buildUnitTree(units);
        const by = turn % (observations.length + 1);
        const turned = [...observations.slice(by), ...observations.slice(0, by)].reverse();
        const [one, other] = [observations, turned].map((each) =>
          rollUp(each, tree, register, "provisional"),
        );
        for (const { code } of units) {
          for (const indicator of register.indicators) {
            for (const period of register.periods) {
              expect(one?.(code, indicator.code, period.code)).toEqual(
                other?.(code, indicator.code, period.code),
              );
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test("a parent is the sum of its children and itself, so each subject counts once", () => {
    fc.assert(
      fc.property(randomProgramme, ({ units, register, observations }) => {
        const tree = buildUnitTree(units);
        for (const indicator of register.indicators) {
          const ofLeaves = rollUp(observations, tree, register, "approved");
          for (const { code } of register.periods) {
            const sumsOf = (unit: string): Aggregate =>
              ofLeaves(unit, indicator.code, code) ?? EMPTY_AGGREGATE;
            for (const unit of units) {
              const ownOnly = rollUp(
                observations.filter((each) => each.unit === unit.code),
                tree,
                register,
                "approved",
              );
              const parts = tree.children(unit.code).map((child) => sumsOf(child.code));
              const own = ownOnly(unit.code, indicator.code, code) ?? EMPTY_AGGREGATE;
              expect(parts.reduce(mergeAggregates, own)).toEqual(sumsOf(unit.code));
              const { reported, notApplicable } = sumsOf(unit.code);
              expect(reported + notApplicable).toBeLessThanOrEqual(
                tree.subjectCount(unit.code, indicator.levels),
              );
            }
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});
