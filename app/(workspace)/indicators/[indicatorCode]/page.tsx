import type { Metadata } from "next";
import { indicatorPageOf } from "@/app/(workspace)/indicators/[indicatorCode]/indicator-page-of";
import { IndicatorView } from "@/components/dashboard/indicator-view";
import { shownUnit } from "@/components/dashboard/indicator-words";
import type { SearchParams } from "@/lib/contracts/search-params";
import { shortName } from "@/lib/format/indicator-name";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly indicatorCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

async function pageOf({ params, searchParams }: Address) {
  const [{ indicatorCode }, query] = await Promise.all([params, searchParams]);
  return indicatorPageOf(indicatorCode, query);
}

export async function generateMetadata(address: Address): Promise<Metadata> {
  const [page, locale] = await Promise.all([pageOf(address), requestLocale()]);
  const target = shortName(page.indicator, locale);
  return { title: `${target} · ${shownUnit(page, locale)} · ${page.view.period.name[locale]}` };
}

export default async function TargetPage(address: Address) {
  const [page, locale] = await Promise.all([pageOf(address), requestLocale()]);
  return <IndicatorView page={page} locale={locale} />;
}
