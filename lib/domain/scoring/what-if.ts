import type { Lens, ReportedValue } from "@/lib/domain/observations/observation";
import { planLineage, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Indicator, Period, Plan, Register, Target } from "@/lib/domain/register/register";
import {
  type Aggregate,
  type AggregateRow,
  type AggregateSource,
  EMPTY_AGGREGATE,
  toAggregate,
  toAggregateRow,
} from "@/lib/domain/scoring/aggregate";
import type { Formula } from "@/lib/domain/scoring/measure-target";
import { type PassRule, shortfallOf } from "@/lib/domain/scoring/passing";
import { mergeAggregates } from "@/lib/domain/scoring/roll-up";
import { prepareScoring, type ScorecardRequest, scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { Scorecard } from "@/lib/domain/scoring/scorecard";
import { LEVELS, type Level, type Unit, type UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/** In-scope units of each level in a subtree. */
type ScopeCounts = Readonly<Record<Level, number>>;

/**
 * Everything the scorecard of one unit is computed from, and nothing else: small enough to be sent to a browser,
 * plain enough to go as JSON.
 */
export interface WhatIfGround {
  readonly unit: Unit;
  readonly isInScope: boolean;
  readonly scopeCounts: ScopeCounts;
  /** Units whose own sums decide whether they pass (count per unit). */
  readonly counted: readonly { readonly unit: Unit; readonly scopeCounts: ScopeCounts }[];
  readonly period: string;
  readonly plan: string;
  readonly lens: Lens;
  readonly pillars: readonly { readonly code: string; readonly scored: boolean }[];
  readonly periods: readonly Pick<Period, "code" | "kind" | "end">[];
  readonly indicators: readonly Pick<
    Indicator,
    "code" | "pillar" | "measure" | "kind" | "levels" | "absentMeans" | "per" | "timing"
  >[];
  /** The plan and those it inherits from. */
  readonly plans: readonly (Pick<Plan, "code" | "unit" | "inherits" | "deadline" | "baselinePeriod"> & {
    readonly targets: readonly Omit<Target, "wording">[];
  })[];
  readonly sums: readonly AggregateRow[];
}

/**
 * What one unit is supposed to report beyond what it has: added to the sums of one indicator in the period. For a target
 * counted per unit it is the counted unit's.
 */
export interface Supposition {
  readonly unit: UnitCode;
  readonly indicator: string;
  readonly added: Partial<Aggregate>;
}

const countScope = (tree: UnitTree, code: UnitCode): ScopeCounts => ({
  country: tree.subjectCount(code, ["country"]),
  province: tree.subjectCount(code, ["province"]),
  district: tree.subjectCount(code, ["district"]),
  commune: tree.subjectCount(code, ["commune"]),
});

/**
 * Cuts out of the whole programme what the scorecard of one unit needs: its sums in all periods, the plan with those
 * it inherits from, and of the units below only how many there are.
 *
 * @param request unit, period, plan and lens by their codes, and the sums under that lens
 * @throws RangeError on an unknown code or a unit outside the plan's subtree
 * @example scoreWhatIf(whatIfGround(request), []) // equals scoreUnit(request)
 * Source: scoring rules; a what-if is scored by the rules themselves, in the browser as on the server.
 */
export function whatIfGround(request: ScorecardRequest): WhatIfGround {
  const { unit, ground } = prepareScoring(request);
  const { register, tree, aggregates, lens, plan } = ground;
  const lineage = planLineage(register, plan);
  const aimed = new Set(lineage.flatMap(({ targets }) => targets.map(({ indicator }) => indicator)));
  const indicators = register.indicators.filter(({ code }) => aimed.has(code));
  const perUnit = resolveTargets(register, plan).filter(({ kind }) => kind === "count-per-unit");
  const countedLevels = LEVELS.filter((level) => perUnit.some(({ per }) => per === level));
  const countedCodes = perUnit.map(({ indicator }) => indicator.code);
  const counted = tree.subjects(unit.code, countedLevels).filter(({ code }) => code !== unit.code);
  const rowsOf = (of: UnitCode, codes: readonly string[]) =>
    codes.flatMap((indicator) =>
      register.periods.flatMap(({ code: period }) => {
        const sums = aggregates(of, indicator, period);
        return sums === undefined ? [] : [toAggregateRow(of, indicator, period, sums)];
      }),
    );
  return {
    unit,
    isInScope: tree.inScope(unit.code),
    scopeCounts: countScope(tree, unit.code),
    counted: counted.map((each) => ({ unit: each, scopeCounts: countScope(tree, each.code) })),
    period: request.period,
    plan: plan.code,
    lens,
    pillars: register.pillars.map(({ code, scored }) => ({ code, scored })),
    periods: register.periods.map(({ code, kind, end }) => ({ code, kind, end })),
    indicators: indicators.map(({ code, pillar, measure, kind, levels, absentMeans, per, timing }) => ({
      code,
      pillar,
      measure,
      kind,
      levels,
      absentMeans,
      per,
      timing,
    })),
    plans: lineage.map(({ code, unit: of, inherits, deadline, baselinePeriod, targets }) => ({
      code,
      unit: of,
      inherits,
      deadline,
      baselinePeriod,
      targets: targets.map(({ indicator, comparator, threshold, deadline: own, kind, per }) => ({
        indicator,
        comparator,
        threshold,
        deadline: own,
        kind,
        per,
      })),
    })),
    sums: [
      ...rowsOf(
        unit.code,
        indicators.map(({ code }) => code),
      ),
      ...counted.flatMap(({ code }) => rowsOf(code, countedCodes)),
    ],
  };
}

const NO_NAME = { vi: "", en: "" };
const NO_SOURCE = { number: null, date: null, issuer: null };

// Names, sources and days that no score depends on are left empty; scoring never reads them.
function toRegister({ pillars, periods, indicators, plans }: WhatIfGround): Register {
  return {
    programme: { code: "", start: "", end: "" },
    pillars: pillars.map((pillar) => ({ ...pillar, name: NO_NAME })),
    services: [],
    notApplicableReasons: [],
    periods: periods.map((period) => ({
      ...period,
      start: period.end,
      cutoff: period.end,
      due: {},
      name: NO_NAME,
      asOf: null,
      structure: null,
      mode: "closed",
    })),
    indicators: indicators.map((indicator) => ({
      ...indicator,
      local: false,
      name: NO_NAME,
      short: "",
      numeratorLabel: null,
      denominatorLabel: null,
      denominatorRule: null,
      definition: null,
      note: null,
      criterion: null,
    })),
    plans: plans.map((plan) => ({
      ...plan,
      title: NO_NAME,
      source: NO_SOURCE,
      start: plan.deadline,
      targets: plan.targets.map((target) => ({ ...target, wording: null })),
    })),
  };
}

const NONE: readonly Unit[] = [];
const NO_COUNTS: ScopeCounts = { country: 0, province: 0, district: 0, commune: 0 };

/** A tree in which the unit and the counted ones have names, and all others only a number. */
function toTree({ unit, isInScope, scopeCounts, counted }: WhatIfGround): UnitTree {
  const countsOf = new Map([[unit.code, scopeCounts]]);
  for (const each of counted) countsOf.set(each.unit.code, each.scopeCounts);
  const named = [unit, ...counted.map((each) => each.unit)];
  return {
    units: named,
    get: (code) => named.find((each) => each.code === code),
    children: () => NONE,
    inScope: (code) => (code === unit.code ? isInScope : countsOf.has(code)),
    inScopeChildren: () => NONE,
    ancestors: () => NONE,
    isWithin: () => true,
    subjects: (root, levels) =>
      root === unit.code
        ? named.filter(({ code, level }) => levels.includes(level) && (code !== unit.code || isInScope))
        : NONE,
    subjectCount: (code, levels) => {
      const counts = countsOf.get(code) ?? NO_COUNTS;
      return LEVELS.reduce((sum, level) => sum + (levels.includes(level) ? counts[level] : 0), 0);
    },
  };
}

function toAggregates(
  { unit, period, sums }: WhatIfGround,
  suppositions: readonly Supposition[],
): AggregateSource {
  const found = new Map<string, Aggregate>();
  const keyOf = (of: UnitCode, indicator: string, at: string) => `${of} ${indicator} ${at}`;
  for (const row of sums) found.set(keyOf(row[0], row[1], row[2]), toAggregate(row));
  const add = (of: UnitCode, { indicator, added }: Supposition) => {
    const key = keyOf(of, indicator, period);
    found.set(key, mergeAggregates(found.get(key) ?? EMPTY_AGGREGATE, { ...EMPTY_AGGREGATE, ...added }));
  };
  for (const supposition of suppositions) {
    add(unit.code, supposition);
    if (supposition.unit !== unit.code) add(supposition.unit, supposition);
  }
  return (of, indicator, at) => found.get(keyOf(of, indicator, at));
}

/**
 * The scorecard the unit would have if some of its subjects had reported otherwise in the period. Nothing is stored,
 * and nothing but the sums is supposed: the rules are the ones every scorecard is computed by.
 *
 * @param ground what the unit is scored on
 * @param suppositions at most one of a unit for an indicator, each of the unit itself or one below it
 * @throws RangeError on a ground whose plan or period is not its own
 * @example scoreWhatIf(ground, elevenCommunes).targets.find(({ indicator }) => indicator === "KTS-1")?.status // "met"
 * Source: scoring rules; path to target.
 */
export function scoreWhatIf(ground: WhatIfGround, suppositions: readonly Supposition[]): Scorecard {
  return scoreUnit({
    register: toRegister(ground),
    tree: toTree(ground),
    aggregates: toAggregates(ground, suppositions),
    unit: ground.unit.code,
    period: ground.period,
    plan: ground.plan,
    lens: ground.lens,
  });
}

/** What a subject has said so far; `null`: nothing. */
export type SaidSoFar = ReportedValue | null;

/**
 * The least a subject would have to report beyond what it has said for it to pass by itself: a criterion met, so many
 * more files of its own, so many more models.
 *
 * @param formula how the target is counted at the unit looked at
 * @param rule the target's own comparator and threshold
 * @param said what the subject has said; of a unit that is counted, its sum of counts
 * @returns `null` where nothing can be supposed: not applicable, passing already, or a ratio without a denominator
 * @example leastToPass("share-of-units", rule, null) // { reported: 1, met: 1, count: 1 }
 * Source: scoring rules, shortfall; path to target.
 */
export function leastToPass(formula: Formula, rule: PassRule, said: SaidSoFar): Partial<Aggregate> | null {
  if (said?.state === "not-applicable") return null;
  const payload = said?.payload;
  if (formula === "units-passing") {
    const counted = payload?.measure === "count" ? payload.count : 0;
    const more = shortfallOf({ numerator: counted, denominator: 1 }, rule, null);
    return more === null || more === 0 ? null : { count: more };
  }
  if (formula === "ratio-of-sums") {
    if (payload?.measure !== "ratio" || payload.denominator === 0) return null;
    const more = shortfallOf(payload, rule, payload.denominator);
    return more === null || more === 0 ? null : { numerator: more };
  }
  if (formula === "count-at-unit" || payload?.measure === "count") return null;
  if (payload === undefined) return { reported: 1, met: 1, count: 1 };
  const isMet =
    payload.measure === "criterion"
      ? payload.met
      : payload.measure === "services" && payload.services.length > 0 && payload.feedback;
  return isMet ? null : { met: 1, count: 1 };
}
