import { PrintedHead } from "@/app/(workspace)/printed-head";
import { MapPage } from "@/components/dashboard/map-page";
import { PageTitle } from "@/components/shared/page-title";
import { subjectOf } from "@/components/shared/printed-stand";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { shortName } from "@/lib/format/indicator-name";
import { messages } from "@/lib/i18n/messages";
import { requestLocale } from "@/lib/server/request/preferences";
import { targetMapOf } from "./target-map-of";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function UnitMapPage({ params, searchParams }: Address) {
  const [{ unitCode }, query, locale] = await Promise.all([params, searchParams, requestLocale()]);
  const shown = await targetMapOf(unitCode, query);
  const target = shortName(shown.indicator, locale);
  return (
    <>
      <PageTitle
        words={`${messages(locale).map.title}: ${target} · ${shown.view.period.name[locale]}`}
        locale={locale}
      />
      <PrintedHead subject={subjectOf(shown, locale)} locale={locale} />
      <MapPage shown={shown} locale={locale} form={firstOf(query.as) === "table" ? "table" : "map"} />
    </>
  );
}
