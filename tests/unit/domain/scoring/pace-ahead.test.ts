import { describe, expect, test } from "vitest";
import { fraction } from "@/lib/domain/scoring/fraction";
import { paceAhead } from "@/lib/domain/scoring/pace-ahead";

const hue = {
  value: fraction(54, 92),
  threshold: fraction(70, 100),
  passes: false,
  periodEnd: "2024-12-31",
  deadline: "2025-12-31",
  baseline: { end: "2021-12-31", value: fraction(33, 90) },
};

describe("no pace", () => {
  test.each([
    ["is needed once the target is passed", { passes: true }, null],
    ["is left at the deadline", { periodEnd: "2025-12-31" }, null],
  ])("%s", (_, change, needed) => {
    expect(paceAhead({ ...hue, ...change }).needed).toBe(needed);
  });

  test("can be told from nothing to start at", () => {
    expect(paceAhead({ ...hue, baseline: null }).soFar).toBeNull();
  });
});

test("the rise still needed stands beside the rise so far, both per year", () => {
  expect(paceAhead(hue)).toEqual({ daysLeft: 365, needed: "0.113043", soFar: "0.073363" });
});

test("a fall is a rise below zero", () => {
  expect(paceAhead({ ...hue, value: fraction(30, 90) }).soFar).toMatch(/^-0\.011/);
});
