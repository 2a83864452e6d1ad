import "server-only";

import type { Viewer } from "@/lib/domain/access/viewer";
import { lockPins } from "@/lib/server/commands/own-views/lock-pins";
import { withViewer } from "@/lib/server/db/scoped";
import { reference } from "@/lib/server/reference/load-reference";

/** Lets a pinned page change places with the one before it (-1) or after it (1); nothing happens at the end of the list. */
export async function movePin(viewer: Viewer, address: string, by: -1 | 1): Promise<void> {
  const facts = await reference();
  await withViewer(viewer, async (tx) => {
    const pins = await lockPins(tx, viewer, facts);
    const place = pins.indexOf(address);
    const other = place === -1 ? undefined : pins[place + by];
    if (other === undefined) return;
    await tx.$executeRaw`
      UPDATE own_view AS moved SET pinned_at = place.pinned_at FROM own_view AS place
       WHERE moved.account_id = ${viewer.accountId}::uuid AND place.account_id = moved.account_id
         AND (moved.address, place.address) IN ((${address}, ${other}), (${other}, ${address}))`;
  });
}
