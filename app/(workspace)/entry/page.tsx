import { notFound } from "next/navigation";
import { carryOverReportAction, submitReportAction } from "@/app/(workspace)/entry/actions";
import { toNotice } from "@/app/(workspace)/entry/notice";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { WorkListView } from "@/components/entry/work-list";
import { PageTitle } from "@/components/shared/page-title";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadWorkList } from "@/lib/server/queries/entry/load-work-list";
import { today } from "@/lib/server/request/clock";
import { requestLocale } from "@/lib/server/request/preferences";

export default async function EntryPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const [viewer, locale, search] = await Promise.all([requireViewer(), requestLocale(), searchParams]);
  const work = await loadWorkList(viewer, {
    period: firstOf(search["period"]),
    unit: firstOf(search["unit"]),
    asOf: today(),
  });
  if (work === null) notFound();
  const address = { unit: work.report?.unit.code ?? "", period: work.period.code };
  return (
    <main id="main" className="wrap">
      <PageTitle words={messages(locale).entry.workTitle} locale={locale} />
      <PrintedHead
        subject={{ places: [messages(locale).entry.workTitle], period: work.period.name[locale] }}
        locale={locale}
      />
      <WorkListView
        work={work}
        locale={locale}
        notice={toNotice(search, locale)}
        submit={submitReportAction.bind(null, address)}
        carryOver={carryOverReportAction.bind(null, address)}
      />
    </main>
  );
}
