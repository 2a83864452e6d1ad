import type { TargetMap } from "@/lib/contracts/province-map";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import { overviewFixture } from "@/tests/support/overview-fixture";

const overview = overviewFixture({ unit: "VN" });
const row = overview.pillars
  .flatMap(({ targets }) => targets)
  .find(({ indicator }) => indicator.code === "CQS-2");
if (row === undefined) throw new Error("the fixture has no CQS-2");
const { indicator, wording, score } = row;

/** The score of a province with a numerator out of a hundred; `null`: nothing reported. */
export const scoreOf = (numerator: number | null, more: Partial<TargetScore> = {}): TargetScore => ({
  ...score,
  numerator,
  denominator: numerator === null ? null : 100,
  value: numerator === null ? null : (numerator / 100).toFixed(6),
  status: numerator === null ? "no-data" : "on-track",
  missing: 0,
  ...more,
});

/** One target in four provinces: one that passes, two alike, one without figures. */
export const mapFixture: TargetMap = {
  ...overview,
  latestAt: null,
  targets: [indicator],
  indicator,
  wording,
  country: score,
  provinces: [
    { unit: { code: "40", name: "Tỉnh Nghệ An" }, type: "tỉnh", rank: 1, score: scoreOf(98) },
    { unit: { code: "46", name: "Tỉnh Thừa Thiên Huế" }, type: "tỉnh", rank: 2, score: scoreOf(80) },
    { unit: { code: "48", name: "Thành phố Đà Nẵng" }, type: "thành phố", rank: 2, score: scoreOf(80) },
    { unit: { code: "56", name: "Tỉnh Khánh Hòa" }, type: "tỉnh", rank: null, score: scoreOf(null) },
  ],
};
