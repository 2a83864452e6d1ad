import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type Query, single } from "@/app/(workspace)/units/[unitCode]/overview-of";
import { RankingView } from "@/components/dashboard/ranking-view";
import type { Ranking } from "@/lib/contracts/ranking";
import { unitTitle } from "@/lib/format/unit-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadRanking } from "@/lib/server/queries/dashboard/load-ranking";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<Query>;
}

const loadOnce = cache(
  async (unitCode: string, period: string | undefined, plan: string | undefined, lens: string | undefined) =>
    loadRanking(await requireViewer(), unitCode, { period, plan, lens }),
);

/** The ranking an address asks for, once per request for the page and its title; 404 where it is not the viewer's. */
async function rankingOf({ params, searchParams }: Address): Promise<Ranking> {
  const [{ unitCode }, { period, plan, lens }] = await Promise.all([params, searchParams]);
  return (await loadOnce(unitCode, single(period), single(plan), single(lens))) ?? notFound();
}

export async function generateMetadata(address: Address): Promise<Metadata> {
  const [{ unit, view }, locale] = await Promise.all([rankingOf(address), requestLocale()]);
  const { comparison, terms } = messages(locale);
  const name = unit.level === "country" ? terms.country : unitTitle(unit, locale);
  return { title: `${comparison.viewRanking} · ${name} · ${view.period.name[locale]}` };
}

export default async function RankingPage(address: Address) {
  const [ranking, locale] = await Promise.all([rankingOf(address), requestLocale()]);
  return <RankingView ranking={ranking} locale={locale} />;
}
