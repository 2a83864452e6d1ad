import "server-only";

import { ok, type Result, refuse } from "@/lib/domain/result";
import { areDemonstrationAccountsAllowed } from "@/lib/server/auth/demonstration-accounts";
import { verifyPassword } from "@/lib/server/auth/password";
import { openSession, type SessionOrigin } from "@/lib/server/auth/session";
import { countFailure, secondsUntilAllowed } from "@/lib/server/auth/sign-in-throttle";
import { toUsername } from "@/lib/server/auth/to-username";
import { log } from "@/lib/server/config/log";
import { type Tx, withAuth } from "@/lib/server/db/scoped";

export interface SignInAttempt extends SessionOrigin {
  readonly username: string;
  readonly password: string;
}

export type SignInRefusal = "wrong-credentials" | "throttled";

interface StoredCredential {
  readonly id: string;
  readonly password_hash: string;
  readonly is_disabled: boolean;
}

/**
 * Opens a session for the right name and password. An unknown name, a disabled account and a wrong password get the
 * same answer after the same work. The password is verified outside any transaction, and the answer is decided against
 * the counters afterwards: tries sent at once cannot learn more than tries sent one by one.
 */
export async function signIn(
  attempt: SignInAttempt,
): Promise<Result<{ readonly sessionId: string }, SignInRefusal, { readonly retryAfter: number }>> {
  const subject = { username: toUsername(attempt.username), address: attempt.address };
  const before = await withAuth(async (tx) => ({
    wait: await secondsUntilAllowed(tx, subject),
    credential: await findCredential(tx, subject.username),
  }));
  if (before.wait > 0) return throttled(before.wait, attempt.address);

  const isRight = await verifyPassword(before.credential?.password_hash ?? null, attempt.password);
  const account = isRight && before.credential?.is_disabled === false ? before.credential : null;
  if (account === null) {
    const wait = await withAuth((tx) => countFailure(tx, subject));
    if (wait > 0) return throttled(wait, attempt.address);
    log().warn({ address: attempt.address }, "sign-in refused");
    return refuse("wrong-credentials", { retryAfter: 0 });
  }

  const opened = await withAuth(async (tx) => {
    const wait = await secondsUntilAllowed(tx, subject);
    return wait > 0 ? { wait } : { wait, sessionId: await openSession(tx, account.id, attempt) };
  });
  if (opened.sessionId === undefined) return throttled(opened.wait, attempt.address);
  log().info({ account: account.id, address: attempt.address }, "signed in");
  return ok({ sessionId: opened.sessionId });
}

async function findCredential(tx: Tx, username: string): Promise<StoredCredential | undefined> {
  const rows = await tx.$queryRaw<StoredCredential[]>`
    select a.id::text, c.password_hash, a.disabled_at is not null or (a.demonstration and not ${areDemonstrationAccountsAllowed()}) as is_disabled
      from account a join credential c on c.account_id = a.id where a.username = ${username}`;
  return rows[0];
}

function throttled(retryAfter: number, address: string) {
  log().warn({ address }, "sign-in throttled");
  return refuse("throttled", { retryAfter });
}
