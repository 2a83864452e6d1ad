import { beforeAll, expect, it } from "vitest";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { type ScorecardRequest, scoreChildren } from "@/lib/domain/scoring/score-unit";
import { keptScoreChildren } from "@/lib/server/queries/shared/kept-scorecards";
import { reference } from "@/lib/server/reference/load-reference";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
let request: ScorecardRequest;

const sumsOf =
  (met: number): AggregateSource =>
  () => ({ reported: 1, notApplicable: 0, met, numerator: met, denominator: 1, count: met });

beforeAll(async () => {
  const { register, tree } = await reference();
  const asked = { unit: "46", period: "2024", plan: "national", lens: "approved" } as const;
  request = { register, tree, aggregates: sumsOf(1), ...asked };
});

it("are reckoned anew for other sums, another register and every other part of the question", () => {
  const first = keptScoreChildren(request);
  const others: readonly ScorecardRequest[] = [
    { ...request, aggregates: sumsOf(0) },
    { ...request, unit: "40" },
    { ...request, period: "2023" },
    { ...request, plan: "thua-thien-hue" },
    { ...request, lens: "provisional" },
    { ...request, register: { ...request.register } },
  ];
  for (const other of others) {
    const found = keptScoreChildren(other);
    expect(found).not.toBe(first);
    expect(found).toEqual(scoreChildren(other));
  }
});

it("are the very same for the same sums and question", () => {
  const first = keptScoreChildren(request);
  expect(first).toEqual(scoreChildren(request));
  expect(keptScoreChildren({ ...request })).toBe(first);
});
