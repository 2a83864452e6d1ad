import "server-only";

import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/server/config/env";

/** A session's longest life; the database ends it earlier. */
const SEVEN_DAYS = 7 * 24 * 60 * 60;

function isHttps(): boolean {
  return env().APP_URL.startsWith("https://");
}

/** The prefix makes browsers refuse the cookie from another host or without https; it exists only where https does. */
export function sessionCookieName(): string {
  return isHttps() ? "__Host-ntm-session" : "ntm-session";
}

/** `Set-Cookie` of a new session: next-auth's encrypted token, which carries nothing but the session's random id. */
export async function toSessionCookie(sessionId: string): Promise<string> {
  const token = await encode({ token: { sid: sessionId }, secret: authSecret(), maxAge: SEVEN_DAYS });
  return `${sessionCookieName()}=${token}; ${attributes(SEVEN_DAYS)}`;
}

/** `Set-Cookie` that removes the session from the browser. */
export function endedSessionCookie(): string {
  return `${sessionCookieName()}=; ${attributes(0)}`;
}

/** The session id inside a cookie's value; `null` for a forged, foreign or outlived one. */
export async function readSessionCookie(value: string | undefined): Promise<string | null> {
  if (value === undefined || value === "") return null;
  try {
    const token = await decode({ token: value, secret: authSecret() });
    return typeof token?.sid === "string" ? token.sid : null;
  } catch {
    return null;
  }
}

function attributes(maxAge: number): string {
  return `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isHttps() ? "; Secure" : ""}`;
}

function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (secret === undefined) throw new Error("AUTH_SECRET is not set: the start gives it to the application");
  return secret;
}
