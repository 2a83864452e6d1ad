import "server-only";

import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/domain/access/viewer";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { appendAuditEntry } from "@/lib/server/audit/append-audit-entry";
import { areDemonstrationAccountsAllowed } from "@/lib/server/auth/demonstration-accounts";
import { hashKey, randomKey } from "@/lib/server/auth/random-key";
import { type AccountRow, toViewer } from "@/lib/server/auth/to-viewer";
import { toUsername } from "@/lib/server/auth/to-username";
import type { Tx } from "@/lib/server/db/scoped";

/** Makes a token recognisable where one was left by mistake. */
const TOKEN_PREFIX = "ntm_";

/** Issues a token with the scope of its owner. Only its hash is kept: the text is shown this once. */
export async function issueApiToken(
  tx: Tx,
  username: string,
  days: number,
): Promise<Result<{ readonly token: string }, "unknown-account">> {
  const token = `${TOKEN_PREFIX}${randomKey()}`;
  const issued = await tx.$executeRaw`
    insert into api_token (id, account_id, token_hash, expires_at)
    select ${randomUUID()}::uuid, id, ${hashKey(token)}, now() + make_interval(days => ${days}::int)
      from account where username = ${toUsername(username)} and disabled_at is null
       and (not demonstration or ${areDemonstrationAccountsAllowed()})`;
  if (issued !== 1) return refuse("unknown-account");
  await appendAuditEntry(tx, {
    chain: "people",
    province: null,
    district: null,
    account: null,
    action: "issue-token",
    subject: toUsername(username),
    changes: [],
  });
  return ok({ token });
}

/** The owner of a token that is unexpired and unrevoked, and whose account is enabled. */
export async function findTokenOwner(tx: Tx, token: string): Promise<Viewer | null> {
  if (!token.startsWith(TOKEN_PREFIX)) return null;
  const tokenHash = hashKey(token);
  const rows = await tx.$queryRaw<AccountRow[]>`
    with used as (
      update api_token set last_used_at = now()
       where token_hash = ${tokenHash} and revoked_at is null and expires_at > now()
         and (last_used_at is null or last_used_at < now() - interval '1 minute'))
    select a.id::text, a.username, a.name, a.position, a.role, a.must_change_password,
           array(select unit from account_scope s where s.account_id = a.id order by unit) as scope
      from api_token t join account a on a.id = t.account_id
     where t.token_hash = ${tokenHash} and t.revoked_at is null and t.expires_at > now() and a.disabled_at is null
       and (not a.demonstration or ${areDemonstrationAccountsAllowed()})`;
  const [row] = rows;
  return row === undefined ? null : toViewer(row);
}
