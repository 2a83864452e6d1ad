import "server-only";

import { MOST_TICKS, type PastYear, type PathStep, type TargetPath } from "@/lib/contracts/target-path";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Payload, ReportedValue } from "@/lib/domain/observations/observation";
import { periodsBefore } from "@/lib/domain/periods/find-period";
import type { Indicator, Period } from "@/lib/domain/register/register";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { type Assessment, assessTarget } from "@/lib/domain/scoring/assess-target";
import type { Formula } from "@/lib/domain/scoring/measure-target";
import { lackOf, type Nearing, nearestFirst } from "@/lib/domain/scoring/nearest-first";
import { paceAhead } from "@/lib/domain/scoring/pace-ahead";
import { toFraction } from "@/lib/domain/scoring/passing";
import { prepareScoring, type ScoringGround, scoreUnit } from "@/lib/domain/scoring/score-unit";
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
import { comparisonPeriod, toPillarGroups } from "@/lib/server/queries/dashboard/target-rows";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

export interface AskedPath extends AskedView {
  /** Codes of the units that are supposed to pass. */
  readonly ticked: readonly string[];
}

/** Steps that are listed; a country has thousands. */
const STEPS_SHOWN = 100;

type StoredPast = readonly [
  period: string,
  passes: boolean,
  numerator: number | null,
  denominator: number | null,
];

interface StoredStep {
  readonly unit: UnitCode;
  readonly isReported: boolean;
  readonly met: boolean | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly services: readonly string[] | null;
  readonly feedback: boolean | null;
  readonly past: readonly StoredPast[] | null;
  readonly othersMet: number | null;
  readonly others: number | null;
}

interface Ground {
  readonly facts: Reference;
  readonly unit: Unit;
  readonly view: View;
  readonly scoring: ScoringGround;
  readonly indicator: Indicator;
  readonly assessment: Assessment;
}

const isMetOrNot = ({ measure }: Indicator): boolean => measure === "criterion" || measure === "services";

/** Whoever does not meet the target by itself, with what it said before and what else it meets. */
async function readSteps(tx: Tx, { facts, unit, view, indicator }: Ground): Promise<readonly StoredStep[]> {
  const { register, tree } = facts;
  const { period, lens } = view;
  const subjects = tree.subjects(unit.code, indicator.levels).map(({ code }) => code);
  const before = periodsBefore(register, period).map(({ code }) => code);
  const others = isMetOrNot(indicator)
    ? register.indicators.filter((each) => isMetOrNot(each) && each !== indicator).map(({ code }) => code)
    : [];
  const rows = await tx.$queryRaw<{ steps: string }[]>`
    WITH said AS (
      SELECT DISTINCT ON (o.period, o.unit) o.period, o.unit, o.state, o.met, o.numerator, o.denominator, o.services, o.feedback,
             (o.met OR (o.feedback AND cardinality(o.services) > 0)) IS TRUE AS passes
        FROM observation o
       WHERE o.indicator = ${indicator.code} AND o.unit = ANY (${subjects}::text[]) AND o.period = ANY (${[period.code, ...before]}::text[])
         AND (o.slot = 'approved' OR (${lens} = 'provisional' AND o.status = 'submitted'))
       ORDER BY o.period, o.unit, o.slot DESC
    ), past AS (
      SELECT unit, json_agg(json_build_array(period, passes, numerator, denominator)) AS past
        FROM said WHERE period <> ${period.code} AND state = 'reported' GROUP BY unit
    ), other AS (
      SELECT DISTINCT ON (o.indicator, o.unit) o.unit, (o.met OR (o.feedback AND cardinality(o.services) > 0)) IS TRUE AS passes
        FROM observation o
       WHERE o.period = ${period.code} AND o.indicator = ANY (${others}::text[]) AND o.unit = ANY (${subjects}::text[])
         AND o.state = 'reported' AND (o.slot = 'approved' OR (${lens} = 'provisional' AND o.status = 'submitted'))
       ORDER BY o.indicator, o.unit, o.slot DESC
    ), counted AS (
      SELECT unit, count(*) AS others, count(*) FILTER (WHERE passes) AS others_met FROM other GROUP BY unit
    )
    SELECT coalesce(json_agg(json_build_object(
             'unit', s.unit, 'isReported', n.unit IS NOT NULL, 'met', n.met, 'numerator', n.numerator, 'denominator', n.denominator,
             'services', n.services, 'feedback', n.feedback, 'past', p.past, 'others', c.others, 'othersMet', c.others_met)), '[]')::text AS steps
      FROM unnest(${subjects}::text[]) AS s (unit)
      LEFT JOIN said n ON n.unit = s.unit AND n.period = ${period.code}
      LEFT JOIN past p ON p.unit = s.unit
      LEFT JOIN counted c ON c.unit = s.unit
     WHERE n.passes IS NOT TRUE AND n.state IS DISTINCT FROM 'not-applicable'`;
  return JSON.parse(rows[0]?.steps ?? "[]") as StoredStep[];
}

function payloadOf(
  { measure }: Indicator,
  { met, numerator, denominator, services, feedback }: StoredStep,
): Payload | null {
  if (measure === "criterion") return { measure, met: met === true };
  if (measure === "services") return { measure, services: services ?? [], feedback: feedback === true };
  if (measure === "ratio") return { measure, numerator: numerator ?? 0, denominator: denominator ?? 0 };
  return null;
}

interface Candidate extends Nearing {
  readonly said: ReportedValue | null;
  readonly past: readonly PastYear[];
  readonly before: PathStep["before"];
  readonly others: PathStep["others"];
}

function toCandidate({ facts, view, indicator }: Ground, stored: StoredStep): Candidate {
  const { register } = facts;
  const past = new Map((stored.past ?? []).map((each) => [each[0], each]));
  const earlier = periodsBefore(register, view.period);
  const last = earlier.findLast(({ code }) => past.has(code));
  const payload = stored.isReported ? payloadOf(indicator, stored) : null;
  const compared = past.get(comparisonPeriod(register, view.period, indicator.timing)?.code ?? "");
  const [, , numerator = null, denominator = null] = compared ?? [];
  return {
    unit: stored.unit,
    said: payload === null ? null : { state: "reported", payload },
    metBefore: [...past.values()].some(([, passes]) => passes),
    metLast: last !== undefined && past.get(last.code)?.[1] === true,
    othersMet: stored.othersMet ?? 0,
    others: { met: stored.othersMet ?? 0, of: stored.others ?? 0 },
    past: isMetOrNot(indicator) ? pastYears(earlier, past) : [],
    before: numerator === null || denominator === null ? null : { numerator, denominator },
  };
}

const pastYears = (earlier: readonly Period[], past: ReadonlyMap<string, StoredPast>): readonly PastYear[] =>
  earlier
    .filter(({ kind }) => kind === "year")
    .map(({ code, name }) => ({ period: code, name, met: past.get(code)?.[1] ?? null }));

/** Units of the counting level that do not pass by their own number of models. */
function countedCandidates({ unit, view, scoring, assessment }: Ground): readonly Candidate[] {
  const { per, indicator } = assessment.target;
  const { tree, aggregates } = scoring;
  return tree
    .subjects(unit.code, per === null ? [] : [per])
    .filter(({ code }) => {
      const sums = aggregates(code, indicator.code, view.period.code);
      return tree.subjectCount(code, indicator.levels) > (sums?.notApplicable ?? 0);
    })
    .map(({ code }) => {
      const count = aggregates(code, indicator.code, view.period.code)?.count ?? 0;
      return {
        unit: code,
        said: { state: "reported", payload: { measure: "count", count } },
        metBefore: false,
        metLast: false,
        othersMet: 0,
        others: { met: 0, of: 0 },
        past: [],
        before: null,
      };
    });
}

async function findCandidates(tx: Tx, ground: Ground): Promise<readonly Candidate[]> {
  const { formula } = ground.assessment.measurement;
  if (formula === "units-passing") return countedCandidates(ground);
  if (ground.indicator.measure === "count") return [];
  return (await readSteps(tx, ground)).map((stored) => toCandidate(ground, stored));
}

/** What it takes is judged by the target's own threshold, also where above it all units must pass. */
function addedFor({ assessment }: Ground, formula: Formula, { said }: Candidate) {
  const { comparator, threshold } = assessment.target;
  return leastToPass(formula, { comparator, threshold }, said);
}

function toStep(ground: Ground, candidate: Candidate): PathStep {
  const { tree } = ground.facts;
  const [parent] = tree.ancestors(candidate.unit);
  const { said, past, before, others } = candidate;
  const isBelow =
    parent !== undefined && parent.code !== ground.unit.code && candidate.unit !== ground.unit.code;
  return {
    unit: { code: candidate.unit, name: tree.get(candidate.unit)?.name ?? candidate.unit },
    parent: isBelow ? { code: parent.code, name: parent.name } : null,
    said,
    lack: lackOf(candidate),
    past,
    before,
    others,
    added: addedFor(ground, ground.assessment.measurement.formula, candidate),
  };
}

/** A ratio that passes by itself or had no cases, and a counted unit with models enough, have nothing to add. */
function lacksNothing({ said, added }: PathStep): boolean {
  return added === null && said !== null;
}

function paceOf({ view, assessment }: Ground): TargetPath["pace"] {
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

function rowOf({ facts, unit, view, scoring, indicator }: Ground) {
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
  const ground: Ground = { facts, unit, view, scoring, indicator, assessment };
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
  return {
    ...toPageFrame(viewer, facts, unit, view),
    row,
    formula: assessment.measurement.formula,
    pace: paceOf(ground),
    steps: steps.filter((step, place) => place < STEPS_SHOWN || isTicked.has(step.unit.code)),
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
