import "server-only";

import { PROBLEM_TYPE, type ProblemDetails, type ProblemFault } from "@/lib/contracts/problem";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

export interface ProblemFacts {
  readonly title?: string;
  readonly detail?: string;
  readonly pointer?: string;
  readonly faults?: readonly ProblemFault[];
  readonly instance?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the answer, as the import report's counts. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** A refused call as problem details (RFC 9457), in the language of the caller. */
export function problem(status: number, facts: ProblemFacts = {}, locale: Locale = "vi"): Response {
  const { title, headers, faults, members, ...named } = facts;
  const details: ProblemDetails = {
    ...members,
    type: "about:blank",
    title: title ?? titleOf(status, locale),
    status,
    ...named,
    ...(faults && { faults: [...faults] }),
  };
  return new Response(JSON.stringify(details), {
    status,
    headers: {
      "Content-Type": PROBLEM_TYPE,
      "Content-Language": locale,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
  });
}

function titleOf(status: number, locale: Locale): string {
  const { titles } = messages(locale).errors;
  const known: Readonly<Record<string, string>> = titles;
  return known[`s${status}`] ?? titles.s400;
}
