import { notFound } from "next/navigation";
import { type Query, single } from "@/app/(workspace)/units/[unitCode]/overview-of";
import { RankingView } from "@/components/dashboard/ranking-view";
import { PageTitle } from "@/components/shared/page-title";
import { unitTitle } from "@/lib/format/unit-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadRanking } from "@/lib/server/queries/dashboard/load-ranking";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function RankingPage({ params, searchParams }: Address) {
  const [{ unitCode }, { period, plan, lens }, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const asked = { period: single(period), plan: single(plan), lens: single(lens) };
  const ranking = (await loadRanking(viewer, unitCode, asked)) ?? notFound();
  const { comparison, terms } = messages(locale);
  const { unit, view } = ranking;
  const name = unit.level === "country" ? terms.country : unitTitle(unit, locale);
  return (
    <>
      <PageTitle
        words={`${comparison.viewRanking} · ${name} · ${view.period.name[locale]}`}
        locale={locale}
      />
      <RankingView ranking={ranking} locale={locale} />
    </>
  );
}
