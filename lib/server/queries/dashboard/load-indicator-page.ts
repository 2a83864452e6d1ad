import "server-only";

import type { IndicatorPage, IndicatorUnit, PlanVariant } from "@/lib/contracts/indicator-page";
import type { SeriesPoint } from "@/lib/contracts/unit-overview";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { commonStructure, methodNotes } from "@/lib/domain/indicators/method-notes";
import { type ResolvedTarget, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Indicator } from "@/lib/domain/register/register";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { assessTarget } from "@/lib/domain/scoring/assess-target";
import { explainTarget } from "@/lib/domain/scoring/explain-target";
import { toDecimal } from "@/lib/domain/scoring/fraction";
import { measureTarget } from "@/lib/domain/scoring/measure-target";
import { toFraction } from "@/lib/domain/scoring/passing";
import { scoreTarget } from "@/lib/domain/scoring/score-target";
import { prepareScoring, type ScoringGround, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { COUNTRY, type Unit, type UnitCode } from "@/lib/domain/units/unit";
import { type Tx, withViewer } from "@/lib/server/db/scoped";
import {
  type AskedView,
  chooseView,
  NATIONAL_PLAN,
  type View,
} from "@/lib/server/queries/dashboard/default-view";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { loadCoverage } from "@/lib/server/queries/dashboard/load-coverage";
import { toPageFrame } from "@/lib/server/queries/dashboard/page-frame";
import { DRAWN_KINDS, toProvinceFigures } from "@/lib/server/queries/dashboard/province-figures";
import { checkSight, checkSightOfChildren } from "@/lib/server/queries/dashboard/scoring-question";
import { comparisonPeriod, toPillarGroups } from "@/lib/server/queries/dashboard/target-rows";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

export interface AskedIndicator extends AskedView {
  /** The viewer's own unit where none is asked for. */
  readonly unit?: string | undefined;
}

interface Ground {
  readonly viewer: Viewer;
  readonly facts: Reference;
  readonly unit: Unit;
  readonly indicator: Indicator;
  readonly view: View;
}

const FIGURE_PLACES = 6;

function requestOf({ facts, unit, view }: Ground, aggregates: AggregateSource) {
  const { register, tree } = facts;
  const { period, plan, lens } = view;
  return { register, tree, aggregates, unit: unit.code, period: period.code, plan: plan.code, lens };
}

function tell(ground: Ground, aggregates: AggregateSource): IndicatorPage["told"] {
  const { facts, unit, view, indicator } = ground;
  const request = requestOf(ground, aggregates);
  const explained = explainTarget(request, indicator.code);
  if (explained === null) return null;
  const { register, tree } = facts;
  const { plan, period } = view;
  const scorecard = scoreUnit(request);
  const national = plan.code === NATIONAL_PLAN ? null : scoreUnit({ ...request, plan: NATIONAL_PLAN });
  const row = toPillarGroups({ register, tree, aggregates, unit, plan, period, scorecard, national })
    .flatMap(({ targets }) => targets)
    .find((each) => each.indicator.code === indicator.code);
  return row === undefined ? null : { row, explained };
}

function pointBefore(
  { facts, view, indicator }: Ground,
  scoring: ScoringGround,
  target: ResolvedTarget,
  unit: Unit,
): SeriesPoint | null {
  const before = comparisonPeriod(facts.register, view.period, indicator.timing);
  if (before === undefined) return null;
  const value = measureTarget(scoring, target, unit, before.code)?.value ?? null;
  return {
    period: before.code,
    kind: before.kind,
    end: before.end,
    name: before.name,
    value: value === null ? null : toDecimal(toFraction(value), FIGURE_PLACES),
    numerator: value?.numerator ?? null,
    denominator: value?.denominator ?? null,
  };
}

/** Worst first: the lowest value, then those without one, then those it does not apply to; codes break ties. */
function byValue({ score: left }: IndicatorUnit, { score: right }: IndicatorUnit): number {
  const group = ({ status, value }: IndicatorUnit["score"]) =>
    status === "not-applicable" ? 2 : value === null ? 1 : 0;
  return group(left) - group(right) || Number(left.value ?? 0) - Number(right.value ?? 0);
}

function toUnits(ground: Ground, children: readonly Unit[], aggregates: AggregateSource) {
  const { ground: scoring } = prepareScoring(requestOf(ground, aggregates));
  const target = scoring.targets.find((each) => each.indicator.code === ground.indicator.code);
  if (target === undefined) return [];
  return children
    .flatMap((child): readonly IndicatorUnit[] => {
      const assessment = assessTarget(scoring, target, child, ground.view.period);
      if (assessment === null) return [];
      const { code, name, type } = child;
      const previous = pointBefore(ground, scoring, target, child);
      return [{ unit: { code, name }, type, score: scoreTarget(assessment), previous }];
    })
    .sort(byValue);
}

function toVariants({ facts, view, indicator }: Ground): readonly PlanVariant[] {
  const { register, tree } = facts;
  const inForce = resolveTargets(register, view.plan).find((each) => each.indicator.code === indicator.code);
  return register.plans.flatMap((plan) =>
    plan.targets
      .filter((target) => target.indicator === indicator.code)
      .map(({ wording, comparator, threshold, deadline, kind, per }) => ({
        plan: { code: plan.code, title: plan.title, source: plan.source },
        unit: { code: plan.unit, name: tree.get(plan.unit)?.name ?? plan.unit },
        wording,
        comparator,
        threshold,
        kind: kind ?? indicator.kind,
        per: per ?? indicator.per,
        deadline: deadline ?? plan.deadline,
        isInForce: inForce?.definedBy.code === plan.code,
      })),
  );
}

/** Plans that take the target over from another one. */
function toInheriting({ facts: { register }, indicator }: Ground): IndicatorPage["inheriting"] {
  return register.plans
    .filter((plan) =>
      resolveTargets(register, plan).some(
        (target) => target.indicator.code === indicator.code && target.definedBy.code !== plan.code,
      ),
    )
    .map(({ title, source }) => ({ title, source }));
}

/** The provinces for the map; rates only, and only where one of them has the target. */
function toMapped({ unit }: Ground, children: readonly Unit[], units: readonly IndicatorUnit[]) {
  const [some] = units;
  if (unit.code !== COUNTRY || some === undefined || !DRAWN_KINDS.has(some.score.kind)) return null;
  return toProvinceFigures(children, new Map(units.map((each) => [each.unit.code, each.score])));
}

async function findPage(tx: Tx, found: Omit<Ground, "view">, asked: AskedIndicator): Promise<IndicatorPage> {
  const { viewer, facts, unit, indicator } = found;
  const book = await loadCoverage(tx, facts, [unit.code]);
  const view = chooseView(viewer, facts, unit.code, asked, book);
  const ground = { ...found, view };
  const { lens, plan, period } = view;
  const seesChildren = checkSightOfChildren(viewer, facts, unit.code, lens).ok;
  const children = seesChildren ? facts.tree.inScopeChildren(unit.code) : [];
  const codes = children.map(({ code }) => code);
  const before = comparisonPeriod(facts.register, period, indicator.timing);
  const aggregates = await loadAggregates(tx, facts, {
    lens,
    plans: [plan.code, NATIONAL_PLAN],
    units: [unit.code],
    statusOnly: { units: codes, period: period.code },
    ...(before !== undefined && { indexOnly: { units: codes, period: before.code } }),
  });
  const place = placeOf(facts.tree, unit.code);
  const units = seesChildren ? toUnits(ground, children, aggregates) : null;
  return {
    ...toPageFrame(viewer, facts, unit, view),
    indicator,
    told: facts.tree.inScope(unit.code) ? tell(ground, aggregates) : null,
    units,
    variants: toVariants(ground),
    inheriting: toInheriting(ground),
    provinces: units === null ? null : toMapped(ground, children, units),
    notes: methodNotes(facts.register, plan, indicator, period),
    commonStructure: commonStructure(facts.register, period),
    seesRows: place !== undefined && can(viewer, "see-observations", { place }).ok,
    latestAt: book.coverage(unit.code, period.code, lens).latestAt,
  };
}

/**
 * One target with its trend, the units below and its definition: `null` where the target or the unit is unknown, or
 * the unit's figures are not the viewer's to see.
 */
export async function loadIndicatorPage(
  viewer: Viewer,
  indicatorCode: string,
  asked: AskedIndicator,
): Promise<IndicatorPage | null> {
  const facts = await reference();
  const unitCode: UnitCode = asked.unit ?? viewer.scope[0] ?? COUNTRY;
  const unit = facts.tree.get(unitCode);
  const indicator = facts.register.indicators.find(({ code }) => code === indicatorCode);
  if (unit === undefined || indicator === undefined) return null;
  if (!checkSight(viewer, facts, unitCode, "approved").ok) return null;
  return withViewer(viewer, (tx) => findPage(tx, { viewer, facts, unit, indicator }, asked));
}
