import type { UnitCode } from "@/lib/domain/units/unit";

/**
 * What the subjects in one unit's subtree (itself included) said for one indicator and period under one lens,
 * summed. Whole numbers. It merges: the aggregate of a parent is the sum of its children's and its own.
 */
export interface Aggregate {
  /** Subjects that reported a value (not applicable not counted). */
  readonly reported: number;
  readonly notApplicable: number;
  /** Reports that meet the criterion, or at least one service and feedback; 0 for ratios and counts. */
  readonly met: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Sum of counts; for criteria and services the same as `met`. */
  readonly count: number;
}

export const EMPTY_AGGREGATE: Aggregate = {
  reported: 0,
  notApplicable: 0,
  met: 0,
  numerator: 0,
  denominator: 0,
  count: 0,
};

/**
 * Where scoring takes its sums from: the pure roll-up or the database's roll-up rows, which must agree.
 * Returns `undefined` (or an empty aggregate) where nothing was reported in the unit's subtree.
 */
export type AggregateSource = (unit: UnitCode, indicator: string, period: string) => Aggregate | undefined;

/**
 * An aggregate with what it is of, as one row: compact enough for thousands of them as JSON. The fields stand in the
 * order unit, indicator, period, then those of `Aggregate`.
 */
export type AggregateRow = readonly [
  unit: UnitCode,
  indicator: string,
  period: string,
  reported: number,
  notApplicable: number,
  met: number,
  numerator: number,
  denominator: number,
  count: number,
];

/**
 * Lays an aggregate out as a row.
 *
 * @example toAggregateRow("46", "CQS-2", "2024", sums) // ["46", "CQS-2", "2024", 95, 0, 90, 0, 0, 90]
 */
export const toAggregateRow = (
  unit: UnitCode,
  indicator: string,
  period: string,
  { reported, notApplicable, met, numerator, denominator, count }: Aggregate,
): AggregateRow => [unit, indicator, period, reported, notApplicable, met, numerator, denominator, count];

/** The aggregate of a row, without what it is of. */
export const toAggregate = ([
  ,
  ,
  ,
  reported,
  notApplicable,
  met,
  numerator,
  denominator,
  count,
]: AggregateRow): Aggregate => ({
  reported,
  notApplicable,
  met,
  numerator,
  denominator,
  count,
});
