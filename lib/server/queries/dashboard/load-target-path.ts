import "server-only";

import { MOST_TICKS, type PathStep, type TargetPath } from "@/lib/contracts/target-path";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Indicator } from "@/lib/domain/register/register";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { type Assessment, assessTarget } from "@/lib/domain/scoring/assess-target";
import type { Formula } from "@/lib/domain/scoring/measure-target";
import { lackOf, nearestFirst } from "@/lib/domain/scoring/nearest-first";
import { paceAhead } from "@/lib/domain/scoring/pace-ahead";
import { toFraction } from "@/lib/domain/scoring/passing";
import { prepareScoring, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { leastToPass, whatIfGround } from "@/lib/domain/scoring/what-if";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
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
import {
  type Candidate,
  type CandidateGround,
  findCandidates,
} from "@/lib/server/queries/dashboard/path-candidates";
import { toPillarGroups } from "@/lib/server/queries/dashboard/target-rows";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

export interface AskedPath extends AskedView {
  /** Codes of the units that are supposed to pass. */
  readonly ticked: readonly string[];
}

/** Steps that are listed; a country has thousands. */
const STEPS_SHOWN = 100;

/** As many steps as reach the target, so that it can be tried out, where they can all be ticked. */
function stepsShown({ measurement: { formula }, shortfall }: Assessment): number {
  const countsUnits = formula === "share-of-units" || formula === "units-passing";
  return countsUnits && shortfall !== null && shortfall <= MOST_TICKS
    ? Math.max(STEPS_SHOWN, shortfall)
    : STEPS_SHOWN;
}

/** What it takes is judged by the target's own threshold, also where above it all units must pass. */
function addedFor({ assessment }: CandidateGround, formula: Formula, { said }: Candidate) {
  const { comparator, threshold } = assessment.target;
  return leastToPass(formula, { comparator, threshold }, said);
}

function toStep(ground: CandidateGround, candidate: Candidate): PathStep {
  const { tree } = ground.facts;
  const [parent] = tree.ancestors(candidate.unit);
  const { said, past, lastMet, before, others } = candidate;
  const isBelow =
    parent !== undefined && parent.code !== ground.unit.code && candidate.unit !== ground.unit.code;
  return {
    unit: { code: candidate.unit, name: tree.get(candidate.unit)?.name ?? candidate.unit },
    parent: isBelow ? { code: parent.code, name: parent.name } : null,
    said,
    lack: lackOf(candidate),
    past,
    lastMet,
    before,
    others,
    added: addedFor(ground, ground.assessment.measurement.formula, candidate),
  };
}

/** A ratio that passes by itself or had no cases, and a counted unit with models enough, have nothing to add. */
function lacksNothing({ said, added }: PathStep): boolean {
  return added === null && said !== null;
}

function paceOf({ view, assessment }: CandidateGround): TargetPath["pace"] {
  const { measurement, verdict, baseline, target } = assessment;
  const { value, rule, ownOnlySubject } = measurement;
  if (value === null || ownOnlySubject) return null;
  return paceAhead({
    value: toFraction(value),
    threshold: toFraction(rule.threshold),
    passes: verdict.passes === true,
    periodEnd: view.period.end,
    deadline: target.deadline,
    baseline,
  });
}

const requestOf = (facts: Reference, unit: Unit, view: View, aggregates: AggregateSource) => ({
  register: facts.register,
  tree: facts.tree,
  aggregates,
  unit: unit.code,
  period: view.period.code,
  plan: view.plan.code,
  lens: view.lens,
});

function rowOf({ facts, unit, view, scoring, indicator }: CandidateGround) {
  const { register, tree } = facts;
  const { plan, period } = view;
  const request = requestOf(facts, unit, view, scoring.aggregates);
  const scorecard = scoreUnit(request);
  const national = plan.code === NATIONAL_PLAN ? null : scoreUnit({ ...request, plan: NATIONAL_PLAN });
  const { aggregates } = scoring;
  return toPillarGroups({ register, tree, aggregates, unit, plan, period, scorecard, national })
    .flatMap(({ targets }) => targets)
    .find((row) => row.indicator.code === indicator.code);
}

async function findPath(
  tx: Tx,
  viewer: Viewer,
  facts: Reference,
  unit: Unit,
  indicator: Indicator,
  asked: AskedPath,
): Promise<TargetPath | null> {
  const book = await loadCoverage(tx, facts, [unit.code]);
  const view = chooseView(viewer, facts, unit.code, asked, book);
  const aggregates = await loadAggregates(tx, facts, {
    lens: view.lens,
    plans: [view.plan.code, NATIONAL_PLAN],
    units: [unit.code],
  });
  const request = requestOf(facts, unit, view, aggregates);
  const { ground: scoring } = prepareScoring(request);
  const target = scoring.targets.find((each) => each.indicator.code === indicator.code);
  const assessment = target && assessTarget(scoring, target, unit, view.period);
  if (!assessment) return null;
  const ground: CandidateGround = { facts, unit, view, scoring, indicator, assessment };
  const row = rowOf(ground);
  if (row === undefined) return null;
  const candidates = nearestFirst(await findCandidates(tx, ground));
  const steps = candidates.map((each) => toStep(ground, each)).filter((step) => !lacksNothing(step));
  const wanted = new Set(asked.ticked);
  const ticked = steps
    .filter(({ unit: { code }, added }) => added !== null && wanted.has(code))
    .slice(0, MOST_TICKS)
    .map((step) => step.unit.code);
  const isTicked = new Set(ticked);
  const shown = stepsShown(assessment);
  return {
    ...toPageFrame(viewer, facts, unit, view),
    row,
    formula: assessment.measurement.formula,
    pace: paceOf(ground),
    steps: steps.filter((step, place) => place < shown || isTicked.has(step.unit.code)),
    stepsInAll: steps.length,
    ticked,
    ground: whatIfGround(request),
    services: facts.register.services,
    latestAt: book.coverage(unit.code, view.period.code, view.lens).latestAt,
  };
}

/**
 * The way of a unit to a target: `null` where either is unknown, the target is left out of the unit's scorecard, or
 * the unit's rows are not the viewer's to see. It reads; what is ticked is never stored.
 */
export async function loadTargetPath(
  viewer: Viewer,
  unitCode: UnitCode,
  indicatorCode: string,
  asked: AskedPath,
): Promise<TargetPath | null> {
  const facts = await reference();
  const unit = facts.tree.get(unitCode);
  const place = placeOf(facts.tree, unitCode);
  const indicator = facts.register.indicators.find(({ code }) => code === indicatorCode);
  if (unit === undefined || place === undefined || indicator === undefined) return null;
  if (!facts.tree.inScope(unitCode) || !can(viewer, "see-observations", { place }).ok) return null;
  return withViewer(viewer, (tx) => findPath(tx, viewer, facts, unit, indicator, asked));
}
