import "server-only";

import type { SubjectRow } from "@/lib/contracts/unit-overview";
import { can } from "@/lib/domain/access/can";
import { type Place, placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Lens } from "@/lib/domain/observations/observation";
import { findPeriod } from "@/lib/domain/periods/find-period";
import type { Measure } from "@/lib/domain/register/register";
import { ok, type Result, refuse } from "@/lib/domain/result";
import {
  changesOf,
  compareOutcomes,
  SUBJECT_OUTCOMES,
  type SubjectChange,
  type SubjectOutcome,
} from "@/lib/domain/scoring/compare-outcomes";
import type { UnitCode } from "@/lib/domain/units/unit";
import { withViewer } from "@/lib/server/db/scoped";
import {
  readSubjects,
  type StoredRow,
  type StoredSubjects,
  trailOf,
} from "@/lib/server/queries/dashboard/read-subjects";
import { checkSight } from "@/lib/server/queries/dashboard/scoring-question";
import { comparisonPeriod } from "@/lib/server/queries/dashboard/target-rows";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

export interface SubjectQuestion {
  readonly unit: UnitCode;
  readonly period: string;
  readonly lens: Lens;
  readonly indicator: string;
  /** Only the subjects with this outcome. */
  readonly outcome?: SubjectOutcome | undefined;
  /** Only the subjects that made this change. */
  readonly change?: SubjectChange | undefined;
  /** From 1; one behind the last is empty. */
  readonly page?: number;
}

export interface SubjectPage {
  readonly rows: readonly SubjectRow[];
  readonly page: number;
  readonly pageSize: number;
  /** Subjects with the outcome or the change asked for, on all pages. */
  readonly total: number;
  /** Subjects of each outcome, whatever was asked for. */
  readonly outcomes: Readonly<Record<SubjectOutcome, number>>;
  /** Code of the period compared with; `null`: none before. */
  readonly before: string | null;
  /** Subjects that made each change, whatever was asked for; `null` without a period before. */
  readonly changes: Readonly<Record<SubjectChange, number>> | null;
  readonly seesNames: boolean;
}

interface Seen {
  readonly names: boolean;
  readonly before: string | null;
}

export type SubjectRefusal = "not-found" | "forbidden" | "unknown-period" | "unknown-indicator";

export const SUBJECT_PAGE_SIZE = 100;

function toSubjectRow({ tree }: Reference, stored: StoredRow, seen: Seen): SubjectRow {
  const { then, direction, before, ...row } = stored;
  const unit = tree.get(stored.unit);
  const [parent] = tree.ancestors(stored.unit);
  return {
    ...row,
    ...trailOf(stored, seen.names),
    unit: { code: stored.unit, name: unit?.name ?? stored.unit },
    parent: parent === undefined ? null : { code: parent.code, name: parent.name },
    before: seen.before === null ? null : before,
    changes: seen.before === null ? [] : changesOf({ then, now: stored.outcome, direction }),
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
  { rows, steps }: StoredSubjects,
  question: SubjectQuestion,
  measure: Measure,
  seen: Seen & { readonly page: number },
): SubjectPage {
  const { now, changes } = compareOutcomes(steps, measure);
  const { outcome, change } = question;
  const all = SUBJECT_OUTCOMES.reduce((sum, each) => sum + now[each], 0);
  return {
    rows: rows.map((row) => toSubjectRow(facts, row, seen)),
    page: seen.page,
    pageSize: SUBJECT_PAGE_SIZE,
    total: change !== undefined ? changes[change] : outcome !== undefined ? now[outcome] : all,
    outcomes: now,
    before: seen.before,
    changes: seen.before === null ? null : changes,
    seesNames: seen.names,
  };
}

/** The subjects behind one figure, by code, a hundred at a time: what each of them said under the lens, then and now. */
export async function loadSubjectRows(
  viewer: Viewer,
  question: SubjectQuestion,
): Promise<Result<SubjectPage, SubjectRefusal, null>> {
  const facts = await reference();
  const { tree, register } = facts;
  const place = placeOf(tree, question.unit);
  const refusal = checkRows(viewer, facts, question, place);
  const period = findPeriod(register, question.period);
  if (place === undefined || period === undefined || refusal !== null) return refuse(refusal ?? "not-found");
  const indicator = register.indicators.find(({ code }) => code === question.indicator);
  if (indicator === undefined) return refuse("unknown-indicator");
  const before = comparisonPeriod(register, period, indicator.timing)?.code ?? null;
  const page = Math.max(1, Math.trunc(question.page ?? 1));
  // Without a period before nothing has changed: the question falls back to all.
  const asked = before === null ? { ...question, change: undefined } : question;
  const stored = await withViewer(viewer, (tx) =>
    readSubjects(tx, {
      ...asked,
      indicator,
      before,
      subjects: tree.subjects(question.unit, indicator.levels).map(({ code }) => code),
      limit: SUBJECT_PAGE_SIZE,
      offset: (page - 1) * SUBJECT_PAGE_SIZE,
    }),
  );
  const seen = { names: can(viewer, "see-names", { place }).ok, before, page };
  return ok(toPage(facts, stored, asked, indicator.measure, seen));
}
