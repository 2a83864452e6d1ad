import "server-only";

import type { Viewer } from "@/lib/domain/access/viewer";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { appendAuditEntry } from "@/lib/server/audit/append-audit-entry";
import { hashPassword, LONGEST_PASSWORD, verifyPassword } from "@/lib/server/auth/password";
import { revokeOtherSessions } from "@/lib/server/auth/session";
import { countFailure, secondsUntilAllowed } from "@/lib/server/auth/sign-in-throttle";
import { log } from "@/lib/server/config/log";
import { withAuth } from "@/lib/server/db/scoped";

const SHORTEST_PASSWORD = 12;

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly repeatedPassword: string;
  /** The session in use, which lives on while all others of the account end. */
  readonly sessionId: string;
  readonly address: string;
}

export type PasswordRefusal =
  | "wrong-credentials"
  | "throttled"
  | "too-short"
  | "too-long"
  | "unchanged"
  | "repeated-wrongly";

/** Replaces the own password. Wrong current passwords count as failed sign-ins: a stolen session must not guess. */
export async function changePassword(
  viewer: Viewer,
  change: PasswordChange,
): Promise<Result<null, PasswordRefusal>> {
  const fault = newPasswordFault(change);
  if (fault !== null) return refuse(fault);
  const subject = { username: viewer.username, address: change.address };
  const before = await withAuth(async (tx) => ({
    wait: await secondsUntilAllowed(tx, subject),
    stored: await tx.$queryRaw<{ password_hash: string }[]>`
      select password_hash from credential where account_id = ${viewer.accountId}::uuid`,
  }));
  if (before.wait > 0) return refuse("throttled");
  const oldHash = before.stored[0]?.password_hash ?? null;
  if (!(await verifyPassword(oldHash, change.currentPassword))) {
    const wait = await withAuth((tx) => countFailure(tx, subject));
    return refuse(wait > 0 ? "throttled" : "wrong-credentials");
  }

  const newHash = await hashPassword(change.newPassword);
  const changed = await withAuth(async (tx) => {
    // The old hash in the condition: of two changes at once only the first counts.
    const rows = await tx.$executeRaw`
      update credential set password_hash = ${newHash}, changed_at = now()
       where account_id = ${viewer.accountId}::uuid and password_hash = ${oldHash}`;
    if (rows !== 1) return false;
    await tx.$executeRaw`
      update account set must_change_password = false, version = version + 1 where id = ${viewer.accountId}::uuid`;
    await revokeOtherSessions(tx, viewer.accountId, change.sessionId);
    await appendAuditEntry(tx, {
      chain: "people",
      province: null,
      district: null,
      account: { id: viewer.accountId, name: viewer.name },
      action: "change-password",
      subject: viewer.username,
      changes: [],
    });
    return true;
  });
  if (!changed) return refuse("wrong-credentials");
  log().info({ account: viewer.accountId }, "password changed");
  return ok(null);
}

function newPasswordFault(change: PasswordChange): PasswordRefusal | null {
  const { length } = change.newPassword.normalize("NFC");
  if (length < SHORTEST_PASSWORD) return "too-short";
  if (length > LONGEST_PASSWORD) return "too-long";
  if (change.newPassword !== change.repeatedPassword) return "repeated-wrongly";
  return change.newPassword === change.currentPassword ? "unchanged" : null;
}
