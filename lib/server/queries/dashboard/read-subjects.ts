import "server-only";

import type { FigureApproval, ValueTrail } from "@/lib/contracts/figure-history";
import type { SubjectRow } from "@/lib/contracts/unit-overview";
import type { Lens } from "@/lib/domain/observations/observation";
import type { Indicator } from "@/lib/domain/register/register";
import {
  type CountedStep,
  type SubjectChange,
  type SubjectOutcome,
  stepsOf,
} from "@/lib/domain/scoring/compare-outcomes";
import type { UnitCode } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";

export interface SubjectsQuestion {
  readonly subjects: readonly UnitCode[];
  readonly indicator: Indicator;
  readonly period: string;
  /** The period compared with; `null`: none. */
  readonly before: string | null;
  readonly lens: Lens;
  /** Lists only the subjects with this outcome, or that made this change. */
  readonly outcome?: SubjectOutcome | undefined;
  readonly change?: SubjectChange | undefined;
  readonly limit: number;
  readonly offset: number;
}

export type StoredRow = Omit<SubjectRow, "unit" | "parent" | "before" | "changes"> &
  Pick<CountedStep, "direction"> & {
    readonly unit: UnitCode;
    readonly then: SubjectOutcome;
    readonly before: NonNullable<SubjectRow["before"]>;
  };

export interface StoredSubjects {
  readonly rows: readonly StoredRow[];
  /** All subjects, by outcome then and now. */
  readonly steps: readonly CountedStep[];
  readonly approval: Omit<FigureApproval, "reportsOf">;
}

const NOTHING: StoredSubjects = {
  rows: [],
  steps: [],
  approval: { units: 0, reports: 0, approvers: 0, waiting: 0, latestAt: null, latestBy: null },
};

/** The trail of a row; people, and what they wrote, only for those who may see names. */
export function trailOf(row: StoredRow, seesNames: boolean): ValueTrail {
  const { enteredAt, enteredBy, sentAt, sentBy, approvedAt, approvedBy, correctionReason } = row;
  return seesNames
    ? { enteredAt, enteredBy, sentAt, sentBy, approvedAt, approvedBy, correctionReason }
    : {
        enteredAt,
        enteredBy: null,
        sentAt,
        sentBy: null,
        approvedAt,
        approvedBy: null,
        correctionReason: null,
      };
}

/**
 * The subjects behind a figure in one statement: a page of them with what each said then and now, all of them counted
 * by both, and who approved. What row-level security hides reads as missing: a viewer who may not see the rows never
 * comes here.
 */
export async function readSubjects(tx: Tx, question: SubjectsQuestion): Promise<StoredSubjects> {
  const { subjects, indicator, period, before, lens, outcome, change, limit, offset } = question;
  const absent: SubjectOutcome = indicator.absentMeans === "zero" ? "reported" : "missing";
  const steps = change === undefined ? [] : stepsOf(change);
  const periods = before === null ? [period] : [period, before];
  const found = await tx.$queryRaw<{ subjects: string }[]>`
    WITH stored AS MATERIALIZED (
      SELECT o.unit, o.period, o.slot, o.status, o.state, o.numerator, o.denominator, o.count, o.services, o.feedback,
             o.reason, o.reason_text, o.correction_reason, o.entered_at, o.entered_by_name, o.sent_at, o.sent_by_name,
             o.approved_at, o.approved_by_name, coalesce(o.approved_by::text, o.approved_by_name) AS approver,
             coalesce(o.district, o.province, 'VN') AS report,
             CASE WHEN o.state = 'not-applicable' THEN 'not-applicable'
                  WHEN o.met IS NOT NULL THEN CASE WHEN o.met THEN 'met' ELSE 'not-met' END
                  WHEN o.feedback IS NOT NULL
                    THEN CASE WHEN o.feedback AND cardinality(o.services) > 0 THEN 'met' ELSE 'not-met' END
                  ELSE 'reported' END AS outcome
        FROM observation o
       WHERE o.indicator = ${indicator.code} AND o.period = ANY (${periods}::text[]) AND o.unit = ANY (${subjects}::text[])
    ), counting AS (
      SELECT s.* FROM stored s
       WHERE CASE WHEN s.slot = 'working' THEN ${lens} = 'provisional' AND s.status = 'submitted'
                  ELSE ${lens} = 'approved' OR NOT EXISTS (
                    SELECT FROM stored w WHERE w.period = s.period AND w.unit = s.unit AND w.slot = 'working' AND w.status = 'submitted')
             END
    ), judged AS (
      SELECT asked.unit, coalesce(n.outcome, ${absent}) AS outcome, coalesce(t.outcome, ${absent}) AS "then", w.status AS working,
             CASE WHEN coalesce(n.outcome, ${absent}) <> 'reported' OR coalesce(t.outcome, ${absent}) <> 'reported' THEN 0
                  WHEN ${indicator.measure} = 'count' THEN sign(coalesce(n.count, 0) - coalesce(t.count, 0))::int
                  WHEN n.denominator > 0 AND t.denominator > 0
                    THEN sign(n.numerator::numeric * t.denominator - t.numerator::numeric * n.denominator)::int
                  ELSE 0 END AS direction,
             n.slot, n.report, n.numerator, n.denominator,
             CASE WHEN n.unit IS NULL AND ${absent} = 'reported' THEN 0 ELSE n.count END AS count,
             n.services, n.feedback, n.reason, n.reason_text, n.correction_reason, n.entered_at, n.entered_by_name,
             n.sent_at, n.sent_by_name, n.approved_at, n.approved_by_name, n.approver,
             t.numerator AS numerator_then, t.denominator AS denominator_then,
             CASE WHEN t.unit IS NULL AND ${absent} = 'reported' THEN 0 ELSE t.count END AS count_then,
             t.services AS services_then, t.feedback AS feedback_then
        FROM unnest(${subjects}::text[]) AS asked (unit)
        LEFT JOIN counting n ON n.unit = asked.unit AND n.period = ${period}
        LEFT JOIN counting t ON t.unit = asked.unit AND t.period = ${before}
        LEFT JOIN stored w ON w.unit = asked.unit AND w.period = ${period} AND w.slot = 'working'
    ), listed AS (
      SELECT * FROM judged
       WHERE (outcome = ${outcome ?? null}::text OR ${outcome ?? null}::text IS NULL)
         AND (${change === undefined} OR ("then", outcome, direction) IN (
           SELECT * FROM unnest(${steps.map((step) => step.then)}::text[], ${steps.map(({ now }) => now)}::text[],
                                ${steps.map(({ direction }) => direction)}::int[])))
       ORDER BY unit LIMIT ${limit}::int OFFSET ${offset}::int
    )
    SELECT json_build_object(
      'rows', (SELECT coalesce(json_agg(json_build_object(
          'unit', unit, 'outcome', outcome, 'then', "then", 'direction', direction,
          'numerator', numerator, 'denominator', denominator, 'count', count, 'services', services, 'feedback', feedback,
          'reason', reason, 'reasonText', reason_text, 'working', working, 'correctionReason', correction_reason,
          'enteredAt', to_char(entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'enteredBy', entered_by_name,
          'sentAt', to_char(sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'sentBy', sent_by_name,
          'approvedAt', to_char(approved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'approvedBy', approved_by_name,
          'before', json_build_object('outcome', "then", 'numerator', numerator_then, 'denominator', denominator_then,
            'count', count_then, 'services', services_then, 'feedback', feedback_then)) ORDER BY unit), '[]') FROM listed),
      'steps', (SELECT coalesce(json_agg(step), '[]') FROM (
          SELECT "then", outcome AS now, direction, count(*) AS units,
                 coalesce(sum(numerator_then), 0) AS "numeratorThen", coalesce(sum(denominator_then), 0) AS "denominatorThen",
                 coalesce(sum(count_then), 0) AS "countThen", coalesce(sum(numerator), 0) AS "numeratorNow",
                 coalesce(sum(denominator), 0) AS "denominatorNow", coalesce(sum(count), 0) AS "countNow"
            FROM judged GROUP BY 1, 2, 3) AS step),
      'approval', (SELECT json_build_object(
          'units', count(*) FILTER (WHERE slot = 'approved'), 'reports', count(DISTINCT report) FILTER (WHERE slot = 'approved'),
          'approvers', count(DISTINCT approver) FILTER (WHERE slot = 'approved'), 'waiting', count(*) FILTER (WHERE slot = 'working'),
          'latestAt', to_char(max(approved_at) FILTER (WHERE slot = 'approved') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'latestBy', (SELECT approved_by_name FROM judged WHERE slot = 'approved' ORDER BY approved_at DESC, unit LIMIT 1)) FROM judged)
    )::text AS subjects`;
  return found[0] === undefined ? NOTHING : (JSON.parse(found[0].subjects) as StoredSubjects);
}
