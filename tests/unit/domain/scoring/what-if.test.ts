import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observation, Payload } from "@/lib/domain/observations/observation";
import { resolveTargets } from "@/lib/domain/plans/resolve-targets";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import { leastToPass, scoreWhatIf, type WhatIfGround, whatIfGround } from "@/lib/domain/scoring/what-if";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";
import { type RandomProgramme, randomProgramme } from "@/tests/support/random-programme";
import { met, observed, requestFor } from "@/tests/unit/domain/scoring/programme-fixtures";

/** As it reaches the browser. */
const sent = (ground: WhatIfGround): WhatIfGround => JSON.parse(JSON.stringify(ground));

const AT_LEAST_HALF = { comparator: ">=", threshold: { numerator: 50, denominator: 100 } } as const;
const TWO = { comparator: ">=", threshold: { numerator: 2, denominator: 1 } } as const;
const reported = (payload: Payload) => ({ state: "reported", payload }) as const;

describe("nothing can be supposed", () => {
  test.each([
    [
      "of a subject that is not applicable",
      { state: "not-applicable", reason: "r", reasonText: null } as const,
    ],
    ["of one that meets the criterion", reported(met(true))],
    [
      "of one with service and feedback",
      reported({ measure: "services", services: ["health"], feedback: true }),
    ],
  ])("%s", (_, said) => {
    expect(leastToPass("share-of-units", AT_LEAST_HALF, said)).toBeNull();
  });

  test.each([
    ["missing", null],
    ["0/0", reported({ measure: "ratio", numerator: 0, denominator: 0 })],
    ["passing", reported({ measure: "ratio", numerator: 5, denominator: 10 })],
  ])("of a ratio that is %s", (_, said) => {
    expect(leastToPass("ratio-of-sums", AT_LEAST_HALF, said)).toBeNull();
  });

  test("of who counts, where no single unit has to", () => {
    expect(leastToPass("count-at-unit", TWO, null)).toBeNull();
    expect(leastToPass("units-passing", TWO, reported({ measure: "count", count: 2 }))).toBeNull();
  });

  test("of a unit outside the plan", () => {
    expect(() => whatIfGround(requestFor([], { unit: "VN", plan: "local" }))).toThrow(RangeError);
  });
});

describe("the least to pass", () => {
  test("is a report that meets, or the criterion met where there is one already", () => {
    expect(leastToPass("share-of-units", AT_LEAST_HALF, null)).toEqual({ reported: 1, met: 1, count: 1 });
    expect(leastToPass("share-of-units", AT_LEAST_HALF, reported(met(false)))).toEqual({ met: 1, count: 1 });
    const half = reported({ measure: "services", services: ["health"], feedback: false });
    expect(leastToPass("count", TWO, half)).toEqual({ met: 1, count: 1 });
  });

  test("is as many files as take the unit's own share to the threshold", () => {
    const said = reported({ measure: "ratio", numerator: 3, denominator: 11 });
    expect(leastToPass("ratio-of-sums", AT_LEAST_HALF, said)).toEqual({ numerator: 3 });
  });

  test("is as many models as a counted unit lacks", () => {
    expect(leastToPass("units-passing", TWO, reported({ measure: "count", count: 1 }))).toEqual({ count: 1 });
    expect(leastToPass("units-passing", TWO, null)).toEqual({ count: 2 });
  });
});

const before = [
  observed("70001", "SHARE", "2021", met(true)),
  observed("70001", "SHARE", "2022", met(true)),
  observed("70002", "SHARE", "2022", met(false)),
  observed("70001", "RATE", "2022", { measure: "ratio", numerator: 1, denominator: 10 }),
];

describe("a what-if on the fixture", () => {
  test("adds a met report where one is missing, and moves value, shortfall and index", () => {
    const ground = sent(whatIfGround(requestFor(before)));
    const supposed = scoreWhatIf(ground, [
      { unit: "70101", indicator: "SHARE", added: { reported: 1, met: 1, count: 1 } },
      { unit: "70002", indicator: "SHARE", added: { met: 1, count: 1 } },
    ]);
    const now = scoreUnit(requestFor(before));
    const share = supposed.targets.find(({ indicator }) => indicator === "SHARE");
    expect([share?.numerator, share?.denominator, share?.missing, share?.shortfall]).toEqual([3, 4, 1, 1]);
    expect(Number(supposed.index.value)).toBeGreaterThan(Number(now.index.value));
  });

  test("counts a unit's models for the unit and for all above it", () => {
    const ground = sent(whatIfGround(requestFor(before)));
    const models = observed("70002", "PILOT", "2022", { measure: "count", count: 2 });
    const supposed = scoreWhatIf(ground, [{ unit: "700", indicator: "PILOT", added: { count: 2 } }]);
    expect(supposed).toEqual(scoreUnit(requestFor([...before, models])));
    const pilot = supposed.targets.find(({ indicator }) => indicator === "PILOT");
    expect([pilot?.numerator, pilot?.denominator]).toEqual([1, 2]);
  });

  test("changes nothing in the ground it stands on", () => {
    const ground = whatIfGround(requestFor(before));
    const kept = sent(ground);
    scoreWhatIf(ground, [{ unit: "70002", indicator: "SHARE", added: { met: 1, count: 1 } }]);
    expect(sent(ground)).toEqual(kept);
  });
});

function requestsOf({ units, register, observations }: RandomProgramme, of: readonly Observation[]) {
  const tree = buildUnitTree(units);
  const aggregates = rollUp(of, tree, register, "approved");
  return register.plans.flatMap((plan) =>
    units
      .filter(({ code }) => tree.isWithin(plan.unit, code))
      .flatMap(({ code }) =>
        [...new Set(observations.map(({ period }) => period))].map((period) => ({
          register,
          tree,
          aggregates,
          unit: code,
          period,
          plan: plan.code,
          lens: "approved" as const,
        })),
      ),
  );
}

const MET: Readonly<Record<"criterion" | "services", Payload>> = {
  criterion: { measure: "criterion", met: true },
  services: { measure: "services", services: ["health"], feedback: true },
};

describe("a what-if on any programme", () => {
  test("without suppositions is the scorecard", () => {
    fc.assert(
      fc.property(randomProgramme, (programme) => {
        for (const request of requestsOf(programme, programme.observations))
          expect(scoreWhatIf(sent(whatIfGround(request)), [])).toEqual(scoreUnit(request));
      }),
      { numRuns: 60 },
    );
  });

  test("is the scorecard of the changed observations", () => {
    let compared = 0;
    fc.assert(
      fc.property(randomProgramme, fc.nat(), (programme, seed) => {
        const { register, units } = programme;
        const tree = buildUnitTree(units);
        for (const request of requestsOf(programme, programme.observations)) {
          const plan = register.plans.find(({ code }) => code === request.plan);
          if (plan === undefined) throw new Error("no plan");
          for (const { indicator, kind } of resolveTargets(register, plan)) {
            const { measure } = indicator;
            if ((measure !== "criterion" && measure !== "services") || kind === "count-per-unit") continue;
            const saidBy = new Map(
              programme.observations
                .filter(
                  (each) =>
                    each.status === "approved" &&
                    each.indicator === indicator.code &&
                    each.period === request.period,
                )
                .map((each) => [each.unit, each]),
            );
            const ticked = tree
              .subjects(request.unit, indicator.levels)
              .filter((_, place) => (seed + place) % 3 !== 0)
              .flatMap(({ code }) => {
                const added = leastToPass(kind, AT_LEAST_HALF, saidBy.get(code)?.value ?? null);
                return added === null ? [] : [{ unit: code, indicator: indicator.code, added }];
              });
            if (ticked.length === 0) continue;
            const changed = new Set(ticked.map(({ unit }) => unit));
            const observations = [
              ...programme.observations.filter(
                (each) => each !== saidBy.get(each.unit) || !changed.has(each.unit),
              ),
              ...[...changed].map((unit) => observed(unit, indicator.code, request.period, MET[measure])),
            ];
            const aggregates = rollUp(observations, tree, register, "approved");
            compared += 1;
            expect(scoreWhatIf(sent(whatIfGround(request)), ticked)).toEqual(
              scoreUnit({ ...request, aggregates }),
            );
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(compared).toBeGreaterThan(50);
  });
});
