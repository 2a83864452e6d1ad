import "server-only";

import type { z } from "zod";
import { ok, type Result, refuse } from "@/lib/domain/result";

export type QueryRefusal = "unknown-parameter" | "repeated-parameter" | "invalid-parameter";

/** Reads query parameters by a strict schema of texts; the refusal names the first parameter that is wrong. */
export function parseQuery<Query>(
  schema: z.ZodType<Query>,
  search: URLSearchParams,
): Result<Query, QueryRefusal, { readonly pointer: string }> {
  const names = [...search.keys()];
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) return refuse("repeated-parameter", { pointer: repeated });

  const parsed = schema.safeParse(Object.fromEntries(search));
  if (parsed.success) return ok(parsed.data);
  const unknown = parsed.error.issues.find((issue) => issue.code === "unrecognized_keys");
  if (unknown?.code === "unrecognized_keys") {
    return refuse("unknown-parameter", { pointer: unknown.keys[0] ?? "" });
  }
  return refuse("invalid-parameter", { pointer: parsed.error.issues[0]?.path.join(".") ?? "" });
}
