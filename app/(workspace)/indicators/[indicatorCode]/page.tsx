import { indicatorPageOf } from "@/app/(workspace)/indicators/[indicatorCode]/indicator-page-of";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { IndicatorView } from "@/components/dashboard/indicator-view";
import { shownUnit } from "@/components/dashboard/indicator-words";
import { PageTitle } from "@/components/shared/page-title";
import { subjectOf } from "@/components/shared/printed-stand";
import type { SearchParams } from "@/lib/contracts/search-params";
import { shortName } from "@/lib/format/indicator-name";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly indicatorCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function TargetPage({ params, searchParams }: Address) {
  const [{ indicatorCode }, query, locale] = await Promise.all([params, searchParams, requestLocale()]);
  const page = await indicatorPageOf(indicatorCode, query);
  const words = [shortName(page.indicator, locale), shownUnit(page, locale), page.view.period.name[locale]];
  return (
    <>
      <PageTitle words={words.join(" · ")} locale={locale} />
      <PrintedHead subject={subjectOf(page, locale)} locale={locale} />
      <IndicatorView page={page} locale={locale} />
    </>
  );
}
