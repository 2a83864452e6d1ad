import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { MapPage } from "@/components/dashboard/map-page";
import { COUNTRY } from "@/lib/domain/units/unit";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { shortName } from "@/lib/format/indicator-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadTargetMap } from "@/lib/server/queries/dashboard/load-target-map";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

const loadOnce = cache(
  async (
    period: string | undefined,
    plan: string | undefined,
    lens: string | undefined,
    target: string | undefined,
  ) => loadTargetMap(await requireViewer(), { period, plan, lens, target }),
);

/** Only the country has a map: below the provinces there are no outlines. */
async function mapOf({ params, searchParams }: Address) {
  const [{ unitCode }, query] = await Promise.all([params, searchParams]);
  if (unitCode !== COUNTRY) notFound();
  const { period, plan, lens, target } = query;
  return (await loadOnce(firstOf(period), firstOf(plan), firstOf(lens), firstOf(target))) ?? notFound();
}

export async function generateMetadata(address: Address): Promise<Metadata> {
  const [shown, locale] = await Promise.all([mapOf(address), requestLocale()]);
  const { map } = messages(locale);
  return {
    title: `${map.title}: ${shortName(shown.indicator, locale)} · ${shown.view.period.name[locale]}`,
  };
}

export default async function UnitMapPage(address: Address) {
  const [shown, query, locale] = await Promise.all([mapOf(address), address.searchParams, requestLocale()]);
  return <MapPage shown={shown} locale={locale} form={firstOf(query.as) === "table" ? "table" : "map"} />;
}
