import type { ResolvedTarget } from "@/lib/domain/plans/resolve-targets";
import type { Plan } from "@/lib/domain/register/register";
import { type Aggregate, type AggregateSource, EMPTY_AGGREGATE } from "@/lib/domain/scoring/aggregate";
import { type PassRule, passes, type Quotient } from "@/lib/domain/scoring/passing";
import { LEVELS, type Level, type Unit, type UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/** How a figure is put together; a `count-per-unit` reads differently at its level and above it. */
export type Formula = "share-of-units" | "ratio-of-sums" | "count" | "count-at-unit" | "units-passing";

/** One target at one unit in one period, counted and bounded, before any judgement. */
export interface Measurement {
  readonly formula: Formula;
  /** What the value must pass here; at least 1/1 for the units that pass their own threshold. */
  readonly rule: PassRule;
  /** All subjects in the subtree. */
  readonly subjects: number;
  readonly expected: number;
  readonly reported: number;
  readonly notApplicable: number;
  readonly missing: number;
  /** Reports that meet the criterion. */
  readonly met: number;
  readonly value: Quotient | null;
  readonly lower: Quotient | null;
  readonly upper: Quotient | null;
  /** The unit is the only subject of a share: it meets or it does not. */
  readonly ownOnlySubject: boolean;
}

/** Where sums and units come from, and under which plan they are read. */
export interface MeasuringGround {
  readonly tree: UnitTree;
  readonly aggregates: AggregateSource;
  readonly plan: Plan;
}

type Coverage = Pick<Measurement, "subjects" | "expected" | "reported" | "notApplicable" | "missing" | "met">;
type Bounds = Pick<Measurement, "value" | "lower" | "upper">;

const NO_BOUNDS: Bounds = { value: null, lower: null, upper: null };
const ALL_UNITS: PassRule = { comparator: ">=", threshold: { numerator: 1, denominator: 1 } };

const depth = (level: Level): number => LEVELS.indexOf(level);

function formulaAt(target: ResolvedTarget, unit: Unit, plan: Plan): Formula | null {
  if (target.kind === "count") return unit.code === plan.unit ? "count" : null;
  if (target.kind !== "count-per-unit") return target.kind;
  if (target.per === null || depth(unit.level) > depth(target.per)) return null;
  return unit.level === target.per ? "count-at-unit" : "units-passing";
}

function coverageOf(target: ResolvedTarget, subjects: number, sums: Aggregate): Coverage {
  const expected = subjects - sums.notApplicable;
  const reported = target.indicator.absentMeans === "zero" ? expected : sums.reported;
  return {
    subjects,
    expected,
    reported,
    notApplicable: sums.notApplicable,
    missing: expected - reported,
    met: sums.met,
  };
}

function boundsOfShare({ met, missing, expected }: Coverage): Bounds {
  const value = { numerator: met, denominator: expected };
  return { value, lower: value, upper: { numerator: met + missing, denominator: expected } };
}

function boundsOfRatio({ missing }: Coverage, { numerator, denominator }: Aggregate): Bounds {
  if (denominator === 0) return NO_BOUNDS;
  const value = { numerator, denominator };
  const known = missing === 0 ? value : null;
  return { value, lower: known, upper: known };
}

function boundsOfCount({ missing }: Coverage, { count }: Aggregate): Bounds {
  const value = { numerator: count, denominator: 1 };
  return { value, lower: value, upper: missing === 0 ? value : null };
}

/** The units of the counting level that pass their own threshold, of those that are expected to report. */
function boundsOfPassingUnits(
  ground: MeasuringGround,
  target: ResolvedTarget,
  unit: UnitCode,
  period: string,
): Bounds {
  const { tree, aggregates } = ground;
  let [passing, counted] = [0, 0];
  for (const { code } of tree.subjects(unit, target.per === null ? [] : [target.per])) {
    const sums = aggregates(code, target.indicator.code, period) ?? EMPTY_AGGREGATE;
    if (tree.subjectCount(code, target.indicator.levels) - sums.notApplicable <= 0) continue;
    counted += 1;
    if (passes({ numerator: sums.count, denominator: 1 }, target)) passing += 1;
  }
  if (counted === 0) return NO_BOUNDS;
  const value = { numerator: passing, denominator: counted };
  return { value, lower: value, upper: value };
}

/**
 * Counts one target at one unit in one period: its subjects, how many reported, the value and between which bounds
 * it lies while reports are missing.
 *
 * @param ground units, sums and the plan being scored
 * @param target a target in force under that plan
 * @param unit a unit of the plan's subtree
 * @param period code of the period
 * @returns `null` where the target is left out: no subject in the subtree, a count away from the plan's own unit,
 *   a count per unit below its level
 * @example measureTarget(ground, target82, hue, "2024")?.value // { numerator: 80, denominator: 95 }
 * Source: scoring rules, one target at one unit.
 */
export function measureTarget(
  ground: MeasuringGround,
  target: ResolvedTarget,
  unit: Unit,
  period: string,
): Measurement | null {
  const { tree, aggregates, plan } = ground;
  const { levels, code } = target.indicator;
  const formula = formulaAt(target, unit, plan);
  const subjects = tree.subjectCount(unit.code, levels);
  if (formula === null || subjects === 0) return null;

  const sums = aggregates(unit.code, code, period) ?? EMPTY_AGGREGATE;
  const coverage = coverageOf(target, subjects, sums);
  const boundsOf = (): Bounds => {
    if (formula === "share-of-units") return boundsOfShare(coverage);
    if (formula === "ratio-of-sums") return boundsOfRatio(coverage, sums);
    if (formula === "units-passing") return boundsOfPassingUnits(ground, target, unit.code, period);
    return boundsOfCount(coverage, sums);
  };
  return {
    formula,
    rule:
      formula === "units-passing"
        ? ALL_UNITS
        : { comparator: target.comparator, threshold: target.threshold },
    ...coverage,
    ...(coverage.reported === 0 ? NO_BOUNDS : boundsOf()),
    ownOnlySubject:
      formula === "share-of-units" &&
      subjects === 1 &&
      levels.includes(unit.level) &&
      tree.inScope(unit.code),
  };
}

/**
 * The value alone of one target at one unit in one period, as `measureTarget` gives it.
 *
 * @param ground units, sums and the plan being scored
 * @param target a target in force under that plan
 * @param unit a unit of the plan's subtree
 * @param period code of the period
 * @returns `null` where there is no value
 * @example measureValue(ground, target82, hue, "2021") // { numerator: 41, denominator: 95 }
 * Source: scoring rules, one target at one unit.
 */
export function measureValue(
  ground: MeasuringGround,
  target: ResolvedTarget,
  unit: Unit,
  period: string,
): Quotient | null {
  const { code, absentMeans } = target.indicator;
  // A past without a single report has no value; most of the past that is asked for has none.
  if (absentMeans === "missing" && ground.aggregates(unit.code, code, period) === undefined) return null;
  return measureTarget(ground, target, unit, period)?.value ?? null;
}
