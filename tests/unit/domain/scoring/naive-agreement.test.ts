import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LENSES } from "@/lib/domain/observations/observation";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";
import { naiveChildren, naiveScorecard } from "@/tests/support/naive-scoring";
import { randomProgramme } from "@/tests/support/random-programme";

/** Every field the naive reading of the rules has; the product's scorecard may say more. */
const asFarAs = (expected: unknown) => expect.objectContaining(expected as object);

const scorecardLike = <Card extends { readonly targets: readonly object[] }>(expected: Card) =>
  asFarAs({ ...expected, targets: expected.targets.map(asFarAs) });

describe("the scores equal a naive reading of the rules, subject by subject", () => {
  test("for any unit, period, plan and lens", () => {
    fc.assert(
      fc.property(
        randomProgramme,
        fc.nat(),
        fc.nat(),
        fc.constantFrom("base", "local", "deep"),
        fc.constantFrom(...LENSES),
        ({ units, register, observations }, unitSeed, periodSeed, plan, lens) => {
          const tree = buildUnitTree(units);
          const root = register.plans.find(({ code }) => code === plan)?.unit ?? "";
          const covered = units.filter(({ code }) => tree.isWithin(root, code));
          const unit = covered[unitSeed % covered.length]?.code ?? "";
          const period = register.periods[periodSeed % register.periods.length]?.code ?? "";
          const aggregates = rollUp(observations, tree, register, lens);
          const request = { register, tree, aggregates, unit, period, plan, lens };

          const expected = naiveScorecard({ units, register, observations, unit, period, plan, lens });
          expect(scoreUnit(request)).toEqual(scorecardLike(expected.scorecard));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("for the children of a unit, with their ranks", () => {
    fc.assert(
      fc.property(
        randomProgramme,
        fc.nat(),
        fc.constantFrom("VN", "70"),
        fc.constantFrom(...LENSES),
        ({ units, register, observations }, periodSeed, unit, lens) => {
          const tree = buildUnitTree(units);
          const period = register.periods[periodSeed % register.periods.length]?.code ?? "";
          const aggregates = rollUp(observations, tree, register, lens);
          const scored = scoreChildren({ register, tree, aggregates, unit, period, plan: "base", lens });

          const expected = naiveChildren({ units, register, observations, unit, period, plan: "base", lens });
          expect(scored).toEqual(expected.map(scorecardLike));
        },
      ),
      { numRuns: 100 },
    );
  });
});
