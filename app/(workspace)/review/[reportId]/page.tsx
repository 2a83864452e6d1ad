import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { approveReportAction, returnReportAction } from "@/app/(workspace)/review/[reportId]/actions";
import { toNotice } from "@/app/(workspace)/review/notice";
import { ReviewReportView } from "@/components/review/review-report";
import type { SearchParams } from "@/lib/contracts/search-params";
import { unitNameInSentence } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadReviewReport } from "@/lib/server/queries/review/load-review-report";
import { requestLocale } from "@/lib/server/request/preferences";

interface PageProps {
  readonly params: Promise<{ readonly reportId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** One load for the title and the page. */
const reportOf = cache(async (reportId: string) => loadReviewReport(await requireViewer(), reportId));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [report, locale] = await Promise.all([reportOf((await params).reportId), requestLocale()]);
  if (report === null) return {};
  return {
    title: fill(messages(locale).review.reportTitle, {
      unit: unitNameInSentence(report.unit.name, locale),
    }),
  };
}

export default async function ReviewReportPage({ params, searchParams }: PageProps) {
  const { reportId } = await params;
  const [report, locale, search] = await Promise.all([reportOf(reportId), requestLocale(), searchParams]);
  if (report === null) notFound();
  return (
    <main id="main" className="wrap">
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
