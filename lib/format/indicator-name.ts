import type { Indicator } from "@/lib/domain/register/register";
import { uncapitalized } from "@/lib/format/casing";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

type Named = Pick<Indicator, "code" | "short" | "name">;

/** The short name of an indicator; one without an English short name goes by its full English name. */
export function shortName({ code, short, name }: Named, locale: Locale): string {
  if (locale === "vi") return short;
  const { indicatorShorts } = messages(locale);
  return indicatorShorts[code as keyof typeof indicatorShorts] ?? name.en;
}

/**
 * The short name inside a sentence: "hồ sơ công việc cấp xã" for "Hồ sơ công việc (xã)". A number of a criterion is
 * said to be one, or "6.5 huyện nâng cao" would read as a quantity.
 */
export function nameInSentence(indicator: Named, locale: Locale): string {
  const name = nameAsWritten(indicator, locale);
  return /^\d/u.test(name) ? fill(messages(locale).terms.numberedCriterion, { name }) : name;
}

/** The same in the opening sentence, whose Vietnamese wording is agreed: there a number stands alone. */
export function nameInOpening(indicator: Named, locale: Locale): string {
  return locale === "vi" ? nameAsWritten(indicator, locale) : nameInSentence(indicator, locale);
}

function nameAsWritten(indicator: Named, locale: Locale): string {
  const short = shortName(indicator, locale).replace(/ \(([^)]*)\)$/u, locale === "vi" ? " cấp $1" : " ($1)");
  return uncapitalized(short, locale);
}

/** How the register marks a reading that nobody has confirmed; a remark to its editors, not to those who report. */
const PROPOSED = { vi: /\s*Cách hiểu đề xuất, sửa được\.$/u, en: /\s*Proposed reading, editable\.$/u };

/** The reading of an indicator alone, as it stands beside a field. */
export function readingWords({ definition }: Pick<Indicator, "definition">, locale: Locale): string | null {
  return definition === null ? null : definition[locale].replace(PROPOSED[locale], "");
}
