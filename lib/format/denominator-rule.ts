import type { Indicator } from "@/lib/domain/register/register";
import { LEVELS } from "@/lib/domain/units/unit";
import { uncapitalized } from "@/lib/format/casing";
import { listInSentence } from "@/lib/format/list-in-sentence";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/**
 * Over whom a target is counted: as the register says, which does so in Vietnamese only; else by the levels that report.
 */
export function denominatorRule(
  { denominatorRule: rule, levels }: Pick<Indicator, "denominatorRule" | "levels">,
  locale: Locale,
): string {
  if (rule !== null && locale === "vi") return rule;
  const { countedOver, countedOverAll } = messages(locale).indicatorPage;
  if (LEVELS.every((level) => levels.includes(level))) return countedOverAll;
  const [first = "", ...others] = levels.map((level) => countedOver[level]);
  return listInSentence([first, ...others.map((words) => uncapitalized(words, locale))], locale);
}
