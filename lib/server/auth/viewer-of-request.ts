import "server-only";

import type { Viewer } from "@/lib/domain/access/viewer";
import { findTokenOwner } from "@/lib/server/auth/api-token";
import { findSession } from "@/lib/server/auth/session";
import { readSessionCookie, sessionCookieName } from "@/lib/server/auth/session-cookie";
import { type Tx, withAuth } from "@/lib/server/db/scoped";
import { readCookie } from "@/lib/server/http/read-cookie";

/** What a request shows to say who sends it. */
export type Credential =
  | { readonly by: "token"; readonly token: string }
  | { readonly by: "session"; readonly sessionId: string };

export interface RequestViewer {
  readonly viewer: Viewer;
  readonly by: Credential["by"];
  readonly mustChangePassword: boolean;
}

/** The token or session of a request. A call with a Bearer token never falls back to its cookies. */
export async function credentialOfRequest(request: Request): Promise<Credential | null> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null && /^bearer\b/i.test(authorization)) {
    return { by: "token", token: authorization.slice("bearer".length).trim() };
  }
  const sessionId = await readSessionCookie(readCookie(request, sessionCookieName()));
  return sessionId === null ? null : { by: "session", sessionId };
}

export async function findRequestViewer(tx: Tx, credential: Credential): Promise<RequestViewer | null> {
  if (credential.by === "token") {
    const viewer = await findTokenOwner(tx, credential.token);
    return viewer && { viewer, by: "token", mustChangePassword: false };
  }
  const signedIn = await findSession(tx, credential.sessionId);
  return signedIn && { ...signedIn, by: "session" };
}

/** Who sends a request: the owner of its Bearer token, else of its session; `null` for nobody. */
export async function viewerOfRequest(request: Request): Promise<RequestViewer | null> {
  const credential = await credentialOfRequest(request);
  return credential && withAuth((tx) => findRequestViewer(tx, credential));
}
