import "server-only";

import { revokeSession } from "@/lib/server/auth/session";
import { endedSessionCookie, readSessionCookie, sessionCookieName } from "@/lib/server/auth/session-cookie";
import { withAuth } from "@/lib/server/db/scoped";
import { readCookie } from "@/lib/server/http/read-cookie";

/** Revokes the session of a request, also for copies of its cookie; returns the `Set-Cookie` that removes it. */
export async function signOut(request: Request): Promise<string> {
  const sessionId = await readSessionCookie(readCookie(request, sessionCookieName()));
  if (sessionId !== null) await withAuth((tx) => revokeSession(tx, sessionId));
  return endedSessionCookie();
}
