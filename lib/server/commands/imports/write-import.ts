import "server-only";

import type { Viewer } from "@/lib/domain/access/viewer";
import { COUNTRY } from "@/lib/domain/units/unit";
import { appendAuditEntries } from "@/lib/server/audit/append-audit-entries";
import type { AuditChange } from "@/lib/server/audit/append-audit-entry";
import type { ImportWrite } from "@/lib/server/commands/imports/decide-import";
import { bumpReports, reportsOf, toReportKey } from "@/lib/server/commands/imports/import-reports";
import { type Actor, toColumns } from "@/lib/server/db/observation-rows";
import type { Tx } from "@/lib/server/db/scoped";

/** Rows per statement: keeps one statement's text within a few megabytes. */
const BATCH = 20_000;

/** Stores decided rows: the observations, the sums above them and one audit entry per report. */
export async function writeImport(
  tx: Tx,
  viewer: Viewer,
  writes: readonly ImportWrite[],
  reason: string,
): Promise<void> {
  if (writes.length === 0) return;
  const actor: Actor = { accountId: viewer.accountId, name: viewer.name };
  const versions = await bumpReports(tx, actor, writes);
  for (let first = 0; first < writes.length; first += BATCH) {
    await upsertObservations(tx, actor, toStoredRows(writes.slice(first, first + BATCH), versions));
  }
  await recomputeSums(tx, writes);
  await auditImport(tx, viewer, writes, reason);
}

function toStoredRows(writes: readonly ImportWrite[], versions: ReadonlyMap<string, number>) {
  return writes.map(({ observation, place, report, save }) => {
    const { period, indicator, unit, value } = observation;
    const { reasonText, services, ...columns } = toColumns(value);
    return {
      period,
      indicator,
      unit,
      slot: save.slot,
      level: place.level,
      province: place.province,
      district: place.district,
      status: save.status,
      ...columns,
      services: services === null ? null : services.split(";").filter((code) => code !== ""),
      reason_text: reasonText,
      correction_reason: save.correctionReason,
      version: versions.get(toReportKey({ period, unit: report })),
    };
  });
}

async function upsertObservations(
  tx: Tx,
  actor: Actor,
  rows: ReturnType<typeof toStoredRows>,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO observation (period, indicator, unit, slot, level, province, district, status, state, met, numerator,
        denominator, count, services, feedback, reason, reason_text, correction_reason, version, entered_by, entered_by_name,
        sent_at, sent_by, sent_by_name, approved_at, approved_by, approved_by_name)
    SELECT w.period, w.indicator, w.unit, w.slot, w.level, w.province, w.district, w.status, w.state, w.met, w.numerator,
           w.denominator, w.count, w.services, w.feedback, w.reason, w.reason_text, w.correction_reason, w.version,
           ${actor.accountId}::uuid, ${actor.name},
           CASE WHEN w.status <> 'draft' THEN now() END,
           CASE WHEN w.status <> 'draft' THEN ${actor.accountId}::uuid END,
           CASE WHEN w.status <> 'draft' THEN ${actor.name} END,
           CASE WHEN w.slot = 'approved' THEN now() END,
           CASE WHEN w.slot = 'approved' THEN ${actor.accountId}::uuid END,
           CASE WHEN w.slot = 'approved' THEN ${actor.name} END
      FROM json_populate_recordset(NULL::observation, ${JSON.stringify(rows)}::json) AS w
    ON CONFLICT (period, indicator, unit, slot) DO UPDATE SET
      status = excluded.status, state = excluded.state, met = excluded.met, numerator = excluded.numerator,
      denominator = excluded.denominator, count = excluded.count, services = excluded.services, feedback = excluded.feedback,
      reason = excluded.reason, reason_text = excluded.reason_text, carried_over = false,
      correction_reason = excluded.correction_reason, return_reason = null, version = excluded.version,
      entered_at = now(), entered_by = excluded.entered_by, entered_by_name = excluded.entered_by_name,
      sent_at = excluded.sent_at, sent_by = excluded.sent_by, sent_by_name = excluded.sent_by_name,
      approved_at = excluded.approved_at, approved_by = excluded.approved_by, approved_by_name = excluded.approved_by_name`;
}

/** Periods in order, as every writer of several locks them. */
async function recomputeSums(tx: Tx, writes: readonly ImportWrite[]): Promise<void> {
  const touched = reportsOf(writes);
  for (const period of new Set(touched.map((report) => report.period))) {
    const reports = touched.filter((report) => report.period === period);
    const districts = reports.flatMap(({ district }) => district ?? []);
    const provinces = [...new Set(reports.map(({ province }) => province ?? COUNTRY))];
    await tx.$executeRaw`select recompute_roll_up(${period}, ${districts}::text[], ${provinces}::text[])`;
  }
}

async function auditImport(
  tx: Tx,
  viewer: Viewer,
  writes: readonly ImportWrite[],
  reason: string,
): Promise<void> {
  const changes = new Map<string, AuditChange[]>();
  const history = new Set<string>();
  for (const { observation, report, save, before } of writes) {
    const key = toReportKey({ period: observation.period, unit: report });
    const subject = `${observation.unit}/${observation.indicator}`;
    const change = { subject, before, after: { status: save.status, ...observation.value } };
    const listed = changes.get(key);
    if (listed === undefined) changes.set(key, [change]);
    else listed.push(change);
    if (save.status === "approved" || save.status === "returned") history.add(key);
  }
  await appendAuditEntries(
    tx,
    reportsOf(writes).map(({ period, unit, province, district }) => ({
      chain: unit,
      province,
      district,
      account: { id: viewer.accountId, name: viewer.name },
      action: history.has(toReportKey({ period, unit })) ? "import-history" : "import",
      subject: unit,
      period,
      reason,
      changes: changes.get(toReportKey({ period, unit })) ?? [],
    })),
  );
}
