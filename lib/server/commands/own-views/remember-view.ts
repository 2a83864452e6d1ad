import "server-only";

import { MOST_RECENT } from "@/lib/contracts/own-views";
import { parseViewPage, viewSubject } from "@/lib/contracts/view-page";
import type { Viewer } from "@/lib/domain/access/viewer";
import { ok, type Result } from "@/lib/domain/result";
import { openableAddress } from "@/lib/server/commands/own-views/openable-address";
import { type Tx, withViewer } from "@/lib/server/db/scoped";

interface SeenView {
  readonly address: string;
  readonly is_fresh: boolean;
}

/** Newer views of the same thing take the place of older ones: sorting a table ten times is one visit. */
function toDrop(seen: readonly SeenView[], address: string): readonly string[] {
  const subjectOf = (text: string) => {
    const page = parseViewPage(text);
    return page === null ? text : viewSubject(page);
  };
  const others = seen.filter((view) => view.address !== address).map((view) => view.address);
  const same = others.filter((other) => subjectOf(other) === subjectOf(address));
  const rest = others.filter((other) => !same.includes(other));
  return [...same, ...rest.slice(MOST_RECENT - 1)];
}

async function dropSeen(tx: Tx, viewer: Viewer, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM own_view WHERE account_id = ${viewer.accountId}::uuid AND pinned_at IS NULL AND address = ANY (${addresses}::text[])`;
  await tx.$executeRaw`
    UPDATE own_view SET seen_at = NULL WHERE account_id = ${viewer.accountId}::uuid AND address = ANY (${addresses}::text[])`;
}

/** Notes that a person has seen a page. Seen again within a minute, nothing is written. */
export async function rememberView(
  viewer: Viewer,
  address: string,
): Promise<Result<null, "not-found", null>> {
  const found = await openableAddress(viewer, address);
  if (!found.ok) return found;
  await withViewer(viewer, async (tx) => {
    const seen = await tx.$queryRaw<SeenView[]>`
      SELECT address, seen_at > now() - interval '1 minute' AS is_fresh
        FROM own_view WHERE account_id = ${viewer.accountId}::uuid AND seen_at IS NOT NULL
       ORDER BY seen_at DESC, address`;
    const [latest] = seen;
    if (latest?.address === found.value && latest.is_fresh) return;
    await tx.$executeRaw`
      INSERT INTO own_view (account_id, address, seen_at) VALUES (${viewer.accountId}::uuid, ${found.value}, clock_timestamp())
      ON CONFLICT (account_id, address) DO UPDATE SET seen_at = excluded.seen_at`;
    await dropSeen(tx, viewer, toDrop(seen, found.value));
  });
  return ok(null);
}
