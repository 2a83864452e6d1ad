import "server-only";

import {
  type SignInFault,
  signInFields,
  TYPED_NAME_COOKIE,
  toPathAfterSignIn,
  toSignInPath,
} from "@/lib/contracts/sign-in";
import { messages } from "@/lib/i18n/messages";
import { toSessionCookie } from "@/lib/server/auth/session-cookie";
import { signIn } from "@/lib/server/auth/sign-in";
import { env } from "@/lib/server/config/env";
import { clientAddress } from "@/lib/server/http/client-address";
import { localeOfRequest } from "@/lib/server/http/locale";
import { hasForeignOrigin } from "@/lib/server/http/origin";
import { problem } from "@/lib/server/http/problem";

/** Longer than the form can be with every field at its limit. */
const LARGEST_FORM = 20_000;

const STATUS: Readonly<Record<SignInFault, number>> = {
  "wrong-credentials": 401,
  "foreign-origin": 403,
  throttled: 429,
};

/**
 * Answers the sign-in form. A server action could not answer 429, so the form posts to a route; a refusal is a short
 * page with the right status that leads back to the form, which words it.
 */
export async function answerSignIn(request: Request): Promise<Response> {
  const form = await readForm(request);
  const fields = signInFields.safeParse(form);
  if (!fields.success) return problem(400, {}, localeOfRequest(request));
  const { username, password, next } = fields.data;
  if (hasForeignOrigin(request)) return backToForm(request, "foreign-origin", { username, next });

  const userAgent = request.headers.get("user-agent");
  const signedIn = await signIn({ username, password, address: clientAddress(request.headers), userAgent });
  if (!signedIn.ok) {
    return backToForm(request, signedIn.kind, { username, next, retryAfter: signedIn.facts.retryAfter });
  }
  const headers = new Headers({ Location: toPathAfterSignIn(next), "Cache-Control": "no-store" });
  headers.append("Set-Cookie", await toSessionCookie(signedIn.value.sessionId));
  headers.append("Set-Cookie", typedNameCookie(null));
  return new Response(null, { status: 303, headers });
}

async function readForm(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_FORM) return null;
  try {
    const entries = [...(await request.formData())];
    return new Set(entries.map(([name]) => name)).size === entries.length
      ? Object.fromEntries(entries)
      : null;
  } catch {
    return null;
  }
}

interface Typed {
  readonly username: string;
  readonly next: string | undefined;
  readonly retryAfter?: number;
}

function backToForm(request: Request, fault: SignInFault, { username, next, retryAfter }: Typed): Response {
  const locale = localeOfRequest(request);
  const { signIn: words, terms } = messages(locale);
  const path = escapeHtml(toSignInPath(next, fault));
  const headers = new Headers({
    "Content-Type": "text/html; charset=utf-8",
    "Content-Language": locale,
    "Cache-Control": "no-store",
    "Set-Cookie": typedNameCookie(username),
  });
  if (retryAfter) headers.set("Retry-After", String(retryAfter));
  const page = `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${words.title} · ${terms.productName}</title><link rel="icon" href="/icon.svg">
<meta http-equiv="refresh" content="0; url=${path}"></head>
<body><main><h1>${words.title}</h1><p role="alert">${words.faults[fault]}</p>
<p><a href="${path}">${words.backToForm}</a></p></main></body>
</html>
`;
  return new Response(page, { status: STATUS[fault], headers });
}

/** Nobody should have to type the name again; the cookie is read by the form only and lives a minute. */
function typedNameCookie(username: string | null): string {
  const value = encodeURIComponent(username?.slice(0, 100) ?? "");
  const secure = env().APP_URL.startsWith("https://") ? "; Secure" : "";
  return `${TYPED_NAME_COOKIE}=${value}; Path=/sign-in; Max-Age=${username === null ? 0 : 60}; HttpOnly; SameSite=Lax${secure}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
