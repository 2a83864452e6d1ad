import { type SiblingQuery, siblingQuery } from "@/lib/contracts/siblings";
import { apiRoute } from "@/lib/server/http/api-route";
import { loadSiblings } from "@/lib/server/queries/search/load-siblings";

/** The list behind a step of the breadcrumb. Private to the pages: not part of the published API. */
export const GET = apiRoute<SiblingQuery>(siblingQuery, async ({ viewer, query, locale, refuse }) => {
  const list = await loadSiblings(viewer, query, locale);
  return list === null ? refuse(404) : Response.json(list);
});
