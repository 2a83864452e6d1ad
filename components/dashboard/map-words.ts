import { printedBars } from "@/components/dashboard/map-classes";
import { resultWords, type Worded } from "@/components/dashboard/target-words";
import type { ProvinceFigure, TargetMap } from "@/lib/contracts/province-map";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import { properName, unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** A figure of the map as the words of a target need it: of one period, without a past. */
export function wordedFigure(
  { indicator, wording }: Pick<TargetMap, "indicator" | "wording">,
  score: TargetScore,
  level: Worded["level"],
  locale: Locale,
): Worded {
  const row = { indicator, score, wording, national: null, previous: null, series: [] };
  return { row, level, locale, bars: printedBars(score) };
}

/** The result of a province in one line: "87,2% (82/94 xã)", "0/0 mô hình, không phát sinh, nên chưa có tỷ lệ". */
export function resultLine(shown: TargetMap, { score }: ProvinceFigure, locale: Locale): string {
  if (score === null) return messages(locale).terms.notApplicable;
  const { main, beside, below } = resultWords(wordedFigure(shown, score, "province", locale));
  if (nothingArose(score)) return `${main}, ${below}`;
  return beside === null ? main : `${main} ${beside}`;
}

/** Name and result, for the pointer and the screen reader. */
export function provinceLabel(shown: TargetMap, figure: ProvinceFigure, locale: Locale): string {
  const unit = unitTitle({ name: figure.unit.name, type: figure.type }, locale);
  return fill(messages(locale).map.provinceLabel, { unit, result: resultLine(shown, figure, locale) });
}

/** The name without "tỉnh", "thành phố": what a narrow column holds. */
export function briefName({ unit, type }: ProvinceFigure): string {
  return properName({ name: unit.name, type });
}
