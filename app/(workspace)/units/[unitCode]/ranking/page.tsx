import { notFound } from "next/navigation";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { RankingView } from "@/components/dashboard/ranking-view";
import { PageTitle } from "@/components/shared/page-title";
import { subjectOf } from "@/components/shared/printed-stand";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { unitHeading } from "@/lib/format/unit-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadRanking } from "@/lib/server/queries/dashboard/load-ranking";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function RankingPage({ params, searchParams }: Address) {
  const [{ unitCode }, { period, plan, lens }, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const asked = { period: firstOf(period), plan: firstOf(plan), lens: firstOf(lens) };
  const ranking = (await loadRanking(viewer, unitCode, asked)) ?? notFound();
  const { comparison } = messages(locale);
  const { unit, view } = ranking;
  const name = unitHeading(unit, locale);
  return (
    <>
      <PageTitle
        words={`${comparison.viewRanking} · ${name} · ${view.period.name[locale]}`}
        locale={locale}
      />
      <PrintedHead subject={subjectOf(ranking, locale)} locale={locale} />
      <RankingView ranking={ranking} locale={locale} />
    </>
  );
}
