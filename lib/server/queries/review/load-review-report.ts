import "server-only";
import type { ReviewCell, ReviewReport } from "@/lib/contracts/review";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Observation } from "@/lib/domain/observations/observation";
import { valuesEqual } from "@/lib/domain/observations/value-equality";
import { findPeriod, previousComparable } from "@/lib/domain/periods/find-period";
import type { Period } from "@/lib/domain/register/register";
import { parseReportId } from "@/lib/domain/reports/report-id";
import { reportState } from "@/lib/domain/reports/report-state";
import { coveredUnits, reportingUnit } from "@/lib/domain/reports/reporting-unit";
import { readReport, readReportValues, type StoredValue } from "@/lib/server/db/observation-rows";
import { type Tx, withViewer } from "@/lib/server/db/scoped";
import { toEnteredValue, toPeriodOption } from "@/lib/server/queries/shared/entered-value";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

const HISTORY_SHOWN = 20;
const CHANGE_ORDER: readonly ReviewCell["change"][] = ["correction", "changed", "new", "same"];

type PeriodValue = StoredValue & { readonly period: string };

/**
 * One report with the values that wait, the changed ones first. `null` where it is unknown or not the viewer's to
 * review. Four statements.
 */
export async function loadReviewReport(viewer: Viewer, reportId: string): Promise<ReviewReport | null> {
  const ref = await reference();
  const key = parseReportId(reportId);
  const period = key === null ? undefined : findPeriod(ref.register, key.period);
  const place = key === null ? undefined : placeOf(ref.tree, key.unit);
  if (period === undefined || place === undefined || reportingUnit(ref.tree, place.code) !== place.code)
    return null;
  if (!can(viewer, "return", { place }).ok) return null;

  const comparable = (["state", "flow"] as const).flatMap(
    (timing) => previousComparable(ref.register, period, timing)?.code ?? [],
  );
  const { row, values, history } = await withViewer(viewer, async (tx) => ({
    row: await readReport(tx, period.code, place.code),
    values: await readReportValues(tx, place, [period.code, ...comparable]),
    history: await readHistory(tx, place.code, period.code),
  }));

  const here = values.filter((value) => value.period === period.code);
  const dueCells = coveredUnits(ref.tree, place.code).flatMap((unit) =>
    ref.dueAt(unit).map((indicator) => ({ unit, indicator: indicator.code })),
  );
  const cells = here
    .filter(({ slot, status }) => slot === "working" && status === "submitted")
    .flatMap((submitted) => toReviewCell(viewer, ref, period, submitted, values))
    .sort((left, right) => CHANGE_ORDER.indexOf(left.change) - CHANGE_ORDER.indexOf(right.change));
  const workedBy = cells.flatMap(({ own }) => (own ? [viewer.accountId] : []));
  const facts = { place, periodMode: period.mode };
  return {
    reportId,
    unit: { code: place.code, name: ref.tree.get(place.code)?.name ?? place.code, level: place.level },
    period: toPeriodOption(period),
    state: reportState(here, dueCells),
    version: row.version,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    submittedBy: row.submittedByName,
    cells,
    counts: countDue(dueCells, here),
    services: ref.register.services,
    abilities: {
      approve: cells.length > 0 && can(viewer, "approve", { ...facts, workedBy }).ok,
      return: cells.length > 0 && can(viewer, "return", facts).ok,
    },
    history,
  };
}

function toReviewCell(
  viewer: Viewer,
  ref: Reference,
  period: Period,
  submitted: StoredValue,
  values: readonly PeriodValue[],
): ReviewCell[] {
  const indicator = ref.register.indicators.find(({ code }) => code === submitted.indicator);
  const unit = ref.tree.get(submitted.unit);
  if (indicator === undefined || unit === undefined) return [];
  const approvedIn = (code: string | undefined) =>
    values.find(
      (value) =>
        value.period === code &&
        value.unit === submitted.unit &&
        value.indicator === submitted.indicator &&
        value.slot === "approved",
    );
  const approved = approvedIn(period.code);
  const before = previousComparable(ref.register, period, indicator.timing);
  const earlier = approvedIn(before?.code);
  return [
    {
      unit: { code: unit.code, name: unit.name },
      indicator,
      submitted: toEnteredValue(submitted),
      sentBy: submitted.sentByName,
      approved: approved === undefined ? null : toEnteredValue(approved),
      earlier:
        earlier === undefined || before === undefined ? null : { name: before.name, value: earlier.value },
      change: changeOf(submitted, approved, earlier),
      own: submitted.enteredBy === viewer.accountId || submitted.sentBy === viewer.accountId,
    },
  ];
}

function changeOf(
  submitted: StoredValue,
  approved: StoredValue | undefined,
  earlier: StoredValue | undefined,
): ReviewCell["change"] {
  if (approved !== undefined) return "correction";
  if (earlier === undefined) return "new";
  return valuesEqual(submitted.value, earlier.value) ? "same" : "changed";
}

function countDue(
  dueCells: readonly Pick<Observation, "unit" | "indicator">[],
  values: readonly StoredValue[],
): ReviewReport["counts"] {
  const statuses = new Map<string, Set<string>>();
  for (const { unit, indicator, status } of values) {
    const cell = `${unit}|${indicator}`;
    statuses.set(cell, (statuses.get(cell) ?? new Set()).add(status));
  }
  const count = (status: string) =>
    dueCells.filter(({ unit, indicator }) => statuses.get(`${unit}|${indicator}`)?.has(status)).length;
  return {
    due: dueCells.length,
    approved: count("approved"),
    returned: count("returned"),
    draft: count("draft"),
    missing: dueCells.filter(({ unit, indicator }) => !statuses.has(`${unit}|${indicator}`)).length,
  };
}

async function readHistory(tx: Tx, unit: string, period: string): Promise<ReviewReport["history"]> {
  const rows = await tx.$queryRaw<
    { at: Date; by: string; action: string; reason: string | null; changes: number }[]
  >`
    select at, account_name as by, action, reason, jsonb_array_length(changes)::int as changes
      from audit_entry where subject = ${unit} and period = ${period} order by seq desc limit ${HISTORY_SHOWN}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
