import type { TargetRow } from "@/lib/contracts/unit-overview";
import type { Indicator, Threshold } from "@/lib/domain/register/register";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import { LEVEL_BELOW, type Level } from "@/lib/domain/units/unit";
import { boundWords } from "@/lib/format/bound";
import { formatChange, formatCount } from "@/lib/format/count";
import { ratioOf } from "@/lib/format/decimal";
import {
  type Bar,
  formatDecimalPercent,
  formatPointChange,
  formatShare,
  formatThreshold,
} from "@/lib/format/percent";
import { formatCounted, measuredNoun, type Noun, nounFor, subjectNoun } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** A target as a row of a unit's page, with what its words depend on. */
export interface Worded {
  readonly row: TargetRow;
  readonly level: Level;
  readonly locale: Locale;
  /** Bounds of classes, which a printed share must not round across any more than across the threshold. */
  readonly bars?: readonly Bar[];
}

/** Shares have percentages; counts do not. */
export function isShare({ kind }: Pick<TargetScore, "kind">): boolean {
  return kind === "share-of-units" || kind === "ratio-of-sums";
}

/** `count-per-unit` above its level: units with enough models, out of all. */
export function countsUnits({ kind, denominator }: Pick<TargetScore, "kind" | "denominator">): boolean {
  return kind === "count-per-unit" && denominator !== null && denominator > 1;
}

export const barOf = ({ comparator, threshold }: TargetScore): Bar => ({ comparator, threshold });

/** What the numerator counts. */
export function nounOf({ row: { indicator, score }, level }: Worded): Noun {
  if (score.kind !== "count-per-unit") return measuredNoun(indicator, score.kind);
  return countsUnits(score) ? measuredNoun(indicator, score.kind, LEVEL_BELOW[level]) : "model";
}

/** Who has to report. */
export function reporterNoun({ row: { indicator } }: Worded): Noun {
  return subjectNoun(indicator.levels);
}

/** What must be reached, in the law's words where there are any. */
export function requirementWords(worded: Worded): string {
  const { row, locale } = worded;
  const { dashboard } = messages(locale);
  if (row.score.ownOnlySubject) return dashboard.meetStandard;
  if (row.wording !== null && locale === "vi") return row.wording;
  return briefRequirement(worded);
}

/** The comparator and the threshold alone, for narrow heads. */
export function briefRequirement(worded: Worded): string {
  const { score, wording } = worded.row;
  if (score.ownOnlySubject) return messages(worded.locale).dashboard.meetStandard;
  return generatedRequirement(worded, { ...score, wording });
}

/** Whether the national plan asks for something else, or the status under it is another. */
export function differsFromNational({ row: { score, national, wording } }: Worded): boolean {
  if (national === null || score.ownOnlySubject) return false;
  const { numerator, denominator } = score.threshold;
  const asksMore = numerator * national.threshold.denominator !== national.threshold.numerator * denominator;
  const countsOtherwise = score.kind === "count-per-unit" && wording !== national.wording;
  return asksMore || score.comparator === ">" || countsOtherwise || score.status !== national.status;
}

/** What the national plan asks for. */
export function nationalWords(worded: Worded): string {
  const { row, locale } = worded;
  const { national } = row;
  if (national === null) return "";
  if (national.wording !== null && locale === "vi") return national.wording;
  return generatedRequirement(worded, { ...national, comparator: ">=" });
}

function generatedRequirement(
  worded: Worded,
  asked: {
    readonly comparator: TargetScore["comparator"];
    readonly threshold: Threshold;
    readonly wording: string | null;
  },
): string {
  const { row, level, locale } = worded;
  const { threshold } = asked;
  const { dashboard } = messages(locale);
  if (isShare(row.score)) {
    const share = formatThreshold(threshold, locale);
    // Nothing is above the whole.
    return threshold.numerator === threshold.denominator ? share : boundWords(asked, share, locale);
  }
  if (countsUnits(row.score))
    return fill(dashboard.inEvery, {
      unit: nounFor(measuredNoun(row.indicator, row.score.kind, LEVEL_BELOW[level]), 1, locale),
    });
  return boundWords(asked, formatCounted(threshold.numerator, nounOf(worded), locale), locale);
}

/** The threshold alone: `70%`, `9 huyện`, `8 mô hình`. */
export function thresholdWords(worded: Worded): string {
  const { score } = worded.row;
  if (isShare(score)) return formatThreshold(score.threshold, worded.locale);
  const whole = countsUnits(score) ? (score.denominator ?? 0) : score.threshold.numerator;
  return formatCounted(whole, nounOf(worded), worded.locale);
}

/** The result: what stands first in bold, and what explains it. */
export interface ResultWords {
  readonly main: string;
  readonly beside: string | null;
  readonly below: string;
}

/** The result with its counts, and what is missing. */
export function resultWords(worded: Worded): ResultWords {
  const { main, beside } = valueWords(worded);
  return { main, beside, below: coverageWords(worded) };
}

function valueWords(worded: Worded): { readonly main: string; readonly beside: string | null } {
  const { row, locale } = worded;
  const { score } = row;
  const { statusWords, dashboard } = messages(locale);
  const { numerator, denominator } = score;
  if (score.status === "not-applicable") return { main: statusWords["not-applicable"], beside: null };
  if (nothingArose(score)) return { main: `0/${formatCounted(0, nounOf(worded), locale)}`, beside: null };
  if (score.value === null || numerator === null || denominator === null)
    return { main: statusWords["no-data"], beside: null };
  if (score.ownOnlySubject)
    return { main: numerator > 0 ? dashboard.resultMet : dashboard.resultNotMet, beside: null };
  const noun = nounOf(worded);
  if (!isShare(score)) {
    const counted = countsUnits(score)
      ? `${formatCount(numerator, locale)}/${formatCounted(denominator, noun, locale)}`
      : formatCounted(numerator, noun, locale);
    return { main: counted, beside: null };
  }
  const bars = [barOf(score), ...(worded.bars ?? [])];
  const share = formatShare(numerator, denominator, locale, bars) ?? "";
  const counts = `${formatCount(numerator, locale)}/${formatCounted(denominator, noun, locale)}`;
  return score.smallSample ? { main: counts, beside: `(${share})` } : { main: share, beside: `(${counts})` };
}

function coverageWords(worded: Worded): string {
  const { row, locale, level } = worded;
  const { score } = row;
  const { dashboard } = messages(locale);
  if (score.ownOnlySubject || score.status === "not-applicable") return "";
  if (score.kind === "count-per-unit") {
    const isBare = countsUnits(score) && score.numerator === 0;
    return isBare ? fill(dashboard.noPilots, { noun: nounFor(nounOf(worded), 1, locale) }) : "";
  }
  const none = nothingArose(score) ? [dashboard.nothingArose] : [];
  if (score.missing === 0) return none[0] ?? dashboard.complete;
  if (level === "commune") return none.join("");
  const template = score.missing === 1 ? dashboard.missingOne : dashboard.missingMany;
  const missing = fill(template, { units: formatCounted(score.missing, reporterNoun(worded), locale) });
  const ceiling =
    score.upper !== null && score.value !== null
      ? `; ${fill(dashboard.ceiling, { share: formatDecimalPercent(score.upper, locale, barOf(score)) })}`
      : "";
  return [...none, missing + ceiling].join("; ");
}

/** How much is short, in units: `null` where nothing can be said. */
export function shortfallWords(worded: Worded): string | null {
  const { score } = worded.row;
  if (score.ownOnlySubject || score.shortfall === null || score.shortfall === 0) return null;
  return formatCounted(score.shortfall, nounOf(worded), worded.locale);
}

/** The change against the period to compare with; empty without one. */
export function changeWords(worded: Worded): string {
  const { row, locale } = worded;
  const { score, previous } = row;
  const { dashboard } = messages(locale);
  if (score.value === null || previous === null || previous.value === null) return "";
  const { numerator, denominator } = score;
  if (
    numerator === null ||
    denominator === null ||
    previous.numerator === null ||
    previous.denominator === null
  )
    return "";
  if (score.ownOnlySubject) {
    if (numerator === previous.numerator) return dashboard.noChange;
    return numerator > previous.numerator ? dashboard.nowMet : dashboard.noLongerMet;
  }
  if (score.smallSample || !isShare(score)) {
    const change = numerator - previous.numerator;
    return change === 0
      ? dashboard.noChange
      : `${formatChange(change, locale)} ${nounFor(nounOf(worded), change, locale)}`;
  }
  const change = formatPointChange(
    ratioOf(numerator, denominator),
    ratioOf(previous.numerator, previous.denominator),
    locale,
  );
  return change === null ? dashboard.noChange : fill(dashboard.points, { change });
}

/** Figures of the bullet: everything on a scale of 0 to 1. `null` where the unit meets the target or does not. */
export function bulletFigures({ row: { score } }: Worded) {
  const hasNone = score.status === "not-applicable" || (nothingArose(score) && score.missing === 0);
  if (score.ownOnlySubject || hasNone) return null;
  const target = score.threshold.numerator / score.threshold.denominator;
  const value = score.value === null ? null : Number(score.value);
  const whole = isShare(score) || countsUnits(score) ? 1 : Math.max(target, value ?? 0, 1);
  const scaled = (figure: string | null) => (figure === null ? null : Number(figure) / whole);
  return {
    value: value === null ? null : value / whole,
    target: target / whole,
    required: scaled(score.required),
    upper: score.kind === "share-of-units" ? scaled(score.upper) : null,
  };
}

/** The bullet in one sentence. */
export function bulletTitle(worded: Worded): string {
  const { row, locale } = worded;
  const { score } = row;
  const { dashboard } = messages(locale);
  const threshold = thresholdWords(worded);
  if (score.value === null)
    return fill(nothingArose(score) ? dashboard.bulletNothingArose : dashboard.bulletNone, { threshold });
  const parts = [fill(dashboard.bulletTitle, { value: valueWords(worded).main, threshold })];
  if (score.required !== null && (isShare(score) || countsUnits(score)))
    parts.push(
      fill(dashboard.bulletRequired, { share: formatDecimalPercent(score.required, locale, barOf(score)) }),
    );
  if (score.kind === "share-of-units" && score.upper !== null && score.missing > 0)
    parts.push(
      fill(dashboard.bulletUpper, { share: formatDecimalPercent(score.upper, locale, barOf(score)) }),
    );
  if (score.status === "undetermined")
    parts.push(
      fill(dashboard.bulletUndetermined, {
        units: formatCounted(score.missing, reporterNoun(worded), locale),
      }),
    );
  return parts.join(", ");
}

/** Figure of a target at any period, in the measure of the target. */
export function figureWords(worded: Worded, value: string | null): string {
  if (value === null) return messages(worded.locale).terms.noData;
  const { score } = worded.row;
  if (score.ownOnlySubject) {
    const { dashboard } = messages(worded.locale);
    return Number(value) > 0 ? dashboard.resultMet : dashboard.resultNotMet;
  }
  if (isShare(score) || countsUnits(score)) return formatDecimalPercent(value, worded.locale, barOf(score));
  return formatCounted(Math.round(Number(value)), nounOf(worded), worded.locale);
}

/** The full official name. */
export function fullName(indicator: Pick<Indicator, "name">, locale: Locale): string {
  return indicator.name[locale];
}
