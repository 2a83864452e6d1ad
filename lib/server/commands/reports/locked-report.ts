import "server-only";
import { type Place, placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { findPeriod } from "@/lib/domain/periods/find-period";
import type { Period } from "@/lib/domain/register/register";
import type { ReportMove, ReportValue } from "@/lib/domain/reports/decide-transition";
import { reportingUnit } from "@/lib/domain/reports/reporting-unit";
import { type AuditChange, appendAuditEntry } from "@/lib/server/audit/append-audit-entry";
import {
  type Actor,
  lockReport,
  type ReportPlace,
  type ReportRow,
  readReportValues,
  recomputeRollUp,
  type StoredValue,
  type ValueKey,
} from "@/lib/server/db/observation-rows";
import type { Tx } from "@/lib/server/db/scoped";
import type { Reference } from "@/lib/server/reference/load-reference";

/** A report as the address names it: any unit of it and a period. */
export interface ReportAddress {
  readonly unit: string;
  readonly period: string;
}

export interface ReportTarget {
  readonly place: Place;
  readonly period: Period;
  readonly report: ReportPlace;
}

/** A report locked for one command, with everything stored in it. */
export interface LockedReport extends ReportTarget {
  readonly row: ReportRow;
  readonly values: readonly StoredValue[];
}

/** The report that holds a unit's figures; `null` for a unit, period or kind of unit that reports nothing. */
export function findReportTarget({ register, tree }: Reference, address: ReportAddress): ReportTarget | null {
  const period = findPeriod(register, address.period);
  const reporter = reportingUnit(tree, address.unit);
  const place = reporter === null ? undefined : placeOf(tree, reporter);
  if (period === undefined || place === undefined) return null;
  return {
    place,
    period,
    report: { period: period.code, unit: place.code, province: place.province, district: place.district },
  };
}

/** Locks the report's row, so that two commands on it run one after the other, and reads its values. */
export async function lockReportValues(tx: Tx, target: ReportTarget): Promise<LockedReport> {
  const row = await lockReport(tx, target.report);
  const values = await readReportValues(tx, target.report, [target.report.period]);
  return { ...target, row, values };
}

export function toActor(viewer: Viewer): Actor {
  return { accountId: viewer.accountId, name: viewer.name };
}

export function toReportValues(values: readonly StoredValue[]): ReportValue[] {
  return values.map(({ unit, indicator, status, enteredBy, sentBy, correctionReason }) => ({
    unit,
    indicator,
    status,
    enteredBy,
    sentBy,
    correctionReason,
  }));
}

/** What a command changed in a report: goes into the audit and the sums above, in the same transaction. */
export interface ReportChange {
  readonly action: string;
  readonly reason: string | null;
  readonly changes: readonly AuditChange[];
}

/** Ends every command on a report: the sums of district and province, and the audit entry. */
export async function concludeReport(
  tx: Tx,
  viewer: Viewer,
  report: ReportPlace,
  change: ReportChange,
): Promise<void> {
  await recomputeRollUp(tx, report);
  await appendAuditEntry(tx, {
    chain: report.unit,
    province: report.province,
    district: report.district,
    account: { id: viewer.accountId, name: viewer.name },
    action: change.action,
    subject: report.unit,
    period: report.period,
    reason: change.reason,
    changes: change.changes,
  });
}

/** A cell as the audit names it. */
export function toSubject({ unit, indicator }: ValueKey): string {
  return `${unit}/${indicator}`;
}

/** A move between statuses as the audit keeps it. */
export function toAuditedMove(move: ReportMove): AuditChange {
  return { subject: toSubject(move), before: move.from, after: move.to };
}
