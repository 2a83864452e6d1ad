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
  const ofDistricts = viewer.role === "province";
  // A district's report covers its communes, as its roll-up rows do; above, a report covers the unit's own values only.
  const waiting = await withViewer(
    viewer,
    (tx) => tx.$queryRaw<WaitingReport[]>`
      with waiting as (
        select o.period, coalesce(o.district, o.province, 'VN') as unit, count(*)::int as submitted,
               count(a.unit)::int as corrections, min(o.sent_at) as first, max(o.sent_at) as "sentAt",
               max(o.sent_by_name) as "sentBy"
          from observation o
          left join observation a on a.period = o.period and a.indicator = o.indicator and a.unit = o.unit and a.slot = 'approved'
         where o.slot = 'working' and o.status = 'submitted'
           and (${chosen?.code ?? null}::text is null or o.period = ${chosen?.code ?? null}::text)
           and (o.district is not null) = ${ofDistricts}
         group by 1, 2
      )
      select q.period, q.unit, q.submitted, q.corrections, q."sentAt", q."sentBy",
             coalesce(c.present, own.approved, 0)::int as approved, coalesce(w.returned, own.returned, 0)::int as returned
        from waiting q
        left join coverage c on ${ofDistricts} and c.unit = q.unit and c.period = q.period and c.lens = 'approved'
        left join workflow w on ${ofDistricts} and w.unit = q.unit and w.period = q.period
        left join lateral (
          select count(*) filter (where slot = 'approved') as approved, count(*) filter (where status = 'returned') as returned
            from observation v where not ${ofDistricts} and v.unit = q.unit and v.period = q.period
        ) own on not ${ofDistricts}
       order by q.first, q.period, q.unit`,
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
