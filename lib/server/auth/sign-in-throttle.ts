import "server-only";

import { hashKey } from "@/lib/server/auth/random-key";
import type { Tx } from "@/lib/server/db/scoped";

/** Failures within the window after which nobody may try: per account name and per address. */
const ACCOUNT_LIMIT = 5;
const ADDRESS_LIMIT = 50;

export interface SignInSubject {
  readonly username: string;
  readonly address: string;
}

interface CounterRow {
  readonly subject_kind: "account" | "address";
  readonly failures: number;
  readonly seconds_left: number;
}

/** Seconds to wait, or 0 where a try is allowed. */
export async function secondsUntilAllowed(tx: Tx, subject: SignInSubject): Promise<number> {
  const rows = await tx.$queryRaw<CounterRow[]>`
    select subject_kind, failures,
           ceil(extract(epoch from window_start + interval '15 minutes' - now()))::int as seconds_left
      from sign_in_failure
     where window_start > now() - interval '15 minutes'
       and (subject_kind, subject) in (('account', ${accountKey(subject)}), ('address', ${addressKey(subject)}))`;
  return longestWait(rows.filter((row) => row.failures >= limitOf(row)));
}

/**
 * Counts a failure and returns the seconds to wait where it came after the limit: many tries at once are told apart
 * only up to the limit. A window starts with its first failure and is not prolonged by later ones.
 */
export async function countFailure(tx: Tx, subject: SignInSubject): Promise<number> {
  const rows = await tx.$queryRaw<CounterRow[]>`
    insert into sign_in_failure as f (subject_kind, subject, window_start, failures)
    values ('account', ${accountKey(subject)}, now(), 1), ('address', ${addressKey(subject)}, now(), 1)
    on conflict (subject_kind, subject) do update set
      window_start = case when f.window_start > now() - interval '15 minutes' then f.window_start else now() end,
      failures = case when f.window_start > now() - interval '15 minutes' then f.failures + 1 else 1 end
    returning subject_kind, failures,
              ceil(extract(epoch from f.window_start + interval '15 minutes' - now()))::int as seconds_left`;
  await forgetOldFailures(tx);
  return longestWait(rows.filter((row) => row.failures > limitOf(row)));
}

async function forgetOldFailures(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    delete from sign_in_failure where (subject_kind, subject) in (
      select subject_kind, subject from sign_in_failure
       where window_start < now() - interval '1 day' limit 100 for update skip locked)`;
}

function limitOf(row: CounterRow): number {
  return row.subject_kind === "account" ? ACCOUNT_LIMIT : ADDRESS_LIMIT;
}

function longestWait(rows: readonly CounterRow[]): number {
  return Math.max(0, ...rows.map((row) => Math.max(1, row.seconds_left)));
}

/** Hashed: people type passwords into the wrong field. */
function accountKey({ username }: SignInSubject): string {
  return hashKey(username);
}

/** One household or office has a whole IPv6 /64 to choose addresses from. */
function addressKey({ address }: SignInSubject): string {
  if (!address.includes(":")) return address;
  const embedded = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (embedded !== undefined) return embedded;
  const [head = "", tail = ""] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = address.includes("::") ? tail.split(":").filter(Boolean) : [];
  const gap = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  const groups = [...left, ...gap, ...right]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""));
  return `${groups.join(":")}::/64`;
}
