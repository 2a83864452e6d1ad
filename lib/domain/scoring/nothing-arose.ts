import type { TargetScore } from "@/lib/domain/scoring/scorecard";

/**
 * Whether all that reported a ratio said 0/0: there are reports, and still nothing to compute a rate from. Its status
 * is that of a target without data; the words beside it must not say that nobody reported.
 *
 * @param score kind, value and number of reports of a scored target
 * @returns false where nobody reported, and for any other kind than a ratio of sums
 * @example nothingArose({ kind: "ratio-of-sums", value: null, reported: 1 }) // true
 * Source: scoring rules, what a report holds: 0/0 is a valid report that adds nothing.
 */
export function nothingArose({
  kind,
  value,
  reported,
}: Pick<TargetScore, "kind" | "value" | "reported">): boolean {
  return kind === "ratio-of-sums" && value === null && reported > 0;
}
