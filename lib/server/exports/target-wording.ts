import "server-only";

import type { ResolvedTarget } from "@/lib/domain/plans/resolve-targets";
import { denominatorRule } from "@/lib/format/denominator-rule";
import { boundWords } from "@/lib/format/bound";
import { formatCount } from "@/lib/format/count";
import { formatThreshold } from "@/lib/format/percent";
import { shortName } from "@/lib/format/indicator-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What a target asks for: the law's words, in English the threshold. */
export function targetWording(target: ResolvedTarget, locale: Locale): string {
  if (target.wording !== null && locale === "vi") return target.wording;
  const { kind, threshold } = target;
  const isShare = kind === "share-of-units" || kind === "ratio-of-sums";
  const text = isShare ? formatThreshold(threshold, locale) : formatCount(threshold.numerator, locale);
  if (isShare && threshold.numerator === threshold.denominator) return text;
  return boundWords(target, text, locale);
}

/** A target as a heading: `CQS-2 Trang thông tin điện tử (ít nhất 97%)`. */
export function targetHeading(target: ResolvedTarget, locale: Locale): string {
  return `${target.indicator.code} ${shortName(target.indicator, locale)} (${targetWording(target, locale)})`;
}

/** What a target counts, for the notes. */
export function targetNote(
  target: ResolvedTarget,
  locale: Locale,
): { readonly label: string; readonly text: string } {
  const { indicator } = target;
  const text = fill(messages(locale).exportFile.noteTarget, {
    name: indicator.name[locale],
    wording: targetWording(target, locale),
    rule: denominatorRule(indicator, locale),
  });
  return { label: indicator.code, text: text.trim() };
}
