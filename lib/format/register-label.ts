import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/**
 * What the numerator or denominator of a ratio counts. The register says so in Vietnamese only; the catalogues hold its
 * labels in both languages.
 *
 * @returns null where the register is silent, or where the catalogues do not know its label in the reader's language
 */
export function registerLabel(label: string | null, locale: Locale): string | null {
  if (label === null || locale === "vi") return label;
  const labels = Object.entries(messages("vi").registerLabels) as readonly (readonly [
    keyof ReturnType<typeof messages>["registerLabels"],
    string,
  ])[];
  const [key] = labels.find(([, text]) => text === label) ?? [];
  return key === undefined ? null : messages(locale).registerLabels[key];
}
