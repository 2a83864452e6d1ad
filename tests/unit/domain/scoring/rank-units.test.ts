import { expect, test } from "vitest";
import { fraction } from "@/lib/domain/scoring/fraction";
import { rankUnits } from "@/lib/domain/scoring/rank-units";

test("equals share a place, the next is skipped, and without an index there is none", () => {
  const indexes = [fraction(80), fraction(90), null, fraction(160, 2), fraction(70)];
  expect(rankUnits(indexes)).toEqual([2, 1, null, 2, 4]);
  expect(rankUnits([])).toEqual([]);
});

test("places go by the exact index, not by what is printed of it", () => {
  expect(rankUnits([fraction(800_000_001, 10_000_000), fraction(80)])).toEqual([1, 2]);
});
