import { dayNumber } from "@/lib/domain/periods/day-number";
import type { Day } from "@/lib/domain/register/register";
import {
  compare,
  divide,
  type Fraction,
  fraction,
  multiply,
  subtract,
  toDecimal,
} from "@/lib/domain/scoring/fraction";
import type { Decimal } from "@/lib/domain/scoring/scorecard";

/** The way still to go and the way gone, each as a rise per year of 365 days. */
export interface PaceAhead {
  readonly daysLeft: number;
  /** What the value must rise by every year from here to the deadline; `null` where it is passed or too late. */
  readonly needed: Decimal | null;
  /** What it has risen by every year since the baseline point; `null` without one. */
  readonly soFar: Decimal | null;
}

export interface PaceQuestion {
  readonly value: Fraction;
  readonly threshold: Fraction;
  readonly passes: boolean;
  readonly periodEnd: Day;
  readonly deadline: Day;
  readonly baseline: { readonly end: Day; readonly value: Fraction } | null;
}

const DAYS_OF_YEAR = fraction(365);

const perYear = (rise: Fraction, days: number): Decimal =>
  toDecimal(divide(multiply(rise, DAYS_OF_YEAR), fraction(days)), 6);

/**
 * How fast a value must rise from the end of a period to the deadline, beside how fast it has risen so far. It counts
 * from the period's last day, not from today: the same figures say the same tomorrow.
 *
 * @param question value, threshold and days; shares between 0 and 1
 * @example paceAhead({ value: 54/92, threshold: 70/100, periodEnd: "2024-12-31", deadline: "2025-12-31", … }).needed
 *   // "0.113043": 11.3 points a year
 * Source: linear pace of the scoring rules; path to target.
 */
export function paceAhead({
  value,
  threshold,
  passes,
  periodEnd,
  deadline,
  baseline,
}: PaceQuestion): PaceAhead {
  const daysLeft = dayNumber(deadline) - dayNumber(periodEnd);
  const rise = subtract(threshold, value);
  const daysGone = baseline === null ? 0 : dayNumber(periodEnd) - dayNumber(baseline.end);
  return {
    daysLeft: Math.max(0, daysLeft),
    needed: passes || daysLeft <= 0 || compare(rise, fraction(0)) < 0 ? null : perYear(rise, daysLeft),
    soFar: baseline === null || daysGone <= 0 ? null : perYear(subtract(value, baseline.value), daysGone),
  };
}
