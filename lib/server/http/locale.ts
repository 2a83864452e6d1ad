import "server-only";

import { LOCALE_COOKIE, type Locale, toLocale } from "@/lib/i18n/locale";
import { readCookie } from "@/lib/server/http/read-cookie";

/** The language of a plain request: Vietnamese unless the switch says English. */
export function localeOfRequest(request: Request): Locale {
  return toLocale(readCookie(request, LOCALE_COOKIE));
}
