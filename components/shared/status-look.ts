import type { Status } from "@/lib/domain/scoring/scorecard";

export type Tone = "good" | "slow" | "risk" | "unknown";

const TONES: Readonly<Record<Status, Tone>> = {
  "not-applicable": "unknown",
  "no-data": "unknown",
  met: "good",
  "not-met": "risk",
  "met-provisional": "good",
  undetermined: "unknown",
  missed: "risk",
  baseline: "unknown",
  "on-track": "good",
  slow: "slow",
  "at-risk": "risk",
};

/** The colour of a status; never shown without its shape and word. */
export function toneOf(status: Status): Tone {
  return TONES[status];
}

/** Name of the shape; the two ways of failing share one. */
export function shapeOf(status: Status): string {
  return status === "missed" ? "not-met" : status;
}

/** From what must be looked at first to what is well. */
export const STATUS_BY_URGENCY: readonly Status[] = [
  "missed",
  "not-met",
  "at-risk",
  "slow",
  "undetermined",
  "no-data",
  "baseline",
  "on-track",
  "met-provisional",
  "met",
  "not-applicable",
];
