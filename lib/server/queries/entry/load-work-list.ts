import "server-only";
import type { CellStatus, WorkList, WorkReport, WorkReportLine, WorkUnit } from "@/lib/contracts/entry";
import { can, entryVerb } from "@/lib/domain/access/can";
import { type Place, placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { isOverdue } from "@/lib/domain/periods/is-overdue";
import type { Period } from "@/lib/domain/register/register";
import { reportState } from "@/lib/domain/reports/report-state";
import { coveredUnits, reportingUnit } from "@/lib/domain/reports/reporting-unit";
import {
  type ReportRow,
  readReport,
  readReportValues,
  type StoredValue,
} from "@/lib/server/db/observation-rows";
import { type Tx, withViewer } from "@/lib/server/db/scoped";
import { entryPeriod, mayEnter, ownReportingUnits } from "@/lib/server/queries/entry/entry-scope";
import { toPeriodOption } from "@/lib/server/queries/shared/entered-value";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

interface WorkQuestion {
  readonly period?: string | undefined;
  /** A reporting unit to open instead of the viewer's own. */
  readonly unit?: string | undefined;
  /** Today, for what is overdue. */
  readonly asOf: string;
}

/**
 * What a person still has to enter: the open report with its units and how far each is, and the other reports of the
 * scope. `null` where the address names a unit the person does not enter for. Five statements.
 */
export async function loadWorkList(viewer: Viewer, question: WorkQuestion): Promise<WorkList | null> {
  const ref = await reference();
  const period = entryPeriod(ref, question.period);
  const own = ownReportingUnits(viewer, ref.tree);
  const opened = question.unit ?? own[0];
  if (question.unit !== undefined && !isEnterableReport(viewer, ref, question.unit)) return null;

  return withViewer(viewer, async (tx) => {
    const others = await listOtherReports(tx, viewer, ref, period, own);
    const choice = {
      period: toPeriodOption(period),
      periods: ref.register.periods.map(toPeriodOption),
      others,
    };
    const place = opened === undefined ? undefined : placeOf(ref.tree, opened);
    if (place === undefined) return { ...choice, report: null, units: [] };
    const row = await readReport(tx, period.code, place.code);
    const values = await readReportValues(tx, place, [period.code]);
    const units = coveredUnits(ref.tree, place.code).map((unit) => toWorkUnit(ref, unit, values));
    const report = toWorkReport({ viewer, ref, period, place, row, values, units, asOf: question.asOf });
    return { ...choice, report, units };
  });
}

function isEnterableReport(viewer: Viewer, { tree }: Reference, unit: string): boolean {
  return reportingUnit(tree, unit) === unit && mayEnter(viewer, tree, unit);
}

function toWorkUnit(ref: Reference, code: string, values: readonly StoredValue[]): WorkUnit {
  const unit = ref.tree.get(code);
  if (unit === undefined) throw new Error(`unit ${code} is covered by a report but not in the structure`);
  const due = new Set(ref.dueAt(code).map((indicator) => indicator.code));
  const shown = shownValues(values.filter((value) => value.unit === code && due.has(value.indicator)));
  const count = (status: CellStatus) => shown.filter((value) => value.status === status).length;
  return {
    code,
    name: unit.name,
    level: unit.level,
    due: due.size,
    entered: shown.length,
    statuses: {
      draft: count("draft"),
      submitted: count("submitted"),
      returned: count("returned"),
      approved: count("approved"),
    },
    returnReasons: [
      ...new Set(shown.flatMap(({ returnReason }) => (returnReason === null ? [] : [returnReason]))),
    ],
  };
}

/** One value per cell: the working one where there is one, else the approved. */
function shownValues(values: readonly StoredValue[]): readonly StoredValue[] {
  const byCell = new Map<string, StoredValue>();
  for (const value of values) {
    const cell = `${value.unit}|${value.indicator}`;
    if (value.slot === "working" || !byCell.has(cell)) byCell.set(cell, value);
  }
  return [...byCell.values()];
}

interface WorkReportParts {
  readonly viewer: Viewer;
  readonly ref: Reference;
  readonly period: Period;
  readonly place: Place;
  readonly row: ReportRow;
  readonly values: readonly StoredValue[];
  readonly units: readonly WorkUnit[];
  readonly asOf: string;
}

function toWorkReport({ viewer, ref, period, place, row, values, units, asOf }: WorkReportParts): WorkReport {
  const { name = "", level = place.level } = ref.tree.get(place.code) ?? {};
  const verb = entryVerb(viewer, place);
  const facts = { place, periodMode: period.mode };
  const dueCells = units.flatMap(({ code }) =>
    ref.dueAt(code).map((indicator) => ({ unit: code, indicator: indicator.code })),
  );
  const dueOn = row.dueOn ?? period.due[place.level] ?? null;
  return {
    unit: { code: place.code, name, level },
    state: reportState(values, dueCells),
    version: row.version,
    due: dueCells.length,
    entered: units.reduce((sum, { entered }) => sum + entered, 0),
    dueOn: period.mode === "backfill" ? null : dueOn,
    overdue:
      row.dueOn === null
        ? isOverdue(period, place.level, asOf)
        : period.mode !== "backfill" && asOf > row.dueOn,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    submittedBy: row.submittedByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedByName,
    sendable: values.filter(({ status }) => status === "draft" || status === "returned").length,
    inPlaceOf: verb === "enter-for",
    abilities: { enter: can(viewer, verb, facts).ok, submit: can(viewer, "submit", facts).ok },
  };
}

interface ReportCounts {
  readonly unit: string;
  readonly approved: number;
  readonly submitted: number;
  readonly returned: number;
  readonly draft: number;
}

async function listOtherReports(
  tx: Tx,
  viewer: Viewer,
  ref: Reference,
  period: Period,
  own: readonly string[],
): Promise<readonly WorkReportLine[]> {
  const codes = otherReportingUnits(viewer, ref, own);
  if (codes.length === 0) return [];
  const counted = await tx.$queryRaw<ReportCounts[]>`
    select c.unit, c.present as approved, coalesce(w.submitted, 0) as submitted, coalesce(w.returned, 0) as returned,
           coalesce(w.draft, 0) as draft
      from coverage c left join workflow w on w.unit = c.unit and w.period = c.period
     where c.period = ${period.code} and c.lens = 'approved' and c.unit = any (${[...codes]})`;
  const countsOf = new Map(counted.map((counts) => [counts.unit, counts]));
  return codes.map((code) => {
    const counts = countsOf.get(code);
    return {
      unit: { code, name: ref.tree.get(code)?.name ?? code },
      due: coveredUnits(ref.tree, code).reduce((sum, unit) => sum + ref.dueAt(unit).length, 0),
      approved: counts?.approved ?? 0,
      submitted: counts?.submitted ?? 0,
      returned: counts?.returned ?? 0,
      draft: counts?.draft ?? 0,
    };
  });
}

/** Districts of a province's scope, or the further districts of one person. */
function otherReportingUnits(viewer: Viewer, { tree }: Reference, own: readonly string[]): readonly string[] {
  if (viewer.role === "province")
    return viewer.scope.flatMap((code) => tree.inScopeChildren(code).map((unit) => unit.code));
  return own.length > 1 ? own : [];
}
