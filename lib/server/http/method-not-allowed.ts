import "server-only";

import { localeOfRequest } from "@/lib/server/http/locale";
import { problem } from "@/lib/server/http/problem";

/** Answers the methods a call does not have; without it they would get an empty answer instead of a problem. */
export function methodNotAllowed(allow: string): (request: Request) => Response {
  return (request) => problem(405, { headers: { Allow: allow } }, localeOfRequest(request));
}
