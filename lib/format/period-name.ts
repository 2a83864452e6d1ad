import type { Localized } from "@/lib/domain/register/register";
import { uncapitalized } from "@/lib/format/casing";
import type { Locale } from "@/lib/i18n/locale";

/** A period where there is little room: `2023`, `6T/2023`, `H1 2023`. */
export function shortPeriod(code: string, locale: Locale): string {
  const [year = code, half] = code.split("-");
  if (half === undefined) return year;
  return locale === "vi" ? `6T/${year}` : `${half} ${year}`;
}

/** A period in a list to choose from: its name without the remark in brackets, which the head of the page carries. */
export function periodChoice(name: Localized, locale: Locale): string {
  return name[locale].replace(/ \(.*\)$/u, "");
}

/** A period's name inside a sentence: "năm 2024", "6 tháng đầu năm 2024"; "2024", "the first half of 2024". */
export function periodInSentence(name: Localized, locale: Locale): string {
  const text = uncapitalized(name[locale], locale);
  return locale === "en" && text.startsWith("first half") ? `the ${text}` : text;
}
