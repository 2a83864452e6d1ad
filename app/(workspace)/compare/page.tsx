import { CompareView } from "@/components/dashboard/compare-view";
import { namedUnits } from "@/components/dashboard/compare-words";
import { PageTitle } from "@/components/shared/page-title";
import type { SearchParams } from "@/lib/contracts/search-params";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadComparison } from "@/lib/server/queries/dashboard/load-comparison";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly searchParams: Promise<SearchParams>;
}

const ASKED = ["units", "targets", "add", "addTarget", "period", "lens"] as const;

/** A parameter may also be given several times. */
const joined = (parameter: string | string[] | undefined): string | undefined =>
  Array.isArray(parameter) ? parameter.join(",") : parameter;

export default async function ComparePage({ searchParams }: Address) {
  const [query, viewer, locale] = await Promise.all([searchParams, requireViewer(), requestLocale()]);
  const asked = Object.fromEntries(ASKED.map((name) => [name, joined(query[name])]));
  const comparison = await loadComparison(viewer, asked);
  const { units, view } = comparison;
  const names = namedUnits(units, locale).map(({ short }) => short);
  const words = [messages(locale).compare.title, names.join(", "), view.period.name[locale]];
  return (
    <>
      <PageTitle words={words.filter(Boolean).join(" · ")} locale={locale} />
      <CompareView comparison={comparison} locale={locale} />
    </>
  );
}
