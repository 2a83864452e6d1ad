import { z } from "zod";
import { MOST_PINNED, ownViewChange } from "@/lib/contracts/own-views";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";
import { changeOwnViews } from "@/lib/server/commands/own-views/change-own-views";
import { apiRoute } from "@/lib/server/http/api-route";
import { loadOwnViews } from "@/lib/server/queries/own-views/load-own-views";

/** Longer than any change can be. */
const LARGEST_BODY = 8_000;
const noQuery = z.strictObject({});

async function changeOf(request: Request) {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_BODY) return null;
  const body: unknown = await request.json().catch(() => null);
  return ownViewChange.safeParse(body).data ?? null;
}

/** What the caller pinned and saw lately. Private to the pages: not part of the published API. */
export const GET = apiRoute(noQuery, async ({ viewer, locale }) =>
  Response.json(await loadOwnViews(viewer, locale)),
);

/** Pins, unpins, remembers or forgets a page, and answers with the lists as they are then. */
export const POST = apiRoute(noQuery, async ({ request, viewer, locale, refuse }) => {
  const change = await changeOf(request);
  if (change === null) return refuse(400);
  const done = await changeOwnViews(viewer, change);
  if (!done.ok) {
    if (done.kind === "not-found") return refuse(404);
    return refuse(409, { detail: fill(messages(locale).ownViews.tooMany, { count: String(MOST_PINNED) }) });
  }
  if (change.verb === "remember") return new Response(null, { status: 204 });
  return Response.json(await loadOwnViews(viewer, locale));
});
