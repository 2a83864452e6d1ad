import { dayNumber } from "@/lib/domain/periods/day-number";
import type { Day } from "@/lib/domain/register/register";
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  multiply,
  subtract,
  ZERO,
} from "@/lib/domain/scoring/fraction";
import type { Measurement } from "@/lib/domain/scoring/measure-target";
import { passes, toFraction } from "@/lib/domain/scoring/passing";
import type { Status } from "@/lib/domain/scoring/scorecard";

/** The point a straight line to the target starts from. */
export interface BaselinePoint {
  readonly period: string;
  readonly end: Day;
  readonly value: Fraction;
}

/** The lines of the status table, in their order; the first that holds decides. */
export type StatusLine = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** A status with the reasoning that led to it. Pace and required stand with lines 9 to 12 only. */
export interface Verdict {
  readonly status: Status;
  readonly line: StatusLine;
  /** Whether the value passes; `null` without a value. */
  readonly passes: boolean | null;
  /** Whether the upper bound passes; `null` without an upper bound. */
  readonly upperPasses: boolean | null;
  /** Part of the way from baseline to deadline that has gone by. */
  readonly elapsed: Fraction | null;
  readonly required: Fraction | null;
  readonly pace: Fraction | null;
  readonly upperPace: Fraction | null;
}

/** Eurostat's cut-offs for progress towards a target, so that results compare. */
const ON_TRACK_FROM = fraction(95, 100);
const SLOW_FROM = fraction(60, 100);

type Bare = Omit<Verdict, "elapsed" | "required" | "pace" | "upperPace">;
const withoutPace = (bare: Bare): Verdict => ({
  ...bare,
  elapsed: null,
  required: null,
  pace: null,
  upperPace: null,
});

/** Part of the planned rise that has happened; 0 where the target was reached at the baseline and lost since. */
function paceOf(value: Fraction, baseline: Fraction, threshold: Fraction, elapsed: Fraction): Fraction {
  const rise = subtract(threshold, baseline);
  if (compare(rise, ZERO) <= 0) return ZERO;
  return divide(subtract(value, baseline), multiply(rise, elapsed));
}

function judgePace(
  measurement: Measurement,
  bare: Pick<Bare, "passes" | "upperPasses">,
  baseline: BaselinePoint,
  periodEnd: Day,
  deadline: Day,
  value: Fraction,
): Verdict {
  const start = dayNumber(baseline.end);
  const elapsed = fraction(dayNumber(periodEnd) - start, dayNumber(deadline) - start);
  const threshold = toFraction(measurement.rule.threshold);
  const pace = paceOf(value, baseline.value, threshold, elapsed);
  const upperPace =
    measurement.upper === null
      ? null
      : paceOf(toFraction(measurement.upper), baseline.value, threshold, elapsed);
  const required = add(baseline.value, multiply(subtract(threshold, baseline.value), elapsed));

  const conclude = (status: Status, line: StatusLine): Verdict => ({
    ...bare,
    status,
    line,
    elapsed,
    required,
    pace,
    upperPace,
  });
  const mayBeOnTrack = upperPace !== null && compare(upperPace, ON_TRACK_FROM) >= 0;
  if (compare(pace, ON_TRACK_FROM) >= 0) return conclude("on-track", 10);
  if (
    measurement.formula === "share-of-units" &&
    measurement.missing > 0 &&
    (mayBeOnTrack || bare.upperPasses === true)
  ) {
    return conclude("undetermined", 9);
  }
  return compare(pace, SLOW_FROM) >= 0 ? conclude("slow", 11) : conclude("at-risk", 12);
}

/**
 * The status of a measured target: the first line of the status table that holds. Missing reports never read as
 * failure: while they could still turn the result, it is undetermined.
 *
 * @param measurement the target counted at the unit in the period
 * @param periodEnd last day of the period
 * @param deadline day by which the target is due
 * @param baseline where the straight line starts; `null` where there is no point
 * @example decideStatus(measured80of95, "2024-12-31", "2025-12-31", from2021).status // "on-track"
 * Source: scoring rules, status; pace is linear, cut-offs 0.95 and 0.60 as Eurostat's.
 */
export function decideStatus(
  measurement: Measurement,
  periodEnd: Day,
  deadline: Day,
  baseline: BaselinePoint | null,
): Verdict {
  const { formula, rule, expected, missing, met, value, upper, ownOnlySubject } = measurement;
  const passing = value === null ? null : passes(value, rule);
  const upperPasses = upper === null ? null : passes(upper, rule);
  const bare = { passes: passing, upperPasses };
  const conclude = (status: Status, line: StatusLine) => withoutPace({ ...bare, status, line });

  if (expected === 0) return conclude("not-applicable", 1);
  if (value === null) return conclude("no-data", 2);
  if (ownOnlySubject) return conclude(met > 0 ? "met" : "not-met", 3);
  if (passing && (formula !== "ratio-of-sums" || missing === 0)) return conclude("met", 4);
  if (passing) return conclude("met-provisional", 5);
  if (periodEnd >= deadline) {
    return missing > 0 && upperPasses !== false ? conclude("undetermined", 6) : conclude("missed", 7);
  }
  if (baseline === null) return conclude("baseline", 8);
  return judgePace(measurement, bare, baseline, periodEnd, deadline, toFraction(value));
}
