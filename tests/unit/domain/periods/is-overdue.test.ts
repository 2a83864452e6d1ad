import { expect, test } from "vitest";
import { isOverdue } from "@/lib/domain/periods/is-overdue";
import type { Period } from "@/lib/domain/register/register";

const PERIOD: Period = {
  code: "2024",
  kind: "year",
  start: "2024-01-01",
  end: "2024-12-31",
  cutoff: "2024-12-14",
  due: { district: "2024-12-18" },
  name: { vi: "Năm 2024", en: "2024" },
  asOf: null,
  structure: null,
  mode: "open",
};

test.each([
  ["district", "2024-12-17", "open", false],
  ["district", "2024-12-18", "open", false],
  ["district", "2024-12-19", "open", true],
  ["district", "2024-12-19", "closed", true],
  ["district", "2024-12-19", "backfill", false],
  ["province", "2030-01-01", "open", false],
] as const)("a %s on %s, period %s: %s", (level, asOf, mode, expected) => {
  expect(isOverdue({ ...PERIOD, mode }, level, asOf)).toBe(expected);
});
