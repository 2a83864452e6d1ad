import { citedDay } from "@/lib/domain/indicators/method-notes";
import type { Indicator } from "@/lib/domain/register/register";
import { formatDay } from "@/lib/format/day";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** A decision as the register cites it, "318/QĐ-TTg, 08/03/2022": "Quyết định 318/QĐ-TTg ngày 08/3/2022". */
export function decisionCitation(source: string, locale: Locale): string {
  const { documentKinds } = messages(locale);
  const day = citedDay(source);
  const name = fill(documentKinds.decision, { number: decisionNumber(source) });
  return day === null ? name : fill(documentKinds.dated, { name, day: formatDay(day, locale) });
}

/** The number alone: "318/QĐ-TTg"; a citation without a day stays whole. */
export function decisionNumber(source: string): string {
  return citedDay(source) === null ? source : source.replace(/,[^,]*$/u, "");
}

/** Which criterion of which set an indicator measures, with the decisions behind it. */
export function criterionCitation(
  { set, code, source, amendedBy }: NonNullable<Indicator["criterion"]>,
  locale: Locale,
): string {
  const { criterionSets, explanation } = messages(locale);
  const cited = fill(explanation.criterionText, {
    set: criterionSets[set as keyof typeof criterionSets] ?? set,
    code,
    source: decisionCitation(source, locale),
  });
  if (amendedBy === null) return cited;
  return `${cited}; ${fill(explanation.amended, { amendedBy: decisionCitation(amendedBy, locale) })}`;
}

/** Who issued a plan; the register names issuers in Vietnamese. */
export function issuerName(issuer: string, locale: Locale): string {
  if (locale === "vi") return issuer;
  const { issuers } = messages(locale);
  if (issuer === "Thủ tướng Chính phủ") return issuers.primeMinister;
  const [, province] = /^UBND (?:tỉnh|thành phố) (.+)$/u.exec(issuer) ?? [];
  return province === undefined ? issuer : fill(issuers.provincialCommittee, { province });
}
