import { notFound } from "next/navigation";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { HistoryView } from "@/components/dashboard/history-view";
import { PageTitle } from "@/components/shared/page-title";
import { subjectOf } from "@/components/shared/printed-stand";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { unitHeading } from "@/lib/format/unit-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadUnitHistory } from "@/lib/server/queries/dashboard/load-unit-history";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function HistoryPage({ params, searchParams }: Address) {
  const [{ unitCode }, { period, plan, lens }, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const asked = { period: firstOf(period), plan: firstOf(plan), lens: firstOf(lens) };
  const past = (await loadUnitHistory(viewer, unitCode, asked)) ?? notFound();
  const { history } = messages(locale);
  const name = unitHeading(past.unit, locale);
  return (
    <>
      <PageTitle words={`${history.tab} · ${name}`} locale={locale} />
      <PrintedHead subject={subjectOf(past, locale)} locale={locale} />
      <HistoryView past={past} locale={locale} />
    </>
  );
}
