import "server-only";

import type { Tx } from "@/lib/server/db/scoped";

const CALLS_PER_MINUTE = 600;

/** Counts a call of the account and returns the seconds to wait where it is one too many, else 0. */
export async function countApiCall(tx: Tx, accountId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ calls: number; seconds_left: number }[]>`
    insert into api_usage as u (account_id, window_start, calls) values (${accountId}::uuid, now(), 1)
    on conflict (account_id) do update set
      window_start = case when u.window_start > now() - interval '1 minute' then u.window_start else now() end,
      calls = case when u.window_start > now() - interval '1 minute' then u.calls + 1 else 1 end
    returning calls, ceil(extract(epoch from u.window_start + interval '1 minute' - now()))::int as seconds_left`;
  const [row] = rows;
  return row !== undefined && row.calls > CALLS_PER_MINUTE ? Math.max(1, row.seconds_left) : 0;
}
