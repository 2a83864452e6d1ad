import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** "a", "a và b", "a, b và c". */
export function listInSentence(names: readonly string[], locale: Locale): string {
  const last = names.at(-1) ?? "";
  const before = names.slice(0, -1).join(", ");
  return before === "" ? last : `${before} ${messages(locale).terms.and} ${last}`;
}
