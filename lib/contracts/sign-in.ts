/** The sign-in form: its fields, its answers, and where it leads. */

import { z } from "zod";

/** What the form sends. Unknown fields are refused. */
export const signInFields = z.strictObject({
  username: z.string().max(200),
  password: z.string().max(1000),
  next: z.string().max(2000).optional(),
});

/** What the form of a new password sends. */
export const passwordFields = z.strictObject({
  currentPassword: z.string().max(1000),
  newPassword: z.string().max(1000),
  repeatedPassword: z.string().max(1000),
});

/** Why the form is shown again. */
export const SIGN_IN_FAULTS = ["wrong-credentials", "throttled", "foreign-origin"] as const;
export type SignInFault = (typeof SIGN_IN_FAULTS)[number];

/** Remembers the typed name for the form that is shown again. */
export const TYPED_NAME_COOKIE = "sign-in-name";

/** A path of this site, from an address that anyone may have written; `/` for everything else. */
export function toLocalPath(address: string | null | undefined): string {
  const base = "http://local.invalid";
  if (!address?.startsWith("/") || !URL.canParse(address, base)) return "/";
  const url = new URL(address, base);
  // A path that itself begins with two slashes would be read as another host.
  return url.origin === base && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}` : "/";
}

/** Where signing in leads: back to the page asked for, never to the sign-in page again. */
export function toPathAfterSignIn(address: string | null | undefined): string {
  const path = toLocalPath(address);
  return /^\/sign-in(?![^/?])/.test(path) ? "/" : path;
}

/** The sign-in page that leads back to `address`. */
export function toSignInPath(address: string | null | undefined, fault?: SignInFault): string {
  const next = toPathAfterSignIn(address);
  const query = new URLSearchParams();
  if (next !== "/") query.set("next", next);
  if (fault !== undefined) query.set("fault", fault);
  return query.size === 0 ? "/sign-in" : `/sign-in?${query}`;
}
