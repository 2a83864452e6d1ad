import type { Payload } from "@/lib/domain/observations/observation";

/** Shares of fewer files or people jump by nature. */
const SMALLEST_DENOMINATOR = 20;
/** Points of a hundred. */
const FAR_POINTS = 30;
const SMALLEST_COUNT = 5;
const FAR_TIMES = 3;

/**
 * Whether a figure stands so far from the one before that somebody should look at it again: a ratio of at least 20
 * that moved by 30 points or more, a count of at least 5 that tripled or fell to a third. A remark, never a fault.
 *
 * @param before the approved figure of the period to compare with
 * @param now the figure brought, of the same indicator
 * @example isFarFromBefore({ measure: "ratio", numerator: 10, denominator: 100 }, { measure: "ratio", numerator: 70, denominator: 100 }) // true
 * Source: checks on entry that advise and do not block.
 */
export function isFarFromBefore(before: Payload, now: Payload): boolean {
  if (before.measure === "ratio" && now.measure === "ratio") {
    if (Math.min(before.denominator, now.denominator) < SMALLEST_DENOMINATOR) return false;
    const moved = Math.abs(now.numerator * before.denominator - before.numerator * now.denominator);
    return moved * 100 >= FAR_POINTS * before.denominator * now.denominator;
  }
  if (before.measure === "count" && now.measure === "count") {
    const [low, high] = [Math.min(before.count, now.count), Math.max(before.count, now.count)];
    return high >= SMALLEST_COUNT && high >= FAR_TIMES * low;
  }
  return false;
}
