/** The units that keep a target from being met: those that do not meet it and those without a value. */

import type { UnitRef } from "@/lib/contracts/unit-overview";
import type { Level } from "@/lib/domain/units/unit";

export const NOT_MEETING_REASONS = [
  "no-service",
  "no-feedback",
  "below-threshold",
  "not-met",
  "nothing-recorded",
  "draft",
  "submitted",
  "returned",
] as const;
export type NotMeetingReason = (typeof NOT_MEETING_REASONS)[number];

export interface UnitNotMeeting {
  readonly unit: UnitRef & { readonly level: Level };
  readonly district: UnitRef | null;
  readonly province: UnitRef | null;
  readonly outcome: "not-met" | "missing";
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly count: number | null;
  /** What keeps it, and where the value under way stands for those who may see it. */
  readonly reasons: readonly NotMeetingReason[];
}
