import { dayFromNumber, dayNumber } from "@/lib/domain/periods/day-number";
import type { Day } from "@/lib/domain/register/register";
import {
  add,
  clamp,
  compare,
  divide,
  type Fraction,
  floor,
  fraction,
  multiply,
  ONE,
  subtract,
  toDecimal,
  ZERO,
} from "@/lib/domain/scoring/fraction";
import { fractionPasses, type PassRule, toFraction } from "@/lib/domain/scoring/passing";
import type { Forecast } from "@/lib/domain/scoring/scorecard";

/** One past figure of a target: the last day of its period and its exact value. */
export interface TrendPoint {
  readonly period: string;
  readonly end: Day;
  readonly value: Fraction;
}

export interface ForecastRequest {
  /** In the order of their ends; the last is the period asked about. */
  readonly points: readonly TrendPoint[];
  readonly deadline: Day;
  readonly rule: PassRule;
  /** `true` for shares and ratios, which end at 1; counts have no upper end. */
  readonly cappedAtOne: boolean;
}

const FEWEST_POINTS = 3;
const LAST_DAY = dayNumber("2100-12-31");

function sortedSlopes(points: readonly TrendPoint[]): readonly Fraction[] {
  const slopes: Fraction[] = [];
  const ends = points.map(({ end }) => dayNumber(end));
  points.forEach((later, index) => {
    points.slice(0, index).forEach((earlier, place) => {
      const days = (ends[index] as number) - (ends[place] as number);
      // Two periods that end on one day (a second half-year and its year) have no slope between them.
      if (days !== 0) slopes.push(divide(subtract(later.value, earlier.value), fraction(days)));
    });
  });
  return slopes.sort(compare);
}

/** Quantile `tenths`/10 of sorted fractions, linear between neighbours. */
function quantile(sorted: readonly Fraction[], tenths: number): Fraction {
  const position = tenths * (sorted.length - 1);
  const index = Math.floor(position / 10);
  const below = sorted[index] as Fraction;
  const above = sorted[index + 1];
  if (above === undefined) return below;
  return add(below, multiply(subtract(above, below), fraction(position % 10, 10)));
}

function dayReached(last: TrendPoint, slope: Fraction, rule: PassRule): Day | null {
  if (compare(slope, ZERO) <= 0 || fractionPasses(last.value, rule)) return null;
  const days = divide(subtract(toFraction(rule.threshold), last.value), slope);
  const whole = floor(days);
  const isExact = whole * days.denominator === days.numerator;
  const reached = BigInt(dayNumber(last.end)) + (rule.comparator === ">=" && isExact ? whole : whole + 1n);
  return reached > BigInt(LAST_DAY) ? null : dayFromNumber(Number(reached));
}

/**
 * Where a target is heading: the median of the slopes between all pairs of past points (Theil–Sen), drawn on from
 * the last one to the deadline, with the first and the ninth decile as a range. It enters no status, total or rank.
 *
 * @param request past points, deadline, threshold
 * @returns `null` with fewer than three points, or when the last one is not before the deadline
 * @example forecastTarget({ points: [half2021, three5ths2022, seven10ths2023], deadline: "2025-12-31", … })?.central
 * Source: scoring rules, forecast; Sen 1968, slopes of all pairs.
 */
export function forecastTarget({ points, deadline, rule, cappedAtOne }: ForecastRequest): Forecast | null {
  const last = points.at(-1);
  if (last === undefined || points.length < FEWEST_POINTS || last.end >= deadline) return null;
  const slopes = sortedSlopes(points);
  if (slopes.length === 0) return null;

  const daysLeft = fraction(dayNumber(deadline) - dayNumber(last.end));
  const drawnOn = (tenths: number): string => {
    const reached = add(last.value, multiply(quantile(slopes, tenths), daysLeft));
    return toDecimal(clamp(reached, ZERO, cappedAtOne ? ONE : null), 6);
  };
  return {
    central: drawnOn(5),
    low: drawnOn(1),
    high: drawnOn(9),
    reachesOn: dayReached(last, quantile(slopes, 5), rule),
  };
}
