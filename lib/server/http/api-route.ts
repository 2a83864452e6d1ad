import "server-only";

import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Viewer } from "@/lib/domain/access/viewer";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import {
  credentialOfRequest,
  findRequestViewer,
  type RequestViewer,
} from "@/lib/server/auth/viewer-of-request";
import { log } from "@/lib/server/config/log";
import { withAuth } from "@/lib/server/db/scoped";
import { countApiCall } from "@/lib/server/http/count-api-call";
import { localeOfRequest } from "@/lib/server/http/locale";
import { hasOwnOrigin, isWrite } from "@/lib/server/http/origin";
import { parseQuery } from "@/lib/server/http/parse-query";
import { type ProblemFacts, problem } from "@/lib/server/http/problem";

/** What the handler of an admitted call gets. */
export interface ApiCall<Query, Params> {
  readonly request: Request;
  readonly viewer: Viewer;
  readonly locale: Locale;
  readonly query: Query;
  readonly params: Params;
  /** A problem in the caller's language. */
  readonly refuse: (status: number, facts?: ProblemFacts) => Response;
}

interface RouteContext<Params> {
  readonly params: Promise<Params>;
}

/**
 * The door of every call of the API: who calls (401), from our own pages where a cookie authorises a write (403), not
 * more often than allowed (429), with the query parameters of the strict schema and no others (400). A bug inside the
 * handler is logged and answered with 500 and a number, nothing of its inside.
 */
export function apiRoute<Query, Params = Readonly<Record<string, never>>>(
  querySchema: z.ZodType<Query>,
  answer: (call: ApiCall<Query, Params>) => Promise<Response>,
): (request: Request, context: RouteContext<Params>) => Promise<Response> {
  return async (request, context) => {
    const locale = localeOfRequest(request);
    const refuse = (status: number, facts: ProblemFacts = {}) => problem(status, facts, locale);
    try {
      const admitted = await admit(request, locale);
      if (admitted instanceof Response) return admitted;
      const query = parseQuery(querySchema, new URL(request.url).searchParams);
      if (!query.ok) return refuse(400, queryProblem(query.kind, query.facts.pointer, locale));
      const { viewer } = admitted;
      const params = await context.params;
      return withApiHeaders(await answer({ request, viewer, locale, query: query.value, params, refuse }));
    } catch (error) {
      const instance = `urn:uuid:${randomUUID()}`;
      log().error(
        { err: error, instance, method: request.method, path: new URL(request.url).pathname },
        "call failed",
      );
      return refuse(500, { instance });
    }
  };
}

async function admit(request: Request, locale: Locale): Promise<RequestViewer | Response> {
  const { errors } = messages(locale);
  const credential = await credentialOfRequest(request);
  const caller =
    credential &&
    (await withAuth(async (tx) => {
      const found = await findRequestViewer(tx, credential);
      return found && { ...found, wait: await countApiCall(tx, found.viewer.accountId) };
    }));
  if (caller === null) return problem(401, { headers: { "WWW-Authenticate": "Bearer" } }, locale);
  if (caller.by === "session" && isWrite(request) && !hasOwnOrigin(request)) {
    return problem(403, { detail: errors.foreignOrigin }, locale);
  }
  if (caller.wait > 0) return problem(429, { headers: { "Retry-After": String(caller.wait) } }, locale);
  if (caller.mustChangePassword) return problem(403, { detail: errors.mustChangePassword }, locale);
  return caller;
}

function queryProblem(kind: keyof typeof QUERY_DETAILS, pointer: string, locale: Locale): ProblemFacts {
  return { pointer, detail: fill(messages(locale).errors[QUERY_DETAILS[kind]], { name: pointer }) };
}

const QUERY_DETAILS = {
  "unknown-parameter": "unknownParameter",
  "repeated-parameter": "repeatedParameter",
  "invalid-parameter": "invalidParameter",
} as const;

/** Answers are one person's: no store on the way may keep them. */
function withApiHeaders(response: Response): Response {
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Content-Type-Options", "nosniff");
  return response;
}
