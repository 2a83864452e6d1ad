import type { Locale } from "@/lib/i18n/locale";

/** The text with a capital first letter. */
export function capitalized(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** The text with a small first letter, as it stands inside a sentence. */
export function uncapitalized(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);
}
