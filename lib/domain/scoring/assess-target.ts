import { findPeriod, periodsBefore } from "@/lib/domain/periods/find-period";
import type { ResolvedTarget } from "@/lib/domain/plans/resolve-targets";
import type { Period, Register } from "@/lib/domain/register/register";
import { type BaselinePoint, decideStatus, type Verdict } from "@/lib/domain/scoring/decide-status";
import { forecastTarget, type TrendPoint } from "@/lib/domain/scoring/forecast-target";
import { clamp, compare, divide, type Fraction, ONE, ZERO } from "@/lib/domain/scoring/fraction";
import {
  type Measurement,
  type MeasuringGround,
  measureTarget,
  measureValue,
} from "@/lib/domain/scoring/measure-target";
import { shortfallOf, toFraction } from "@/lib/domain/scoring/passing";
import type { Forecast } from "@/lib/domain/scoring/scorecard";
import type { Unit } from "@/lib/domain/units/unit";

/** Everything decided about one target at one unit in one period, in exact numbers. */
export interface Assessment {
  readonly target: ResolvedTarget;
  readonly measurement: Measurement;
  readonly baseline: BaselinePoint | null;
  readonly verdict: Verdict;
  readonly regressed: boolean;
  readonly shortfall: number | null;
  /** Between 0 and 1; `null` without a value. */
  readonly attainment: Fraction | null;
  /** Past figures up to this period's that compare with it; what the forecast is drawn from. */
  readonly points: readonly TrendPoint[];
  readonly forecast: Forecast | null;
}

/** The register beside the ground the target is measured on. */
export interface AssessmentGround extends MeasuringGround {
  readonly register: Register;
}

type PointAt = (period: Period) => TrendPoint | null;

/**
 * The baseline period where it has a value, else the earliest period that has one, always ended before this one; no
 * point at all for a period that ends no later than the baseline period.
 */
function findBaseline(
  register: Register,
  target: ResolvedTarget,
  period: Period,
  pointAt: PointAt,
): BaselinePoint | null {
  const named = target.baselinePeriod === null ? undefined : findPeriod(register, target.baselinePeriod);
  if (named !== undefined) {
    if (period.end <= named.end) return null;
    const point = pointAt(named);
    if (point !== null) return point;
  }
  for (const earlier of periodsBefore(register, period)) {
    const point = pointAt(earlier);
    if (point !== null) return point;
  }
  return null;
}

function findTrend(
  register: Register,
  target: ResolvedTarget,
  period: Period,
  pointAt: PointAt,
): readonly TrendPoint[] {
  const comparable = periodsBefore(register, period).filter(
    ({ kind }) => target.indicator.timing !== "flow" || kind === period.kind,
  );
  return [...comparable, period].map(pointAt).filter((point) => point !== null);
}

function findShortfall({ formula, rule, value, met, ownOnlySubject }: Measurement): number | null {
  if (value === null) return null;
  if (ownOnlySubject) return met > 0 ? 0 : 1;
  const isUncapped = formula === "count" || formula === "count-at-unit";
  return shortfallOf(value, rule, isUncapped ? null : value.denominator);
}

function findAttainment({ rule, value, met, ownOnlySubject }: Measurement): Fraction | null {
  if (value === null) return null;
  if (ownOnlySubject) return met > 0 ? ONE : ZERO;
  return clamp(divide(toFraction(value), toFraction(rule.threshold)), ZERO, ONE);
}

/**
 * Judges one target at one unit in one period: measures it, finds the point its pace starts from, decides the
 * status, and adds what stands beside the status.
 *
 * @param ground register, units, sums and the plan being scored
 * @param target a target in force under that plan
 * @param unit a unit of the plan's subtree
 * @param period a period of the register
 * @returns `null` where the target is left out of the unit's scorecard
 * @example assessTarget(ground, target82, hue, period2024)?.verdict.status // "on-track"
 * Source: scoring rules, one target at one unit, its status and what stands beside it.
 */
export function assessTarget(
  ground: AssessmentGround,
  target: ResolvedTarget,
  unit: Unit,
  period: Period,
): Assessment | null {
  const measurement = measureTarget(ground, target, unit, period.code);
  if (measurement === null) return null;
  const { ownOnlySubject, value, formula } = measurement;

  const pointAt: PointAt = ({ code, end }) => {
    const found = code === period.code ? value : measureValue(ground, target, unit, code);
    return found ? { period: code, end, value: toFraction(found) } : null;
  };
  const baseline = ownOnlySubject ? null : findBaseline(ground.register, target, period, pointAt);
  const points = ownOnlySubject || value === null ? [] : findTrend(ground.register, target, period, pointAt);
  return {
    target,
    measurement,
    baseline,
    verdict: decideStatus(measurement, period.end, target.deadline, baseline),
    regressed: baseline !== null && value !== null && compare(toFraction(value), baseline.value) < 0,
    shortfall: findShortfall(measurement),
    attainment: findAttainment(measurement),
    points,
    forecast: forecastTarget({
      points,
      deadline: target.deadline,
      rule: measurement.rule,
      cappedAtOne: formula !== "count" && formula !== "count-at-unit",
    }),
  };
}
