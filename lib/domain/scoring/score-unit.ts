import type { Lens } from "@/lib/domain/observations/observation";
import { findPeriod } from "@/lib/domain/periods/find-period";
import { findPlan, type ResolvedTarget, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Period, Plan, Register } from "@/lib/domain/register/register";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { assessTarget } from "@/lib/domain/scoring/assess-target";
import { computeIndex } from "@/lib/domain/scoring/compute-index";
import type { Fraction } from "@/lib/domain/scoring/fraction";
import { rankUnits } from "@/lib/domain/scoring/rank-units";
import { scoreTarget } from "@/lib/domain/scoring/score-target";
import { type RankedScorecard, SCORING_VERSION, type Scorecard } from "@/lib/domain/scoring/scorecard";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/** A question for a scorecard. `aggregates` are the sums under `lens`. */
export interface ScorecardRequest {
  readonly register: Register;
  readonly tree: UnitTree;
  readonly aggregates: AggregateSource;
  readonly unit: UnitCode;
  /** Code of the period. */
  readonly period: string;
  /** Code of the plan; it must hold the unit in its subtree. */
  readonly plan: string;
  readonly lens: Lens;
}

/** A request with its codes looked up. */
export interface ScoringGround {
  readonly register: Register;
  readonly tree: UnitTree;
  readonly aggregates: AggregateSource;
  readonly plan: Plan;
  readonly period: Period;
  readonly lens: Lens;
  readonly targets: readonly ResolvedTarget[];
}

/**
 * Looks up what a request names.
 *
 * @param request the codes of a unit, period and plan
 * @throws RangeError on an unknown unit, period or plan, and on a unit outside the plan's subtree
 * @example prepareScoring(request).unit.name // "Tỉnh Thừa Thiên Huế"
 * Source: a plan scores its own unit and that unit's subtree; any other unit is a fault.
 */
export function prepareScoring(request: ScorecardRequest): {
  readonly ground: ScoringGround;
  readonly unit: Unit;
} {
  const { register, tree, aggregates, lens } = request;
  const unit = tree.get(request.unit);
  const period = findPeriod(register, request.period);
  const plan = findPlan(register, request.plan);
  if (unit === undefined) throw new RangeError(`unknown unit ${request.unit}`);
  if (period === undefined) throw new RangeError(`unknown period ${request.period}`);
  if (plan === undefined) throw new RangeError(`unknown plan ${request.plan}`);
  if (!tree.isWithin(plan.unit, unit.code)) {
    throw new RangeError(`unit ${unit.code} lies outside the plan ${plan.code}`);
  }
  const targets = resolveTargets(register, plan);
  return { ground: { register, tree, aggregates, plan, period, lens, targets }, unit };
}

function scoreOn(
  ground: ScoringGround,
  unit: Unit,
): { readonly scorecard: Scorecard; readonly exact: Fraction | null } {
  const assessments = ground.targets
    .map((target) => assessTarget(ground, target, unit, ground.period))
    .filter((assessment) => assessment !== null);
  const { index, exact } = computeIndex(ground.register, assessments);
  const scorecard: Scorecard = {
    unit: unit.code,
    period: ground.period.code,
    plan: ground.plan.code,
    lens: ground.lens,
    scoringVersion: SCORING_VERSION,
    targets: assessments.map(scoreTarget),
    index,
  };
  return { scorecard, exact };
}

/**
 * The scorecard of a unit: every target of the plan that has subjects in the unit's subtree, in the register's
 * order, and the index.
 *
 * @param request unit, period, plan and lens by their codes, and the sums under that lens
 * @throws RangeError on an unknown code or a unit outside the plan's subtree
 * @example scoreUnit({ register, tree, aggregates, unit: "46", period: "2024", plan: "thua-thien-hue",
 *   lens: "approved" }).index.value // "83.3427"
 * Source: Decision 924/QĐ-TTg and the provinces' plans, scoring rules.
 */
export function scoreUnit(request: ScorecardRequest): Scorecard {
  const { ground, unit } = prepareScoring(request);
  return scoreOn(ground, unit).scorecard;
}

/**
 * The scorecards of a unit's in-scope children in the order of their codes, each with its place among them.
 *
 * @param request as for `scoreUnit`; `unit` is the parent
 * @returns no scorecards for a commune
 * @throws RangeError on an unknown code or a unit outside the plan's subtree
 * @example scoreChildren({ …request, unit: "46" }).map(({ unit, rank }) => [unit, rank]) // [["474", 3], …]
 * Source: scoring rules, rank among the in-scope children of one parent.
 */
export function scoreChildren(request: ScorecardRequest): readonly RankedScorecard[] {
  const { ground, unit } = prepareScoring(request);
  const scored = ground.tree.inScopeChildren(unit.code).map((child) => scoreOn(ground, child));
  const ranks = rankUnits(scored.map(({ exact }) => exact));
  return scored.map(({ scorecard }, place) => ({ ...scorecard, rank: ranks[place] ?? null }));
}
