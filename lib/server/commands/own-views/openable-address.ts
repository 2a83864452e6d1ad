import "server-only";

import { parseViewPage, viewPageAddress } from "@/lib/contracts/view-page";
import type { Viewer } from "@/lib/domain/access/viewer";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { mayOpenPage } from "@/lib/server/addresses/may-open-page";
import { reference } from "@/lib/server/reference/load-reference";

/** An address as it is stored, rebuilt from its parts; refused where it is no view, or not the person's to open. */
export async function openableAddress(
  viewer: Viewer,
  address: string,
): Promise<Result<string, "not-found", null>> {
  const page = parseViewPage(address);
  if (page === null || !mayOpenPage(viewer, await reference(), page)) return refuse("not-found");
  return ok(viewPageAddress(page));
}
