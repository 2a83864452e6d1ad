import "server-only";

import { cookies } from "next/headers";
import { cache } from "react";
import { LOCALE_COOKIE, type Locale, toLocale } from "@/lib/i18n/locale";

export const THEME_COOKIE = "theme";
export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number] | "system";

/** The language of this request. */
export const requestLocale = cache(async (): Promise<Locale> => {
  return toLocale((await cookies()).get(LOCALE_COOKIE)?.value);
});

/** The theme chosen by hand; `system` follows the machine. */
export const requestTheme = cache(async (): Promise<Theme> => {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return THEMES.find((theme) => theme === chosen) ?? "system";
});
