import "server-only";

import type { Viewer } from "@/lib/domain/access/viewer";
import { areDemonstrationAccountsAllowed } from "@/lib/server/auth/demonstration-accounts";
import { hashKey, randomKey } from "@/lib/server/auth/random-key";
import { type AccountRow, toViewer } from "@/lib/server/auth/to-viewer";
import type { Tx } from "@/lib/server/db/scoped";

/** A person with a living session. */
export interface SignedIn {
  readonly viewer: Viewer;
  /** A one-time password was used: nothing but changing it is allowed. */
  readonly mustChangePassword: boolean;
}

export interface SessionOrigin {
  readonly address: string;
  readonly userAgent: string | null;
}

/** Opens a session and returns its id, of which the database keeps only the hash. Ends after 7 days at the latest. */
export async function openSession(tx: Tx, accountId: string, origin: SessionOrigin): Promise<string> {
  const sessionId = randomKey();
  await tx.$executeRaw`
    insert into session (id_hash, account_id, expires_at, address, user_agent)
    values (${hashKey(sessionId)}, ${accountId}::uuid, now() + interval '7 days', ${origin.address},
            ${origin.userAgent?.slice(0, 300) ?? null})`;
  return sessionId;
}

/** The person of a session that is unexpired, unrevoked, used within the last 12 hours, and whose account is enabled. */
export async function findSession(tx: Tx, sessionId: string): Promise<SignedIn | null> {
  const idHash = hashKey(sessionId);
  // The stamp is moved once a minute: reading a page must not write each time.
  const rows = await tx.$queryRaw<AccountRow[]>`
    with seen as (
      update session set last_seen_at = now()
       where id_hash = ${idHash} and revoked_at is null and expires_at > now()
         and last_seen_at between now() - interval '12 hours' and now() - interval '1 minute')
    select a.id::text, a.username, a.name, a.position, a.role, a.must_change_password,
           array(select unit from account_scope s where s.account_id = a.id order by unit) as scope
      from session s join account a on a.id = s.account_id
     where s.id_hash = ${idHash} and s.revoked_at is null and s.expires_at > now()
       and s.last_seen_at > now() - interval '12 hours' and a.disabled_at is null
       and (not a.demonstration or ${areDemonstrationAccountsAllowed()})`;
  const [row] = rows;
  return row === undefined ? null : { viewer: toViewer(row), mustChangePassword: row.must_change_password };
}

export async function revokeSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.$executeRaw`
    update session set revoked_at = now() where id_hash = ${hashKey(sessionId)} and revoked_at is null`;
}

/** Ends every session of an account but the one in use. */
export async function revokeOtherSessions(tx: Tx, accountId: string, keptSessionId: string): Promise<void> {
  await tx.$executeRaw`
    update session set revoked_at = now()
     where account_id = ${accountId}::uuid and id_hash <> ${hashKey(keptSessionId)} and revoked_at is null`;
}
