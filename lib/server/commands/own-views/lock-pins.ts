import "server-only";

import { parseViewPage } from "@/lib/contracts/view-page";
import type { Viewer } from "@/lib/domain/access/viewer";
import { mayOpenPage } from "@/lib/server/addresses/may-open-page";
import type { Tx } from "@/lib/server/db/scoped";
import type { Reference } from "@/lib/server/reference/load-reference";

/**
 * The addresses a person sees pinned, in their order, and nobody else's to change before the transaction ends: two
 * windows must not both take the last place, nor move one page past the other's.
 */
export async function lockPins(tx: Tx, viewer: Viewer, facts: Reference): Promise<readonly string[]> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${viewer.accountId}, 0))::text`;
  const pinned = await tx.$queryRaw<{ address: string }[]>`
    SELECT address FROM own_view WHERE account_id = ${viewer.accountId}::uuid AND pinned_at IS NOT NULL
     ORDER BY pinned_at, address`;
  return pinned.flatMap(({ address }) => {
    const page = parseViewPage(address);
    return page !== null && mayOpenPage(viewer, facts, page) ? [address] : [];
  });
}
