import type {
  Comparator,
  Day,
  Indicator,
  Plan,
  Register,
  Target,
  TargetKind,
  Threshold,
} from "@/lib/domain/register/register";
import type { Level } from "@/lib/domain/units/unit";

/** A target as it applies under a plan: everything the target, its plan and its indicator say, decided. */
export interface ResolvedTarget {
  readonly indicator: Indicator;
  readonly kind: TargetKind;
  readonly per: Level | null;
  readonly comparator: Comparator;
  readonly threshold: Threshold;
  readonly deadline: Day;
  /** Code of the period the pace starts from, of the plan that defines the target. */
  readonly baselinePeriod: string | null;
  /** The plan that sets the target: the plan asked for, or one it inherits from. */
  readonly definedBy: Plan;
  /** The legal wording. */
  readonly wording: string | null;
}

/**
 * The plan of a code.
 *
 * @param register the register in force
 * @param code `national`, `nghe-an`, …
 * @returns the plan, or `undefined`
 * @example findPlan(register, "nghe-an")?.unit // "40"
 * Source: plans of the register.
 */
export function findPlan(register: Register, code: string): Plan | undefined {
  return register.plans.find((plan) => plan.code === code);
}

/**
 * A plan and those it inherits from, the plan itself first.
 *
 * @param register the register in force, without cycles of inheritance
 * @param plan one of its plans
 * @throws Error when an inherited plan is not in the register or inherits in a circle
 * @example planLineage(register, ngheAn).map(({ code }) => code) // ["nghe-an", "national"]
 * Source: a province's plan overrides the national one and inherits the rest.
 */
export function planLineage(register: Register, plan: Plan): readonly Plan[] {
  const lineage = [plan];
  let inherited = plan.inherits;
  while (inherited !== null) {
    const parent = findPlan(register, inherited);
    if (parent === undefined) throw new Error(`plan ${plan.code} inherits the unknown plan ${inherited}`);
    if (lineage.includes(parent)) throw new Error(`plan ${plan.code} inherits itself`);
    lineage.push(parent);
    inherited = parent.inherits;
  }
  return lineage;
}

function resolveTarget(indicator: Indicator, target: Target, definedBy: Plan): ResolvedTarget {
  return {
    indicator,
    kind: target.kind ?? indicator.kind,
    per: target.per ?? indicator.per,
    comparator: target.comparator,
    threshold: target.threshold,
    deadline: target.deadline ?? definedBy.deadline,
    baselinePeriod: definedBy.baselinePeriod,
    definedBy,
    wording: target.wording,
  };
}

/**
 * The targets in force under a plan: its own, and those of the plans it inherits from for every indicator it does
 * not set itself. A target set by a plan replaces the inherited one whole; an inherited one keeps the deadline and
 * baseline period of the plan that defines it.
 *
 * @param register the register in force
 * @param plan one of its plans
 * @returns one target per indicator, in the register's order of indicators
 * @throws Error on broken inheritance
 * @example resolveTargets(register, thuaThienHue).find(({ indicator }) => indicator.code === "CQS-2")?.threshold
 *   // { numerator: 100, denominator: 100 }, where the national plan says 97
 * Source: Decision 924/QĐ-TTg and the plans of the provinces.
 */
export function resolveTargets(register: Register, plan: Plan): readonly ResolvedTarget[] {
  const set = new Map<string, { readonly target: Target; readonly definedBy: Plan }>();
  for (const definedBy of planLineage(register, plan)) {
    for (const target of definedBy.targets) {
      if (!set.has(target.indicator)) set.set(target.indicator, { target, definedBy });
    }
  }
  return register.indicators.flatMap((indicator) => {
    const found = set.get(indicator.code);
    return found === undefined ? [] : [resolveTarget(indicator, found.target, found.definedBy)];
  });
}
