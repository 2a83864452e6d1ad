/** The calls of `/api/v1`: what they take and what they answer. The OpenAPI description is generated from these schemas. */

import { z } from "zod";
import { LENSES, OBSERVATION_STATUSES } from "@/lib/domain/observations/observation";
import { STATUSES } from "@/lib/domain/scoring/scorecard";
import { LEVELS } from "@/lib/domain/units/unit";

export const NATIONAL_PLAN = "national";
const LARGEST_PAGE = 1000;
const DEFAULT_PAGE = 100;

const unitCode = z.string().meta({
  description: "VN, or 2 (province), 3 (district), 5 (commune) digits, leading zeros kept",
  example: "46",
});
const periodCode = z.string().min(1).meta({ description: "Period of the register", example: "2024" });
const planCode = z.string().min(1).default(NATIONAL_PLAN).meta({
  description: "Plan whose targets are scored; the unit must lie in its subtree",
  example: "national",
});
const lens = z
  .enum(LENSES)
  .default("approved")
  .meta({ description: "Approved values only, or with the submitted ones in their place" });

const limit = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .refine((size) => size >= 1 && size <= LARGEST_PAGE)
  .default(DEFAULT_PAGE)
  .meta({ override: { type: "integer", minimum: 1, maximum: LARGEST_PAGE, default: DEFAULT_PAGE } });
const cursor = z.string().min(1).max(200).optional().meta({ description: "`nextCursor` of the page before" });

export const unitPath = z.strictObject({ code: unitCode });
export const scorecardPath = z.strictObject({ unit: unitCode });

export const noQuery = z.strictObject({});
export const pageQuery = z.strictObject({ limit, cursor });
export const scorecardQuery = z.strictObject({ period: periodCode, plan: planCode, lens });
export type ScorecardQuery = z.infer<typeof scorecardQuery>;

export const observationsQuery = z.strictObject({
  unit: z.string().min(1).meta({ description: "Root of the subtree", example: "474" }),
  period: periodCode,
  indicator: z.string().min(1).optional().meta({ example: "CQS-2" }),
  status: z.enum(OBSERVATION_STATUSES).optional(),
  limit,
  cursor,
});
export type ObservationsQuery = z.infer<typeof observationsQuery>;

export const importQuery = z.strictObject({
  dryRun: z
    .enum(["0", "1"])
    .default("0")
    .transform((text) => text === "1")
    .meta({
      override: { type: "string", enum: ["0", "1"], default: "0" },
      description: "1: check only, write nothing",
    }),
});

const unitName = z.object({ code: unitCode, name: z.string() });

export const unitView = z
  .object({
    code: unitCode,
    level: z.enum(LEVELS),
    name: z.string(),
    type: z.string(),
    inScope: z.boolean(),
    parents: z.array(unitName).meta({ description: "The nearest first" }),
  })
  .meta({ id: "Unit" });
export type UnitView = z.infer<typeof unitView>;

const nextCursor = z.string().nullable().meta({ description: "null at the end" });

export const unitPage = z.object({ items: z.array(unitView), nextCursor }).meta({ id: "UnitPage" });
export type UnitPage = z.infer<typeof unitPage>;

const decimal = z.string().meta({ description: "Decimal, rounded half away from zero", example: "0.842105" });
const whole = z.int().min(0);

const targetScore = z
  .object({
    indicator: z.string(),
    kind: z.enum(["share-of-units", "ratio-of-sums", "count", "count-per-unit"]),
    comparator: z.enum([">=", ">"]),
    threshold: z.object({ numerator: z.int(), denominator: z.int() }),
    expected: whole,
    reported: whole,
    notApplicable: whole,
    missing: whole,
    numerator: whole.nullable(),
    denominator: whole.nullable(),
    value: decimal.nullable(),
    lower: decimal.nullable(),
    upper: decimal.nullable(),
    status: z.enum(STATUSES),
    shortfall: whole.nullable(),
    attainment: decimal.nullable(),
    pace: decimal.nullable(),
    required: decimal.nullable(),
    regressed: z.boolean(),
    forecast: z
      .object({ central: decimal, low: decimal, high: decimal, reachesOn: z.iso.date().nullable() })
      .nullable(),
    smallSample: z.boolean(),
    ownOnlySubject: z.boolean(),
    deadline: z.iso.date(),
    definedBy: z.string().meta({ description: "Plan that sets the target" }),
    baseline: z.object({ period: z.string(), value: decimal }).nullable(),
  })
  .meta({ id: "TargetScore" });

export const scorecardView = z
  .object({
    unit: unitCode,
    period: z.string(),
    plan: z.string(),
    lens: z.enum(LENSES),
    scoringVersion: z.int(),
    targets: z.array(targetScore),
    index: z.object({
      value: decimal.nullable(),
      pillars: z.record(z.string(), decimal.nullable()),
      scored: whole,
      applicable: whole,
    }),
  })
  .meta({ id: "Scorecard" });

export const rankedScorecardView = scorecardView
  .extend({ rank: z.int().min(1).nullable() })
  .meta({ id: "RankedScorecard" });

export const observationView = z
  .object({
    unit: unitCode,
    indicator: z.string(),
    period: z.string(),
    status: z.enum(OBSERVATION_STATUSES),
    state: z.enum(["reported", "not-applicable"]),
    met: z.boolean().nullable(),
    numerator: whole.nullable(),
    denominator: whole.nullable(),
    count: whole.nullable(),
    services: z.array(z.string()).nullable(),
    feedback: z.boolean().nullable(),
    reason: z.string().nullable().meta({ description: "Code of the register, or `code: text`" }),
    version: z.int().min(1),
  })
  .meta({ id: "Observation" });
export type ObservationView = z.infer<typeof observationView>;

export const observationPage = z
  .object({ items: z.array(observationView), nextCursor })
  .meta({ id: "ObservationPage" });
export type ObservationPage = z.infer<typeof observationPage>;
