import "server-only";
import type { QueueLine, ReviewQueue } from "@/lib/contracts/review";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { findPeriod } from "@/lib/domain/periods/find-period";
import { toReportId } from "@/lib/domain/reports/report-id";
import { coveredUnits } from "@/lib/domain/reports/reporting-unit";
import { withViewer } from "@/lib/server/db/scoped";
import { toPeriodOption } from "@/lib/server/queries/shared/entered-value";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

interface WaitingReport {
  readonly period: string;
  readonly unit: string;
  readonly submitted: number;
  readonly corrections: number;
  readonly sentAt: Date | null;
  readonly sentBy: string | null;
  readonly approved: number;
  readonly returned: number;
}

/** The reports that wait for the viewer's decision, the longest waiting first. Two statements. */
export async function loadReviewQueue(viewer: Viewer, period: string | undefined): Promise<ReviewQueue> {
  const ref = await reference();
  const chosen = period === undefined ? undefined : findPeriod(ref.register, period);
  const waiting = await withViewer(
    viewer,
    (tx) => tx.$queryRaw<WaitingReport[]>`
      select o.period, coalesce(o.district, o.province, 'VN') as unit, count(*)::int as submitted,
             count(a.unit)::int as corrections, max(o.sent_at) as "sentAt", max(o.sent_by_name) as "sentBy",
             coalesce(max(c.present), 0)::int as approved, coalesce(max(w.returned), 0)::int as returned
        from observation o
        left join observation a on a.period = o.period and a.indicator = o.indicator and a.unit = o.unit and a.slot = 'approved'
        left join coverage c on c.unit = coalesce(o.district, o.province, 'VN') and c.period = o.period and c.lens = 'approved'
        left join workflow w on w.unit = coalesce(o.district, o.province, 'VN') and w.period = o.period
       where o.slot = 'working' and o.status = 'submitted'
         and (${chosen?.code ?? null}::text is null or o.period = ${chosen?.code ?? null}::text)
         and (o.district is not null) = ${viewer.role === "province"}
       group by 1, 2 order by min(o.sent_at), 1, 2`,
  );
  return {
    lines: waiting.flatMap((report) => toQueueLine(viewer, ref, report)),
    period: chosen?.code ?? null,
    periods: ref.register.periods.map(toPeriodOption),
  };
}

function toQueueLine(viewer: Viewer, ref: Reference, report: WaitingReport): QueueLine[] {
  const unit = ref.tree.get(report.unit);
  const place = placeOf(ref.tree, report.unit);
  const period = findPeriod(ref.register, report.period);
  if (unit === undefined || place === undefined || period === undefined) return [];
  if (!can(viewer, "approve", { place }).ok) return [];
  return [
    {
      reportId: toReportId(report.unit, report.period),
      unit: { code: unit.code, name: unit.name, level: unit.level },
      period: toPeriodOption(period),
      submitted: report.submitted,
      corrections: report.corrections,
      returned: report.returned,
      due: coveredUnits(ref.tree, unit.code).reduce((sum, code) => sum + ref.dueAt(code).length, 0),
      approved: report.approved,
      submittedAt: report.sentAt?.toISOString() ?? null,
      submittedBy: report.sentBy,
    },
  ];
}
