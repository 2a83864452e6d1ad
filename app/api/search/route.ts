import { type SearchQuery, searchQuery } from "@/lib/contracts/search";
import { apiRoute } from "@/lib/server/http/api-route";
import { loadSearchAnswer } from "@/lib/server/queries/search/load-search-answer";

/** Suggestions of the search box. Private to the pages: not part of the published API. */
export const GET = apiRoute<SearchQuery>(searchQuery, async ({ viewer, query, locale }) =>
  Response.json(await loadSearchAnswer(viewer, { query: query.q, units: 10, others: 4 }, locale)),
);
