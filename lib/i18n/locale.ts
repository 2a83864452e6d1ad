export const LOCALES = ["vi", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Cookie of the language switch. */
export const LOCALE_COOKIE = "lang";

/** Vietnamese unless English was chosen, whatever the browser asks for. */
export function toLocale(chosen: string | undefined): Locale {
  return chosen === "en" ? "en" : "vi";
}
