import "server-only";

import { MOST_PINNED, type PinRefusal } from "@/lib/contracts/own-views";
import type { Viewer } from "@/lib/domain/access/viewer";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { lockPins } from "@/lib/server/commands/own-views/lock-pins";
import { openableAddress } from "@/lib/server/commands/own-views/openable-address";
import { withViewer } from "@/lib/server/db/scoped";
import { reference } from "@/lib/server/reference/load-reference";

/** Pins a page; pinned already, it keeps its place. What the person can no longer open, and so not unpin, does not count. */
export async function pinView(viewer: Viewer, address: string): Promise<Result<null, PinRefusal, null>> {
  const found = await openableAddress(viewer, address);
  if (!found.ok) return found;
  const facts = await reference();
  return withViewer(viewer, async (tx) => {
    const shown = (await lockPins(tx, viewer, facts)).filter((other) => other !== found.value);
    if (shown.length >= MOST_PINNED) return refuse("too-many");
    await tx.$executeRaw`
      INSERT INTO own_view AS v (account_id, address, pinned_at) VALUES (${viewer.accountId}::uuid, ${found.value}, clock_timestamp())
      ON CONFLICT (account_id, address) DO UPDATE SET pinned_at = coalesce(v.pinned_at, excluded.pinned_at)`;
    return ok(null);
  });
}
