import { toLocalPath } from "@/lib/contracts/sign-in";
import { env } from "@/lib/server/config/env";
import { THEME_COOKIE, THEMES } from "@/lib/server/request/preferences";

const ONE_YEAR = 365 * 24 * 60 * 60;

/** The theme switch, a plain link: `/theme?to=dark&next=/units/46`; anything but a theme follows the machine again. */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url);
  const chosen = THEMES.find((theme) => theme === searchParams.get("to"));
  const secure = env().APP_URL.startsWith("https://") ? "; Secure" : "";
  const age = chosen === undefined ? 0 : ONE_YEAR;
  return new Response(null, {
    status: 303,
    headers: {
      Location: toLocalPath(searchParams.get("next")),
      "Set-Cookie": `${THEME_COOKIE}=${chosen ?? ""}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`,
      "Cache-Control": "no-store",
    },
  });
}
