import { toLocalPath } from "@/lib/contracts/sign-in";
import { LOCALE_COOKIE, toLocale } from "@/lib/i18n/locale";
import { env } from "@/lib/server/config/env";

const ONE_YEAR = 365 * 24 * 60 * 60;

/** The language switch, a plain link: `/lang?to=en&next=/units/46`. Changes nothing but the reader's own cookie. */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url);
  const locale = toLocale(searchParams.get("to") ?? undefined);
  const secure = env().APP_URL.startsWith("https://") ? "; Secure" : "";
  return new Response(null, {
    status: 303,
    headers: {
      Location: toLocalPath(searchParams.get("next")),
      "Set-Cookie": `${LOCALE_COOKIE}=${locale}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax${secure}`,
      "Cache-Control": "no-store",
    },
  });
}
