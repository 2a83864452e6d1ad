/** What one unit reported for one indicator and period. Blank (no observation), zero and not applicable are three different things. */

import type { UnitCode } from "@/lib/domain/units/unit";

export type ObservationStatus = "draft" | "submitted" | "returned" | "approved";
export const OBSERVATION_STATUSES = ["draft", "submitted", "returned", "approved"] as const;

/** An observation has at most one approved value and, beside it, at most one working value. */
export type Slot = "approved" | "working";

export type Lens = "approved" | "provisional";
export const LENSES = ["approved", "provisional"] as const;

/** What was reported: the payload of the indicator's measure. */
export type Payload =
  | { readonly measure: "criterion"; readonly met: boolean }
  | { readonly measure: "ratio"; readonly numerator: number; readonly denominator: number }
  | { readonly measure: "count"; readonly count: number }
  | { readonly measure: "services"; readonly services: readonly string[]; readonly feedback: boolean };

/** A value with its state: reported with a payload, or not applicable with a reason of the register. */
export type ReportedValue =
  | { readonly state: "reported"; readonly payload: Payload }
  | { readonly state: "not-applicable"; readonly reason: string; readonly reasonText: string | null };

export interface Observation {
  readonly unit: UnitCode;
  readonly indicator: string;
  readonly period: string;
  readonly status: ObservationStatus;
  readonly value: ReportedValue;
}
