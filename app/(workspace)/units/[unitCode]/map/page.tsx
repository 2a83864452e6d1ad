import { notFound } from "next/navigation";
import { MapPage } from "@/components/dashboard/map-page";
import { PageTitle } from "@/components/shared/page-title";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { COUNTRY } from "@/lib/domain/units/unit";
import { shortName } from "@/lib/format/indicator-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadTargetMap } from "@/lib/server/queries/dashboard/load-target-map";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

const ASKED = ["period", "plan", "lens", "target"] as const;

/** Only the country has a map: below the provinces there are no outlines. */
export default async function UnitMapPage({ params, searchParams }: Address) {
  const [{ unitCode }, query, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  if (unitCode !== COUNTRY) notFound();
  const asked = Object.fromEntries(ASKED.map((name) => [name, firstOf(query[name])]));
  const shown = (await loadTargetMap(viewer, asked)) ?? notFound();
  const target = shortName(shown.indicator, locale);
  return (
    <>
      <PageTitle
        words={`${messages(locale).map.title}: ${target} · ${shown.view.period.name[locale]}`}
        locale={locale}
      />
      <MapPage shown={shown} locale={locale} form={firstOf(query.as) === "table" ? "table" : "map"} />
    </>
  );
}
