import "server-only";

import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { problem } from "@/lib/server/http/problem";

/** Why a question about figures is not answered. */
export type QuestionRefusal =
  | "not-found"
  | "forbidden"
  | "unknown-period"
  | "unknown-plan"
  | "outside-plan"
  | "unknown-indicator"
  | "indicator-needed"
  | "indicator-not-taken"
  | "not-a-target"
  | "unit-needed"
  | "format-not-offered"
  | "invalid-cursor";

const PARAMETER_OF: Readonly<Record<Exclude<QuestionRefusal, "not-found" | "forbidden">, string>> = {
  "unknown-period": "period",
  "unknown-plan": "plan",
  "outside-plan": "plan",
  "unknown-indicator": "indicator",
  "indicator-needed": "indicator",
  "indicator-not-taken": "indicator",
  "not-a-target": "indicator",
  "unit-needed": "unit",
  "format-not-offered": "format",
  "invalid-cursor": "cursor",
};

/** A refused question as problem details: the parameter that is wrong, or that there is nothing to be seen. */
export function questionProblem(kind: QuestionRefusal, locale: Locale): Response {
  if (kind === "not-found") return problem(404, {}, locale);
  if (kind === "forbidden") return problem(403, {}, locale);
  const pointer = PARAMETER_OF[kind];
  const detail = fill(messages(locale).errors.invalidParameter, { name: pointer });
  return problem(400, { pointer, detail }, locale);
}
