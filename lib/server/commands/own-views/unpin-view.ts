import "server-only";

import type { Viewer } from "@/lib/domain/access/viewer";
import { withViewer } from "@/lib/server/db/scoped";

/** Unpins a page, by the address it is listed under; nothing happens where it is not pinned. */
export async function unpinView(viewer: Viewer, address: string): Promise<void> {
  await withViewer(viewer, async (tx) => {
    await tx.$executeRaw`
      DELETE FROM own_view WHERE account_id = ${viewer.accountId}::uuid AND address = ${address} AND seen_at IS NULL`;
    await tx.$executeRaw`
      UPDATE own_view SET pinned_at = NULL WHERE account_id = ${viewer.accountId}::uuid AND address = ${address}`;
  });
}
