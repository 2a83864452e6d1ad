import { PrintedHead } from "@/app/(workspace)/printed-head";
import { CompareView } from "@/components/dashboard/compare-view";
import { namedUnits } from "@/components/dashboard/compare-words";
import { PageTitle } from "@/components/shared/page-title";
import type { SearchParams } from "@/lib/contracts/search-params";
import { messages } from "@/lib/i18n/messages";
import { requestLocale } from "@/lib/server/request/preferences";
import { comparisonOf } from "./comparison-of";

interface Address {
  readonly searchParams: Promise<SearchParams>;
}

export default async function ComparePage({ searchParams }: Address) {
  const [query, locale] = await Promise.all([searchParams, requestLocale()]);
  const comparison = await comparisonOf(query);
  const { units, view } = comparison;
  const names = namedUnits(units, locale).map(({ short }) => short);
  const words = [messages(locale).compare.title, names.join(", "), view.period.name[locale]];
  return (
    <>
      <PageTitle words={words.filter(Boolean).join(" · ")} locale={locale} />
      <PrintedHead subject={{ places: [names.join(", ")], view }} locale={locale} />
      <CompareView comparison={comparison} locale={locale} />
    </>
  );
}
