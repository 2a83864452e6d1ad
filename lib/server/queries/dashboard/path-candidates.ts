import "server-only";

import type { PastYear, PathStep } from "@/lib/contracts/target-path";
import type { Payload, ReportedValue } from "@/lib/domain/observations/observation";
import { periodsBefore } from "@/lib/domain/periods/find-period";
import type { Indicator, Period } from "@/lib/domain/register/register";
import type { Assessment } from "@/lib/domain/scoring/assess-target";
import type { Nearing } from "@/lib/domain/scoring/nearest-first";
import type { ScoringGround } from "@/lib/domain/scoring/score-unit";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import type { View } from "@/lib/server/queries/dashboard/default-view";
import { comparisonPeriod } from "@/lib/server/queries/dashboard/target-rows";
import type { Reference } from "@/lib/server/reference/load-reference";

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

/** Where subjects are asked for: a target at a unit under a view. */
export interface SubjectGround {
  readonly facts: Reference;
  readonly unit: Unit;
  readonly view: Pick<View, "period" | "lens">;
  readonly indicator: Indicator;
}

/** The same with how the target is scored. */
export interface CandidateGround extends SubjectGround {
  readonly view: View;
  readonly scoring: ScoringGround;
  readonly assessment: Assessment;
}

export const isMetOrNot = ({ measure }: Indicator): boolean =>
  measure === "criterion" || measure === "services";

/** Whoever does not meet the target by itself, with what it said before and what else it meets. */
async function readSteps(
  tx: Tx,
  { facts, unit, view, indicator }: SubjectGround,
): Promise<readonly StoredStep[]> {
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

/** A subject that does not pass, with what it was before. */
export interface Candidate extends Nearing {
  readonly said: ReportedValue | null;
  readonly past: readonly PastYear[];
  readonly lastMet: PathStep["lastMet"];
  readonly before: PathStep["before"];
  readonly others: PathStep["others"];
}

function toCandidate({ facts, view, indicator }: SubjectGround, stored: StoredStep): Candidate {
  const { register } = facts;
  const past = new Map((stored.past ?? []).map((each) => [each[0], each]));
  const earlier = periodsBefore(register, view.period);
  const last = earlier.findLast(({ code }) => past.has(code));
  const lastMet = earlier.findLast(({ code }) => past.get(code)?.[1] === true)?.code ?? null;
  const payload = stored.isReported ? payloadOf(indicator, stored) : null;
  const compared = past.get(comparisonPeriod(register, view.period, indicator.timing)?.code ?? "");
  const [, , numerator = null, denominator = null] = compared ?? [];
  return {
    unit: stored.unit,
    said: payload === null ? null : { state: "reported", payload },
    metBefore: lastMet !== null,
    metLast: last !== undefined && last.code === lastMet,
    lastMet,
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

/** The units that report a target and do not pass by what they said. */
export async function findSubjects(tx: Tx, ground: SubjectGround): Promise<readonly Candidate[]> {
  return (await readSteps(tx, ground)).map((stored) => toCandidate(ground, stored));
}

/** Units of the counting level that do not pass by their own number of models. */
function countedCandidates({ unit, view, scoring, assessment }: CandidateGround): readonly Candidate[] {
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
        lastMet: null,
        before: null,
      };
    });
}

/** The subjects of a target that do not pass by themselves, in no order. */
export async function findCandidates(tx: Tx, ground: CandidateGround): Promise<readonly Candidate[]> {
  const { formula } = ground.assessment.measurement;
  if (formula === "units-passing") return countedCandidates(ground);
  if (ground.indicator.measure === "count") return [];
  return findSubjects(tx, ground);
}
