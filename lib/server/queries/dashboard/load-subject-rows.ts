import "server-only";

import type { SubjectRow } from "@/lib/contracts/unit-overview";
import { can } from "@/lib/domain/access/can";
import { type Place, placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Lens } from "@/lib/domain/observations/observation";
import { findPeriod } from "@/lib/domain/periods/find-period";
import type { Indicator } from "@/lib/domain/register/register";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { UnitCode } from "@/lib/domain/units/unit";
import { type Tx, withViewer } from "@/lib/server/db/scoped";
import { checkSight } from "@/lib/server/queries/dashboard/scoring-question";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

export const SUBJECT_OUTCOMES = ["met", "not-met", "reported", "not-applicable", "missing"] as const;
export type SubjectOutcome = SubjectRow["outcome"];

export interface SubjectQuestion {
  readonly unit: UnitCode;
  readonly period: string;
  readonly lens: Lens;
  readonly indicator: string;
  /** Only the subjects with this outcome. */
  readonly outcome?: SubjectOutcome | undefined;
  /** From 1; one behind the last is empty. */
  readonly page?: number;
}

export interface SubjectPage {
  readonly rows: readonly SubjectRow[];
  readonly page: number;
  readonly pageSize: number;
  /** Subjects with the outcome asked for, on all pages. */
  readonly total: number;
  /** Subjects of each outcome, whatever was asked for. */
  readonly outcomes: Readonly<Record<SubjectOutcome, number>>;
}

export type SubjectRefusal = "not-found" | "forbidden" | "unknown-period" | "unknown-indicator";

export const SUBJECT_PAGE_SIZE = 100;

type StoredRow = Omit<SubjectRow, "unit" | "parent"> & { readonly unit: UnitCode };

interface StoredPage {
  readonly rows: readonly StoredRow[];
  readonly outcomes: Readonly<Partial<Record<SubjectOutcome, number>>>;
}

// What row-level security hides reads as missing: a viewer who may not see the rows never comes here.
async function readPage(
  tx: Tx,
  subjects: readonly UnitCode[],
  indicator: Indicator,
  question: SubjectQuestion,
  page: number,
): Promise<StoredPage> {
  const { period, lens, outcome } = question;
  const absent = indicator.absentMeans === "zero" ? "reported" : "missing";
  const found = await tx.$queryRaw<{ page: string }[]>`
    WITH cell AS (
      SELECT s.unit, w.status AS working,
             CASE WHEN ${lens} = 'provisional' AND w.status = 'submitted' THEN w ELSE a END AS value
        FROM unnest(${subjects}::text[]) AS s (unit)
        LEFT JOIN observation a ON a.period = ${period} AND a.indicator = ${indicator.code} AND a.unit = s.unit AND a.slot = 'approved'
        LEFT JOIN observation w ON w.period = ${period} AND w.indicator = ${indicator.code} AND w.unit = s.unit AND w.slot = 'working'
    ), judged AS (
      SELECT unit, working, value,
             CASE WHEN (value).state IS NULL THEN ${absent}
                  WHEN (value).state = 'not-applicable' THEN 'not-applicable'
                  WHEN (value).met IS NOT NULL THEN CASE WHEN (value).met THEN 'met' ELSE 'not-met' END
                  WHEN (value).feedback IS NOT NULL
                    THEN CASE WHEN (value).feedback AND cardinality((value).services) > 0 THEN 'met' ELSE 'not-met' END
                  ELSE 'reported' END AS outcome
        FROM cell
    ), listed AS (
      SELECT * FROM judged WHERE outcome = ${outcome ?? null}::text OR ${outcome ?? null}::text IS NULL
       ORDER BY unit LIMIT ${SUBJECT_PAGE_SIZE}::int OFFSET ${(page - 1) * SUBJECT_PAGE_SIZE}::int
    )
    SELECT json_build_object(
      'rows', (SELECT coalesce(json_agg(json_build_object(
          'unit', unit, 'outcome', outcome, 'numerator', (value).numerator, 'denominator', (value).denominator,
          'count', CASE WHEN (value).state IS NULL AND outcome = 'reported' THEN 0 ELSE (value).count END,
          'services', (value).services, 'feedback', (value).feedback, 'reason', (value).reason, 'reasonText', (value).reason_text,
          'approvedAt', to_char((value).approved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'approvedBy', (value).approved_by_name, 'working', working) ORDER BY unit), '[]') FROM listed),
      'outcomes', (SELECT coalesce(json_object_agg(outcome, n), '{}') FROM (SELECT outcome, count(*) AS n FROM judged GROUP BY outcome) AS c)
    )::text AS page`;
  return JSON.parse(found[0]?.page ?? '{"rows":[],"outcomes":{}}') as StoredPage;
}

function toSubjectRow({ tree }: Reference, stored: StoredRow, seesNames: boolean): SubjectRow {
  const unit = tree.get(stored.unit);
  const [parent] = tree.ancestors(stored.unit);
  return {
    ...stored,
    unit: { code: stored.unit, name: unit?.name ?? stored.unit },
    parent: parent === undefined ? null : { code: parent.code, name: parent.name },
    approvedBy: seesNames ? stored.approvedBy : null,
  };
}

function checkRows(
  viewer: Viewer,
  facts: Reference,
  question: SubjectQuestion,
  place: Place | undefined,
): SubjectRefusal | null {
  if (place === undefined) return "not-found";
  const seen = can(viewer, "see-observations", { place });
  if (!seen.ok) return seen.kind === "forbidden" ? "forbidden" : "not-found";
  const sight = checkSight(viewer, facts, question.unit, question.lens);
  if (!sight.ok) return sight.kind === "forbidden" ? "forbidden" : "not-found";
  return findPeriod(facts.register, question.period) === undefined ? "unknown-period" : null;
}

function toPage(
  facts: Reference,
  stored: StoredPage,
  question: SubjectQuestion,
  page: number,
  seesNames: boolean,
): SubjectPage {
  const outcomes = { met: 0, "not-met": 0, reported: 0, "not-applicable": 0, missing: 0, ...stored.outcomes };
  const all = SUBJECT_OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
  return {
    rows: stored.rows.map((row) => toSubjectRow(facts, row, seesNames)),
    page,
    pageSize: SUBJECT_PAGE_SIZE,
    total: question.outcome === undefined ? all : outcomes[question.outcome],
    outcomes,
  };
}

/** The subjects behind one figure, by code, a hundred at a time: what each of them said under the lens. */
export async function loadSubjectRows(
  viewer: Viewer,
  question: SubjectQuestion,
): Promise<Result<SubjectPage, SubjectRefusal, null>> {
  const facts = await reference();
  const { tree, register } = facts;
  const place = placeOf(tree, question.unit);
  const refusal = checkRows(viewer, facts, question, place);
  if (place === undefined || refusal !== null) return refuse(refusal ?? "not-found");
  const indicator = register.indicators.find(({ code }) => code === question.indicator);
  if (indicator === undefined) return refuse("unknown-indicator");
  const page = Math.max(1, Math.trunc(question.page ?? 1));
  const subjects = tree.subjects(question.unit, indicator.levels).map(({ code }) => code);
  const stored = await withViewer(viewer, (tx) => readPage(tx, subjects, indicator, question, page));
  return ok(toPage(facts, stored, question, page, can(viewer, "see-names", { place }).ok));
}
