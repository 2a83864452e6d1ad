import { notFound } from "next/navigation";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { approveReportAction, returnReportAction } from "@/app/(workspace)/review/[reportId]/actions";
import { toNotice } from "@/app/(workspace)/review/notice";
import { ReviewReportView } from "@/components/review/review-report";
import { PageTitle } from "@/components/shared/page-title";
import type { SearchParams } from "@/lib/contracts/search-params";
import { unitNameInSentence, unitNameTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadReviewReport } from "@/lib/server/queries/review/load-review-report";
import { requestLocale } from "@/lib/server/request/preferences";

interface PageProps {
  readonly params: Promise<{ readonly reportId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function ReviewReportPage({ params, searchParams }: PageProps) {
  const [{ reportId }, search, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const report = await loadReviewReport(viewer, reportId);
  if (report === null) notFound();
  const unit = unitNameInSentence(report.unit.name, locale);
  return (
    <main id="main" className="wrap">
      <PageTitle words={fill(messages(locale).review.reportTitle, { unit })} locale={locale} />
      <PrintedHead
        subject={{
          places: [unitNameTitle(report.unit.name, locale)],
          period: report.period.name[locale],
          lens: report.cells.length > 0 ? "provisional" : null,
        }}
        locale={locale}
      />
      <ReviewReportView
        report={report}
        locale={locale}
        notice={toNotice(search, locale)}
        approve={approveReportAction.bind(null, reportId)}
        returnMarked={returnReportAction.bind(null, reportId)}
      />
    </main>
  );
}
