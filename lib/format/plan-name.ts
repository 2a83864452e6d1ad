import type { Localized } from "@/lib/domain/register/register";
import { formatDay } from "@/lib/format/day";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What a plan's name needs. */
export interface NamedPlan {
  readonly title: Localized;
  readonly source: { readonly number: string | null; readonly date: string | null };
}

/** The plan as it is cited: "Quyết định 924/QĐ-TTg"; one without a number by its title. */
export function planName({ title, source: { number } }: NamedPlan, locale: Locale): string {
  if (number === null) return title[locale];
  const { documentKinds } = messages(locale);
  const kind = number.includes("/KH") ? documentKinds.plan : documentKinds.decision;
  return number.includes("/KH") || number.includes("/QĐ") ? fill(kind, { number }) : number;
}

/** The same with its date: "Quyết định 924/QĐ-TTg ngày 02/8/2022". */
export function planCitation(plan: NamedPlan, locale: Locale): string {
  const { date } = plan.source;
  if (date === null) return planName(plan, locale);
  const { documentKinds } = messages(locale);
  return fill(documentKinds.dated, { name: planName(plan, locale), day: formatDay(date, locale) });
}
