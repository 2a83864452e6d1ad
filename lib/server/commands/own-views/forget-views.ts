import "server-only";

import type { Viewer } from "@/lib/domain/access/viewer";
import { withViewer } from "@/lib/server/db/scoped";

/** Takes one page, or without an address all of them, off the list of those seen lately. What is pinned stays pinned. */
export async function forgetViews(viewer: Viewer, address: string | null): Promise<void> {
  await withViewer(viewer, async (tx) => {
    await tx.$executeRaw`
      DELETE FROM own_view WHERE account_id = ${viewer.accountId}::uuid AND pinned_at IS NULL
         AND (${address}::text IS NULL OR address = ${address})`;
    await tx.$executeRaw`
      UPDATE own_view SET seen_at = NULL WHERE account_id = ${viewer.accountId}::uuid AND seen_at IS NOT NULL
         AND (${address}::text IS NULL OR address = ${address})`;
  });
}
