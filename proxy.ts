import { type NextRequest, NextResponse } from "next/server";
import { toSignInPath } from "@/lib/contracts/sign-in";
import { messages } from "@/lib/i18n/messages";
import { sessionCookieName } from "@/lib/server/auth/session-cookie";
import { env } from "@/lib/server/config/env";
import { hasForeignOrigin, hasOwnOrigin, isWrite } from "@/lib/server/http/origin";
import { problem } from "@/lib/server/http/problem";
import { REQUEST_PATH_HEADER } from "@/lib/server/http/request-path";
import { contentSecurityPolicy, securityHeaders } from "@/lib/server/http/security-headers";
import { localeOfRequest } from "@/lib/server/http/locale";

/**
 * Headers and two early refusals; who may see or do what is decided where it is read or written, never here. An import
 * is left out: its body would be copied into memory first, and its route checks the Origin itself.
 */
export function proxy(request: NextRequest): Response {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const isHttps = env().APP_URL.startsWith("https://");
  const isDevelopment = env().NODE_ENV === "development";
  const policy = contentSecurityPolicy(nonce, { isHttps, isDevelopment });
  const answer = earlyAnswer(request) ?? pass(request, policy);
  answer.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of securityHeaders(isHttps)) answer.headers.set(name, value);
  if (!isFile(request)) answer.headers.set("Cache-Control", "no-store");
  return answer;
}

export const config = {
  matcher: "/((?!_next/static/|api/v1/imports$).*)",
};

function earlyAnswer(request: NextRequest): Response | null {
  if (isRefusedWrite(request)) return refuseForeignOrigin(request);
  if (isSignedInPage(request) && !request.cookies.has(sessionCookieName())) {
    return NextResponse.redirect(new URL(toSignInPath(pathOf(request)), request.url), 303);
  }
  return null;
}

/** A browser's write needs our own Origin. A program with a token has no cookies to abuse; sign-in comes before them. */
function isRefusedWrite(request: NextRequest): boolean {
  if (!isWrite(request)) return false;
  const isApi = request.nextUrl.pathname.startsWith("/api/");
  if (isApi && /^bearer\b/i.test(request.headers.get("authorization") ?? "")) return false;
  return hasForeignOrigin(request) || (request.cookies.has(sessionCookieName()) && !hasOwnOrigin(request));
}

function refuseForeignOrigin(request: NextRequest): Response {
  const locale = localeOfRequest(request);
  return problem(403, { detail: messages(locale).errors.foreignOrigin }, locale);
}

/** Next.js takes the nonce from the policy in the request's headers. */
function pass(request: NextRequest, policy: string): Response {
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set(REQUEST_PATH_HEADER, pathOf(request));
  return NextResponse.next({ request: { headers } });
}

function pathOf(request: NextRequest): string {
  const { pathname, searchParams } = request.nextUrl;
  const query = new URLSearchParams(searchParams);
  query.delete("_rsc");
  return query.size === 0 ? pathname : `${pathname}?${query}`;
}

function isSignedInPage(request: NextRequest): boolean {
  const { pathname } = request.nextUrl;
  return !isFile(request) && !OPEN_PATHS.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

const OPEN_PATHS = ["/sign-in", "/lang", "/theme", "/api", "/_next"];

function isFile(request: NextRequest): boolean {
  return /\.[a-z0-9]+$/i.test(request.nextUrl.pathname) && !request.nextUrl.pathname.startsWith("/api/");
}
