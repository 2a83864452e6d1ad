import "server-only";

import type { ImportRow } from "@/lib/server/commands/imports/check-rows";
import type { ImportWrite } from "@/lib/server/commands/imports/decide-import";
import type { Actor, ReportPlace } from "@/lib/server/db/observation-rows";
import type { Tx } from "@/lib/server/db/scoped";

export function toReportKey(place: Pick<ReportPlace, "period" | "unit">): string {
  return `${place.period}|${place.unit}`;
}

/** The reports that hold the rows, by period and unit. */
export function reportsOf(rows: readonly ImportRow[]): readonly ReportPlace[] {
  const reports = new Map<string, ReportPlace>();
  for (const { observation, report, place } of rows) {
    const { period } = observation;
    const key = toReportKey({ period, unit: report });
    if (!reports.has(key))
      reports.set(key, { period, unit: report, province: place.province, district: place.district });
  }
  return [...reports].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, report]) => report);
}

/** Creates and locks the reports in their order: every writer of one of them waits, and two imports never cross. */
export async function lockReports(tx: Tx, reports: readonly ReportPlace[]): Promise<void> {
  const text = JSON.stringify(reports);
  await tx.$executeRaw`
    INSERT INTO report (period, unit, province, district)
    SELECT r.period, r.unit, r.province, r.district
      FROM json_to_recordset(${text}::json) AS r (period text, unit text, province text, district text)
     ORDER BY r.period COLLATE "C", r.unit COLLATE "C" ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`
    SELECT count(*)::int AS locked FROM (
      SELECT r.version FROM report r
        JOIN json_to_recordset(${text}::json) AS w (period text, unit text) ON w.period = r.period AND w.unit = r.unit
       ORDER BY r.period COLLATE "C", r.unit COLLATE "C" FOR UPDATE OF r) AS held`;
}

/** Counts the write in every report it touches and notes who sent or decided; returns their new versions. */
export async function bumpReports(
  tx: Tx,
  actor: Actor,
  writes: readonly ImportWrite[],
): Promise<ReadonlyMap<string, number>> {
  const has = (status: string) =>
    new Set(
      writes
        .filter(({ save }) => save.status === status)
        .map(({ observation, report }) => toReportKey({ period: observation.period, unit: report })),
    );
  const [sent, decided] = [has("submitted"), has("approved")];
  const touched = reportsOf(writes).map(({ period, unit }) => {
    const key = toReportKey({ period, unit });
    return { period, unit, sent: sent.has(key), decided: decided.has(key) };
  });
  const bumped = await tx.$queryRaw<{ period: string; unit: string; version: number }[]>`
    UPDATE report r SET version = r.version + 1,
           submitted_at = CASE WHEN w.sent THEN now() ELSE r.submitted_at END,
           submitted_by = CASE WHEN w.sent THEN ${actor.accountId}::uuid ELSE r.submitted_by END,
           submitted_by_name = CASE WHEN w.sent THEN ${actor.name} ELSE r.submitted_by_name END,
           decided_at = CASE WHEN w.decided THEN now() ELSE r.decided_at END,
           decided_by = CASE WHEN w.decided THEN ${actor.accountId}::uuid ELSE r.decided_by END,
           decided_by_name = CASE WHEN w.decided THEN ${actor.name} ELSE r.decided_by_name END
      FROM json_to_recordset(${JSON.stringify(touched)}::json) AS w (period text, unit text, sent boolean, decided boolean)
     WHERE r.period = w.period AND r.unit = w.unit
    RETURNING r.period, r.unit, r.version`;
  return new Map(bumped.map((report) => [toReportKey(report), report.version]));
}
