/** The scorecard of one unit under one plan, period and lens, as it goes over the wire (decimals are strings). */

import type { Lens } from "@/lib/domain/observations/observation";
import type { Comparator, TargetKind, Threshold } from "@/lib/domain/register/register";
import type { UnitCode } from "@/lib/domain/units/unit";

export const SCORING_VERSION = 1;

export const STATUSES = [
  "not-applicable",
  "no-data",
  "met",
  "not-met",
  "met-provisional",
  "undetermined",
  "missed",
  "baseline",
  "on-track",
  "slow",
  "at-risk",
] as const;
export type Status = (typeof STATUSES)[number];

/** A decimal with six places (four for index and pillars), rounded half away from zero from the exact fraction. */
export type Decimal = string;

export interface Forecast {
  readonly central: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
  /** First whole day on which the unclamped central line passes the target. */
  readonly reachesOn: string | null;
}

export interface TargetScore {
  readonly indicator: string;
  readonly kind: TargetKind;
  readonly comparator: Comparator;
  readonly threshold: Threshold;
  readonly expected: number;
  readonly reported: number;
  readonly notApplicable: number;
  readonly missing: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: Decimal | null;
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  readonly status: Status;
  readonly shortfall: number | null;
  readonly attainment: Decimal | null;
  readonly pace: Decimal | null;
  readonly required: Decimal | null;
  readonly regressed: boolean;
  readonly forecast: Forecast | null;
  readonly smallSample: boolean;
  /** `true` where the unit is the target's own only subject: it meets or it does not, no share, no pace. */
  readonly ownOnlySubject: boolean;
  /** The day by which the target is due. */
  readonly deadline: string;
  /** Code of the plan that defines the target (the plan itself or one it inherits from). */
  readonly definedBy: string;
  /** The point the pace starts from, where there is one. */
  readonly baseline: { readonly period: string; readonly value: Decimal } | null;
}

export interface UnitIndex {
  readonly value: Decimal | null;
  readonly pillars: Readonly<Record<string, Decimal | null>>;
  readonly scored: number;
  readonly applicable: number;
}

export interface Scorecard {
  readonly unit: UnitCode;
  readonly period: string;
  readonly plan: string;
  readonly lens: Lens;
  readonly scoringVersion: number;
  readonly targets: readonly TargetScore[];
  readonly index: UnitIndex;
}

/** A scorecard with its place among the in-scope children of one parent; `null` without an index. */
export interface RankedScorecard extends Scorecard {
  readonly rank: number | null;
}
