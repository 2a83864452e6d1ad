import { notFound } from "next/navigation";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { ExportView } from "@/components/exports/export-view";
import { PageTitle } from "@/components/shared/page-title";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadExportPage } from "@/lib/server/exports/load-export-page";
import { requestLocale } from "@/lib/server/request/preferences";

export default async function ExportsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const [viewer, locale, search] = await Promise.all([requireViewer(), requestLocale(), searchParams]);
  const page = await loadExportPage(viewer, {
    report: firstOf(search["report"]),
    unit: firstOf(search["unit"]),
    period: firstOf(search["period"]),
    plan: firstOf(search["plan"]),
    lens: firstOf(search["lens"]),
    indicator: firstOf(search["indicator"]),
  });
  if (page === null) notFound();
  return (
    <main id="main" className="wrap">
      <PageTitle words={messages(locale).exportsPage.title} locale={locale} />
      <PrintedHead subject={{ places: [messages(locale).exportsPage.title] }} locale={locale} />
      <ExportView page={page} locale={locale} />
    </main>
  );
}
