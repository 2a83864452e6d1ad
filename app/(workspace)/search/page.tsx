import type { Metadata } from "next";
import { SearchResults } from "@/components/shell/search-results";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadSearchAnswer } from "@/lib/server/queries/search/load-search-answer";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly searchParams: Promise<SearchParams>;
}

const MOST_UNITS = 100;
const MOST_OTHERS = 20;

async function queryOf({ searchParams }: Address): Promise<string> {
  return (firstOf((await searchParams).q) ?? "").trim();
}

export async function generateMetadata(address: Address): Promise<Metadata> {
  const [query, locale] = await Promise.all([queryOf(address), requestLocale()]);
  const { search } = messages(locale);
  return { title: query === "" ? search.title : fill(search.titleOf, { query }) };
}

export default async function SearchPage(address: Address) {
  const [query, viewer, locale] = await Promise.all([queryOf(address), requireViewer(), requestLocale()]);
  const answer = await loadSearchAnswer(viewer, { query, units: MOST_UNITS, others: MOST_OTHERS }, locale);
  return <SearchResults answer={answer} locale={locale} />;
}
