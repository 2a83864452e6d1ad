import { markWords } from "@/components/dashboard/picture-frame";
import { drawnPoints, type Told } from "@/components/dashboard/target-trend";
import type { IndicatorPage, IndicatorUnit, PlanVariant } from "@/lib/contracts/indicator-page";
import type { Indicator, Target } from "@/lib/domain/register/register";
import { LEVEL_BELOW } from "@/lib/domain/units/unit";
import { boundWords } from "@/lib/format/bound";
import { formatDay } from "@/lib/format/day";
import { issuerName } from "@/lib/format/legal-source";
import { formatThreshold } from "@/lib/format/percent";
import { unitHeading } from "@/lib/format/unit-name";
import { formatCounted, measuredNoun, nounFor, subjectNoun } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The unit in view as a title. */
export function shownUnit({ unit }: Pick<IndicatorPage, "unit">, locale: Locale): string {
  return unitHeading(unit, locale);
}

/** The target as the words of a trend take it; `null` where the unit does not have it. */
export function toldOf(page: IndicatorPage, locale: Locale): Told | null {
  if (page.told === null) return null;
  const { row, explained } = page.told;
  return { worded: { row, level: page.unit.level, locale }, overview: page, explained };
}

/** A unit below as a row of its own page. */
export const wordedUnit = (page: IndicatorPage, { score, previous }: IndicatorUnit, locale: Locale) => ({
  row: { indicator: page.indicator, score, wording: null, national: null, previous, series: [] },
  level: LEVEL_BELOW[page.unit.level],
  locale,
});

/** What a plan asks for: comparator and threshold, and of a count per unit where it is counted. */
export function requirementOf(
  indicator: Indicator,
  {
    comparator,
    threshold,
    wording,
    kind = null,
    per = null,
  }: Pick<Target, "comparator" | "threshold" | "wording"> & Partial<Pick<Target, "kind" | "per">>,
  locale: Locale,
): string {
  const { indicatorPage } = messages(locale);
  const scored = kind ?? indicator.kind;
  const isPercent = scored === "share-of-units" || scored === "ratio-of-sums";
  const level = scored === "count-per-unit" ? (per ?? indicator.per) : null;
  const noun = scored === "count-per-unit" ? "model" : measuredNoun(indicator, "count");
  const asked = isPercent
    ? formatThreshold(threshold, locale)
    : formatCounted(threshold.numerator, noun, locale);
  const isWhole = isPercent && threshold.numerator === threshold.denominator;
  const requirement = isWhole ? asked : boundWords({ comparator, wording }, asked, locale);
  return level === null
    ? requirement
    : fill(indicatorPage.perUnit, { requirement, unit: nounFor(subjectNoun([level]), 1, locale) });
}

/** The law's own words, where they say it in others. */
export function lawWords({ wording }: PlanVariant, requirement: string, locale: Locale): string | null {
  return wording === null || locale === "en" || wording === requirement ? null : wording;
}

/** Where a plan was issued: number, day, issuer. */
export function variantSource({ plan: { source } }: PlanVariant, locale: Locale): string {
  const day = source.date === null ? null : formatDay(source.date, locale);
  const issuer = source.issuer === null ? null : issuerName(source.issuer, locale);
  return [source.number, day, issuer].filter((part) => part !== null).join(", ");
}

/** The figures behind the trend, heads first; `null` where the unit does not have the target. */
export function trendTable(
  page: IndicatorPage,
  locale: Locale,
): readonly (readonly (string | number | null)[])[] | null {
  const told = toldOf(page, locale);
  if (told === null) return null;
  const { indicatorPage } = messages(locale);
  const mark = markWords(page, locale);
  const head = [
    indicatorPage.csvPeriodCode,
    indicatorPage.csvPeriod,
    indicatorPage.csvEnd,
    indicatorPage.csvValue,
    indicatorPage.csvNumerator,
    indicatorPage.csvDenominator,
  ];
  const rows = drawnPoints(told).map(({ period, name, end, value, numerator, denominator }) => [
    period,
    name[locale],
    end,
    value === null ? null : Number(value),
    numerator,
    denominator,
  ]);
  if (mark === null) return [head, ...rows];
  return [[...head, indicatorPage.csvMark], ...rows.map((row) => [...row, mark])];
}
