import "server-only";

import type { PillarGroup, SeriesPoint, TargetRow } from "@/lib/contracts/unit-overview";
import { periodsBefore } from "@/lib/domain/periods/find-period";
import { findPlan, type ResolvedTarget, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Period, Plan, Register, Timing } from "@/lib/domain/register/register";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { toDecimal } from "@/lib/domain/scoring/fraction";
import { measureTarget } from "@/lib/domain/scoring/measure-target";
import { toFraction } from "@/lib/domain/scoring/passing";
import type { Scorecard, TargetScore } from "@/lib/domain/scoring/scorecard";
import type { Unit } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import { NATIONAL_PLAN } from "@/lib/server/queries/dashboard/default-view";

/** Everything the rows of one unit's scorecard are made of. `national` is the same unit under the national plan. */
export interface RowGround {
  readonly register: Register;
  readonly tree: UnitTree;
  readonly aggregates: AggregateSource;
  readonly unit: Unit;
  readonly plan: Plan;
  readonly period: Period;
  readonly scorecard: Scorecard;
  readonly national: Scorecard | null;
}

const FIGURE_PLACES = 6;

function seriesOf(ground: RowGround, target: ResolvedTarget): readonly SeriesPoint[] {
  return ground.register.periods.map(({ code, kind, end, name }) => {
    const value = measureTarget(ground, target, ground.unit, code)?.value ?? null;
    return {
      period: code,
      kind,
      end,
      name,
      value: value === null ? null : toDecimal(toFraction(value), FIGURE_PLACES),
      numerator: value?.numerator ?? null,
      denominator: value?.denominator ?? null,
    };
  });
}

/** Flows compare with the last period of the same kind; whatever stands at a day, with the last full year. */
export function comparisonPeriod(register: Register, period: Period, timing: Timing): Period | undefined {
  const wanted = timing === "flow" ? period.kind : "year";
  return periodsBefore(register, period).findLast(({ kind }) => kind === wanted);
}

function previousPoint(ground: RowGround, target: ResolvedTarget, series: readonly SeriesPoint[]) {
  const previous = comparisonPeriod(ground.register, ground.period, target.indicator.timing);
  return series.find(({ period }) => period === previous?.code) ?? null;
}

function nationalBeside(
  { register, national }: RowGround,
  { indicator, definedBy }: ResolvedTarget,
): TargetRow["national"] {
  const plan = findPlan(register, NATIONAL_PLAN);
  if (definedBy.code === NATIONAL_PLAN || plan === undefined || national === null) return null;
  const score = national.targets.find((each) => each.indicator === indicator.code);
  if (score === undefined) return null;
  const wording = plan.targets.find((each) => each.indicator === indicator.code)?.wording ?? null;
  return { wording, threshold: score.threshold, status: score.status };
}

function toRow(ground: RowGround, target: ResolvedTarget, score: TargetScore): TargetRow {
  const series = seriesOf(ground, target);
  return {
    indicator: target.indicator,
    score,
    wording: target.wording,
    national: nationalBeside(ground, target),
    previous: previousPoint(ground, target, series),
    series,
  };
}

/** Lowest attainment first; a target without a value comes last. Six fixed places compare as text after the point. */
function byGap(left: TargetRow, right: TargetRow): number {
  const [a, b] = [left.score.attainment, right.score.attainment];
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

/** The targets of a scorecard under their pillars, worst gap first; pillars without a target are left out. */
export function toPillarGroups(ground: RowGround): readonly PillarGroup[] {
  const { register, plan, scorecard } = ground;
  const resolved = new Map(resolveTargets(register, plan).map((target) => [target.indicator.code, target]));
  const rows = scorecard.targets.flatMap((score) => {
    const target = resolved.get(score.indicator);
    return target === undefined ? [] : [toRow(ground, target, score)];
  });
  return register.pillars
    .map(({ code, name, scored }) => ({
      code,
      name,
      scored,
      figure: scorecard.index.pillars[code] ?? null,
      targets: rows.filter(({ indicator }) => indicator.pillar === code).sort(byGap),
    }))
    .filter(({ targets }) => targets.length > 0);
}
