import "server-only";

import type { UnitPage } from "@/lib/contracts/api";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { toUnitView } from "@/lib/server/queries/api/find-unit";
import { parseCursor, toCursor } from "@/lib/server/queries/api/page-cursor";
import { reference } from "@/lib/server/reference/load-reference";

/** One page of a unit's direct children, in and out of scope, by code. */
export async function listUnitChildren(
  code: string,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Result<UnitPage, "not-found" | "invalid-cursor", null>> {
  const { tree } = await reference();
  if (tree.get(code) === undefined) return refuse("not-found");
  const after = page.cursor === undefined ? [""] : parseCursor(page.cursor, 1);
  if (after === null) return refuse("invalid-cursor");
  const [last = ""] = after;
  const rest = tree.children(code).filter((child) => child.code > last);
  const shown = rest.slice(0, page.limit);
  const end = shown.at(-1);
  return ok({
    items: shown.flatMap((child) => toUnitView(tree, child.code) ?? []),
    nextCursor: rest.length > shown.length && end !== undefined ? toCursor([end.code]) : null,
  });
}
