import "server-only";

import { cookies } from "next/headers";
import { getRedirectError } from "next/dist/client/components/redirect";
import { cache } from "react";
import { toSignInPath } from "@/lib/contracts/sign-in";
import type { Viewer } from "@/lib/domain/access/viewer";
import { findSession, type SignedIn } from "@/lib/server/auth/session";
import { readSessionCookie, sessionCookieName } from "@/lib/server/auth/session-cookie";
import { withAuth } from "@/lib/server/db/scoped";
import { currentPath } from "@/lib/server/http/current-path";

/** The id of the session this page is shown to, whether it still lives or not. */
export const currentSessionId = cache(async (): Promise<string | null> => {
  return readSessionCookie((await cookies()).get(sessionCookieName())?.value);
});

/** Who is signed in, asked of the database once per request. */
export const currentSignedIn = cache(async (): Promise<SignedIn | null> => {
  const sessionId = await currentSessionId();
  return sessionId === null ? null : withAuth((tx) => findSession(tx, sessionId));
});

/** Who is looking at this page; `null` for nobody. */
export async function currentViewer(): Promise<Viewer | null> {
  return (await currentSignedIn())?.viewer ?? null;
}

/** Who is signed in, if only to change a one-time password; nobody is sent to sign in. */
export async function requireSignedIn(): Promise<SignedIn> {
  return (await currentSignedIn()) ?? seeOther(toSignInPath(await currentPath()));
}

/** Who is looking; nobody is sent to sign in, and a one-time password must be changed first. */
export async function requireViewer(): Promise<Viewer> {
  const { viewer, mustChangePassword } = await requireSignedIn();
  return mustChangePassword ? seeOther("/account") : viewer;
}

/** `redirect` of next/navigation answers a page with 307, which would repeat the request's method. */
function seeOther(path: string): never {
  throw getRedirectError(path, "replace", 303);
}
