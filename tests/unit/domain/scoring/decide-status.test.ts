import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideStatus } from "@/lib/domain/scoring/decide-status";
import { compare, fraction } from "@/lib/domain/scoring/fraction";
import type { Measurement } from "@/lib/domain/scoring/measure-target";

/** 0 % on 2021-12-31 and due on 2025-12-31: after 730 of 1461 days. */
const FROM_ZERO = { period: "2021", end: "2021-12-31", value: fraction(0) };
const HALF_WAY = "2023-12-31";
const DEADLINE = "2025-12-31";

const share = (
  met: number,
  missing: number,
  expected: number,
  extra: Partial<Measurement> = {},
): Measurement => {
  const value = { numerator: met, denominator: expected };
  const hasValue = missing < expected;
  return {
    formula: "share-of-units",
    rule: { comparator: ">=", threshold: { numerator: 100, denominator: 100 } },
    subjects: expected,
    expected,
    reported: expected - missing,
    notApplicable: 0,
    missing,
    met,
    value: hasValue ? value : null,
    lower: hasValue ? value : null,
    upper: hasValue ? { numerator: met + missing, denominator: expected } : null,
    ownOnlySubject: false,
    ...extra,
  };
};

const ratio = (numerator: number, denominator: number, missing: number): Measurement => {
  const value = { numerator, denominator };
  const bound = missing === 0 ? value : null;
  return share(0, missing, missing + 10, {
    formula: "ratio-of-sums",
    rule: { comparator: ">=", threshold: { numerator: 50, denominator: 100 } },
    value,
    lower: bound,
    upper: bound,
  });
};

describe("the first line that holds", () => {
  test.each([
    ["nobody is expected", share(0, 0, 0), HALF_WAY, 1, "not-applicable"],
    ["nobody reported", share(0, 5, 5), HALF_WAY, 2, "no-data"],
    ["its own only subject meets", share(1, 0, 1, { ownOnlySubject: true }), HALF_WAY, 3, "met"],
    ["its own only subject does not", share(0, 0, 1, { ownOnlySubject: true }), DEADLINE, 3, "not-met"],
    ["a share passes", share(5, 0, 5), HALF_WAY, 4, "met"],
    ["a ratio passes with all reports", ratio(1, 2, 0), HALF_WAY, 4, "met"],
    ["a ratio passes while some are missing", ratio(1, 2, 1), HALF_WAY, 5, "met-provisional"],
    ["the missing could still bring it at the end", share(4, 1, 5), DEADLINE, 6, "undetermined"],
    ["a ratio has no bound at the end", ratio(1, 3, 1), DEADLINE, 6, "undetermined"],
    ["the missing could not at the end", share(3, 1, 5), DEADLINE, 7, "missed"],
    ["all reported at the end", share(4, 0, 5), DEADLINE, 7, "missed"],
    ["a ratio fails before the end with some missing", ratio(1, 10, 1), HALF_WAY, 12, "at-risk"],
  ] as const)("%s", (_, measurement, periodEnd, line, status) => {
    expect(decideStatus(measurement, periodEnd, DEADLINE, FROM_ZERO)).toMatchObject({ line, status });
  });

  test("without a baseline point it is the base year", () => {
    expect(decideStatus(share(4, 0, 5), HALF_WAY, DEADLINE, null)).toMatchObject({
      line: 8,
      status: "baseline",
      pace: null,
      required: null,
    });
  });

  test("before the end a share is undetermined only while the missing could bring it on track", () => {
    // Half of the way is 730/1461 of 1000: on track from 474.7, slow from 299.8.
    expect(decideStatus(share(470, 5, 1000), HALF_WAY, DEADLINE, FROM_ZERO).line).toBe(9);
    expect(decideStatus(share(470, 4, 1000), HALF_WAY, DEADLINE, FROM_ZERO).line).toBe(11);
    expect(decideStatus(share(475, 4, 1000), HALF_WAY, DEADLINE, FROM_ZERO).line).toBe(10);
  });

  test.each([
    [0, 146_100, "at-risk"],
    [43_799, 146_100, "at-risk"],
    [43_800, 146_100, "slow"],
    [69_349, 146_100, "slow"],
    [69_350, 146_100, "on-track"],
  ])("the cut-offs 0.60 and 0.95 are exact: %s of %s is %s", (met, expected, status) => {
    expect(decideStatus(share(met, 0, expected), HALF_WAY, DEADLINE, FROM_ZERO).status).toBe(status);
  });

  test("a target reached at the baseline and lost since has pace 0, of the upper bound too", () => {
    const reached = { ...FROM_ZERO, value: fraction(1) };
    const verdict = decideStatus(share(4, 0, 5), HALF_WAY, DEADLINE, reached);
    expect(verdict).toMatchObject({ status: "at-risk", pace: fraction(0), upperPace: fraction(0) });
    expect(compare(verdict.required ?? fraction(0), fraction(1))).toBe(0);
  });
});

describe("over all values", () => {
  const rank = (status: string) => ["at-risk", "slow", "undetermined", "on-track", "met"].indexOf(status);

  test("a higher value never has a worse status", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.nat(400),
        fc.nat(400),
        fc.nat(100),
        (expected, lowMet, more, percent) => {
          const met = lowMet % (expected + 1);
          const higher = Math.min(expected, met + more);
          const rule = { comparator: ">=", threshold: { numerator: percent + 1, denominator: 100 } } as const;
          const before = decideStatus(share(met, 0, expected, { rule }), HALF_WAY, DEADLINE, FROM_ZERO);
          const after = decideStatus(share(higher, 0, expected, { rule }), HALF_WAY, DEADLINE, FROM_ZERO);
          expect(rank(before.status)).toBeGreaterThanOrEqual(0);
          expect(rank(after.status)).toBeGreaterThanOrEqual(rank(before.status));
        },
      ),
    );
  });

  test("missing reports alone never read as failure", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), fc.nat(49), (expected, missing) => {
        const some = 1 + (missing % (expected - 1));
        // Everybody who reported meets it: the missing could complete it.
        const { status } = decideStatus(
          share(expected - some, some, expected),
          DEADLINE,
          DEADLINE,
          FROM_ZERO,
        );
        expect(status).toBe("undetermined");
      }),
    );
  });
});
