import { type OwnViewChange, ownViewChange, ownViewForm } from "@/lib/contracts/own-views";
import { toLocalPath, toSignInPath } from "@/lib/contracts/sign-in";
import { viewerOfRequest } from "@/lib/server/auth/viewer-of-request";
import { changeOwnViews } from "@/lib/server/commands/own-views/change-own-views";
import { localeOfRequest } from "@/lib/server/http/locale";
import { hasOwnOrigin } from "@/lib/server/http/origin";
import { problem } from "@/lib/server/http/problem";

/** Longer than the form can be with every field at its limit. */
const LARGEST_FORM = 16_000;

interface Sent {
  readonly change: OwnViewChange;
  readonly back: string;
}

async function readSent(request: Request): Promise<Sent | null> {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_FORM) return null;
  const form = await request.formData().catch(() => null);
  const fields = ownViewForm.safeParse(form === null ? null : Object.fromEntries(form));
  if (!fields.success) return null;
  const { verb, address, back } = fields.data;
  const change = ownViewChange.safeParse(verb === "forget-all" ? { verb } : { verb, address });
  return change.success ? { change: change.data, back: toPlaceOnPage(back) } : null;
}

/** The page and, within it, the button where whoever uses the keyboard goes on. */
const toPlaceOnPage = (back: string) => `${toLocalPath(back)}${/#[\w-]+$/u.exec(back)?.[0] ?? ""}`;

const leadTo = (path: string) =>
  new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });

/** The buttons that pin, unpin and forget, without JavaScript: back to the page they stand on. */
export async function POST(request: Request): Promise<Response> {
  const locale = localeOfRequest(request);
  if (!hasOwnOrigin(request)) return problem(403, {}, locale);
  const sent = await readSent(request);
  if (sent === null) return problem(400, {}, locale);
  const caller = await viewerOfRequest(request);
  if (caller === null) return leadTo(toSignInPath(sent.back));
  if (caller.mustChangePassword) return leadTo("/account");
  const done = await changeOwnViews(caller.viewer, sent.change);
  if (done.ok) return leadTo(sent.back);
  return done.kind === "too-many" ? leadTo("/search?refused=too-many") : problem(404, {}, locale);
}
