import { notFound } from "next/navigation";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { approveManyAction } from "@/app/(workspace)/review/actions";
import { toNotice } from "@/app/(workspace)/review/notice";
import { ReviewQueueView } from "@/components/review/review-queue";
import { PageTitle } from "@/components/shared/page-title";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { can } from "@/lib/domain/access/can";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadReviewQueue } from "@/lib/server/queries/review/load-review-queue";
import { requestLocale } from "@/lib/server/request/preferences";

export default async function ReviewPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const [viewer, locale, search] = await Promise.all([requireViewer(), requestLocale(), searchParams]);
  if (!can(viewer, "approve").ok) notFound();
  const queue = await loadReviewQueue(viewer, firstOf(search["period"]));
  return (
    <main id="main" className="wrap">
      <PageTitle words={messages(locale).review.title} locale={locale} />
      <PrintedHead subject={{ places: [messages(locale).review.title] }} locale={locale} />
      <ReviewQueueView
        queue={queue}
        locale={locale}
        notice={toNotice(search, locale)}
        approve={approveManyAction}
      />
    </main>
  );
}
