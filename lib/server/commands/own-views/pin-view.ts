import "server-only";

import { MOST_PINNED, type PinRefusal } from "@/lib/contracts/own-views";
import { parseViewPage } from "@/lib/contracts/view-page";
import type { Viewer } from "@/lib/domain/access/viewer";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { mayOpenPage } from "@/lib/server/addresses/may-open-page";
import { openableAddress } from "@/lib/server/commands/own-views/openable-address";
import { withViewer } from "@/lib/server/db/scoped";
import { reference } from "@/lib/server/reference/load-reference";

/** Pins a page; pinned already, it keeps its place. What the person can no longer open, and so not unpin, does not count. */
export async function pinView(viewer: Viewer, address: string): Promise<Result<null, PinRefusal, null>> {
  const found = await openableAddress(viewer, address);
  if (!found.ok) return found;
  const facts = await reference();
  return withViewer(viewer, async (tx) => {
    // One after the other: two windows must not both take the last place.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${viewer.accountId}, 0))::text`;
    const pinned = await tx.$queryRaw<{ address: string }[]>`
      SELECT address FROM own_view WHERE account_id = ${viewer.accountId}::uuid AND pinned_at IS NOT NULL`;
    const shown = pinned.filter(({ address: other }) => {
      const page = parseViewPage(other);
      return page !== null && other !== found.value && mayOpenPage(viewer, facts, page);
    });
    if (shown.length >= MOST_PINNED) return refuse("too-many");
    await tx.$executeRaw`
      INSERT INTO own_view AS v (account_id, address, pinned_at) VALUES (${viewer.accountId}::uuid, ${found.value}, clock_timestamp())
      ON CONFLICT (account_id, address) DO UPDATE SET pinned_at = coalesce(v.pinned_at, excluded.pinned_at)`;
    return ok(null);
  });
}
