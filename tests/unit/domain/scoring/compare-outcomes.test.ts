import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CountedStep,
  changesOf,
  compareOutcomes,
  SUBJECT_CHANGES,
  SUBJECT_OUTCOMES,
  stepsOf,
} from "@/lib/domain/scoring/compare-outcomes";

const step = (
  then: CountedStep["then"],
  now: CountedStep["now"],
  units: number,
  more: Partial<CountedStep> = {},
): CountedStep => ({
  then,
  now,
  units,
  direction: 0,
  numeratorThen: 0,
  denominatorThen: 0,
  countThen: 0,
  numeratorNow: 0,
  denominatorNow: 0,
  countNow: 0,
  ...more,
});

describe("what happened to one subject", () => {
  test.each([
    ["met", "met", []],
    ["not-met", "not-met", []],
    ["missing", "missing", []],
    ["not-met", "met", ["newly-met"]],
    ["missing", "met", ["newly-met", "newly-reported"]],
    ["missing", "not-met", ["newly-reported"]],
    ["met", "not-met", ["no-longer-met"]],
    ["met", "missing", ["no-longer-met", "dropped-out"]],
    ["met", "not-applicable", ["no-longer-met", "newly-not-applicable"]],
    ["missing", "not-applicable", ["newly-reported", "newly-not-applicable"]],
    ["not-applicable", "missing", ["dropped-out", "applicable-again"]],
    ["not-applicable", "met", ["newly-met", "applicable-again"]],
  ] as const)("from %s to %s", (then, now, changes) => {
    expect(changesOf({ then, now, direction: 0 })).toEqual(changes);
  });

  test("a figure reported both times rises, falls or stays", () => {
    expect(changesOf({ then: "reported", now: "reported", direction: 1 })).toEqual(["risen"]);
    expect(changesOf({ then: "reported", now: "reported", direction: -1 })).toEqual(["fallen"]);
    expect(changesOf({ then: "reported", now: "reported", direction: 0 })).toEqual([]);
  });

  test("the steps of a change are exactly those that make it", () => {
    for (const change of SUBJECT_CHANGES) {
      const steps = stepsOf(change);
      expect(steps.every((each) => changesOf(each).includes(change))).toBe(true);
      expect(steps.length).toBeGreaterThan(0);
    }
    expect(stepsOf("dropped-out")).toHaveLength(12);
    expect(stepsOf("risen")).toHaveLength(25);
  });
});

describe("what changed between two periods", () => {
  test("every subject is counted once then and once now, in each change it made", () => {
    const found = compareOutcomes(
      [
        step("not-met", "met", 3),
        step("missing", "met", 2),
        step("met", "missing", 1),
        step("met", "met", 40),
      ],
      "criterion",
    );
    expect(found.then).toMatchObject({ met: 41, "not-met": 3, missing: 2 });
    expect(found.now).toMatchObject({ met: 45, "not-met": 0, missing: 1 });
    expect(found.changes).toMatchObject({
      "newly-met": 5,
      "no-longer-met": 1,
      "newly-reported": 2,
      "dropped-out": 1,
    });
  });

  test("of those who reported both times, a criterion counts who met", () => {
    const { likeForLike } = compareOutcomes(
      [
        step("not-met", "met", 3),
        step("missing", "met", 2),
        step("met", "not-met", 1),
        step("met", "met", 40),
      ],
      "services",
    );
    expect(likeForLike).toEqual({
      units: 44,
      then: { numerator: 41, denominator: 44 },
      now: { numerator: 43, denominator: 44 },
    });
  });

  test("of those who reported both times, a ratio adds their sums alone", () => {
    const { likeForLike } = compareOutcomes(
      [
        step("reported", "reported", 2, {
          direction: 1,
          numeratorThen: 10,
          denominatorThen: 40,
          numeratorNow: 30,
          denominatorNow: 50,
        }),
        step("missing", "reported", 1, { numeratorNow: 99, denominatorNow: 100 }),
      ],
      "ratio",
    );
    expect(likeForLike).toEqual({
      units: 2,
      then: { numerator: 10, denominator: 40 },
      now: { numerator: 30, denominator: 50 },
    });
  });

  test("a count has no whole", () => {
    const { likeForLike } = compareOutcomes(
      [step("reported", "reported", 5, { direction: 1, countThen: 1, countNow: 3 })],
      "count",
    );
    expect(likeForLike).toEqual({
      units: 5,
      then: { numerator: 1, denominator: 1 },
      now: { numerator: 3, denominator: 1 },
    });
  });

  test("the pairs balance, whatever happened", () => {
    const outcome = fc.constantFrom(...SUBJECT_OUTCOMES);
    const steps = fc.array(fc.tuple(outcome, outcome, fc.nat({ max: 500 })), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (walked) => {
        const { then, now, changes } = compareOutcomes(
          walked.map(([from, to, units]) => step(from, to, units)),
          "criterion",
        );
        expect(changes["newly-met"] - changes["no-longer-met"]).toBe(now.met - then.met);
        expect(changes["newly-reported"] - changes["dropped-out"]).toBe(then.missing - now.missing);
        expect(changes["newly-not-applicable"] - changes["applicable-again"]).toBe(
          now["not-applicable"] - then["not-applicable"],
        );
      }),
    );
  });
});
