import type { Lens, Observation, ObservationStatus, Payload } from "@/lib/domain/observations/observation";
import { parseRegister } from "@/lib/domain/register/parse-register";
import type { Register } from "@/lib/domain/register/register";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import type { ScorecardRequest } from "@/lib/domain/scoring/score-unit";
import type { Unit } from "@/lib/domain/units/unit";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";

/** One province, two districts with two xã each, and a quận without any. */
export const UNITS: readonly Unit[] = [
  { code: "VN", level: "country", name: "Việt Nam", parent: null, type: "quốc gia" },
  { code: "70", level: "province", name: "Tỉnh", parent: "VN", type: "tỉnh" },
  { code: "700", level: "district", name: "Huyện 0", parent: "70", type: "huyện" },
  { code: "701", level: "district", name: "Huyện 1", parent: "70", type: "huyện" },
  { code: "702", level: "district", name: "Quận 2", parent: "70", type: "quận" },
  { code: "70001", level: "commune", name: "Xã 1", parent: "700", type: "xã" },
  { code: "70002", level: "commune", name: "Xã 2", parent: "700", type: "xã" },
  { code: "70101", level: "commune", name: "Xã 3", parent: "701", type: "xã" },
  { code: "70102", level: "commune", name: "Xã 4", parent: "701", type: "xã" },
  { code: "70201", level: "commune", name: "Phường 5", parent: "702", type: "phường" },
];

export const TREE = buildUnitTree(UNITS);

export const REGISTER_JSON = {
  programme: { code: "p", start: "2021-01-01", end: "2025-12-31" },
  pillars: [{ code: "A" }, { code: "B", scored: false }, { code: "EMPTY" }],
  services: [{ code: "health" }],
  periods: [
    { code: "2022", kind: "year", start: "2022-01-01", end: "2022-12-31" },
    { code: "2021", kind: "year", start: "2021-01-01", end: "2021-12-31" },
    { code: "2023", kind: "year", start: "2023-01-01", end: "2023-12-31" },
  ],
  indicators: [
    { code: "SHARE", pillar: "A", measure: "criterion", kind: "share-of-units", levels: ["commune"] },
    {
      code: "RATE",
      pillar: "A",
      measure: "ratio",
      kind: "ratio-of-sums",
      levels: ["commune"],
      timing: "flow",
    },
    {
      code: "PILOT",
      pillar: "B",
      measure: "count",
      kind: "count-per-unit",
      levels: ["commune"],
      absentMeans: "zero",
      per: "district",
    },
  ],
  plans: [
    {
      code: "national",
      unit: "VN",
      baselinePeriod: "2021",
      targets: [
        { indicator: "SHARE", comparator: ">=", threshold: { numerator: 100, denominator: 100 } },
        { indicator: "RATE", comparator: ">=", threshold: { numerator: 50, denominator: 100 } },
        { indicator: "PILOT", comparator: ">=", threshold: { numerator: 2, denominator: 1 } },
      ],
    },
    {
      code: "local",
      unit: "70",
      inherits: "national",
      deadline: "2023-12-31",
      targets: [{ indicator: "SHARE", comparator: ">", threshold: { numerator: 50, denominator: 100 } }],
    },
  ],
};

function readFixture(): Register {
  const parsed = parseRegister(REGISTER_JSON);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.register;
}

export const REGISTER = readFixture();

export const observed = (
  unit: string,
  indicator: string,
  period: string,
  payload: Payload,
  status: ObservationStatus = "approved",
): Observation => ({ unit, indicator, period, status, value: { state: "reported", payload } });

export const met = (isMet: boolean): Payload => ({ measure: "criterion", met: isMet });

export const requestFor = (
  observations: readonly Observation[],
  { unit = "70", period = "2022", plan = "national", lens = "approved" as Lens } = {},
): ScorecardRequest => ({
  register: REGISTER,
  tree: TREE,
  aggregates: rollUp(observations, TREE, REGISTER, lens),
  unit,
  period,
  plan,
  lens,
});
