import { PrintedHead } from "@/app/(workspace)/printed-head";
import { PageTitle } from "@/components/shared/page-title";
import { SearchResults } from "@/components/shell/search-results";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadOwnViews } from "@/lib/server/queries/own-views/load-own-views";
import { loadSearchAnswer } from "@/lib/server/queries/search/load-search-answer";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly searchParams: Promise<SearchParams>;
}

const MOST_UNITS = 100;
const MOST_OTHERS = 20;

export default async function SearchPage({ searchParams }: Address) {
  const [{ q, refused }, viewer, locale] = await Promise.all([
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const query = (firstOf(q) ?? "").trim();
  const [answer, own] = await Promise.all([
    loadSearchAnswer(viewer, { query, units: MOST_UNITS, others: MOST_OTHERS }, locale),
    query === "" ? loadOwnViews(viewer, locale) : null,
  ]);
  const { search } = messages(locale);
  return (
    <>
      <PageTitle words={query === "" ? search.title : fill(search.titleOf, { query })} locale={locale} />
      <PrintedHead
        subject={{ places: [query === "" ? search.title : fill(search.titleOf, { query })] }}
        locale={locale}
      />
      <SearchResults
        answer={answer}
        own={own}
        isPinRefused={firstOf(refused) === "too-many"}
        locale={locale}
      />
    </>
  );
}
