import { signOut } from "@/lib/server/auth/sign-out";
import { localeOfRequest } from "@/lib/server/http/locale";
import { hasOwnOrigin } from "@/lib/server/http/origin";
import { problem } from "@/lib/server/http/problem";

/** Ends the session for good and leads to the sign-in page. */
export async function POST(request: Request): Promise<Response> {
  if (!hasOwnOrigin(request)) return problem(403, {}, localeOfRequest(request));
  return new Response(null, {
    status: 303,
    headers: { Location: "/sign-in", "Set-Cookie": await signOut(request), "Cache-Control": "no-store" },
  });
}
