import { drawnPoints } from "@/components/dashboard/target-trend";
import {
  countsUnits,
  figureWords,
  isShare,
  nounOf,
  thresholdWords,
  type Worded,
} from "@/components/dashboard/target-words";
import type { ComparedTarget, ComparedUnit, UnitComparison } from "@/lib/contracts/compare";
import type { SeriesPoint } from "@/lib/contracts/unit-overview";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import { uncapitalized } from "@/lib/format/casing";
import { formatCount } from "@/lib/format/count";
import { nameInSentence, shortName } from "@/lib/format/indicator-name";
import { listInSentence } from "@/lib/format/list-in-sentence";
import { periodInSentence } from "@/lib/format/period-name";
import { planName } from "@/lib/format/plan-name";
import { statusWord } from "@/lib/format/status-word";
import { properName, unitTitle } from "@/lib/format/unit-name";
import { nounFor } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** A compared unit in words; its place among the units decides its line and its mark. */
export interface NamedUnit {
  readonly unit: ComparedUnit;
  readonly place: number;
  /** "Tỉnh Nghệ An"; with its code where another one is called the same. */
  readonly title: string;
  /** "Nghệ An". */
  readonly short: string;
}

/** One unit's row of a target, with its words. */
export interface ComparedRow extends NamedUnit {
  readonly worded: Worded;
  /** The periods that are drawn and listed. */
  readonly points: readonly SeriesPoint[];
}

/** The name as a title, as lists of units to choose from have it. */
export function comparedTitle({ level, name, type }: ComparedUnit, locale: Locale): string {
  return level === "country" ? messages(locale).terms.country : unitTitle({ name, type }, locale);
}

function shortOf(unit: ComparedUnit, locale: Locale): string {
  return unit.level === "country" ? messages(locale).terms.country : properName(unit);
}

/** The compared units by names that tell them apart. */
export function namedUnits(units: readonly ComparedUnit[], locale: Locale): readonly NamedUnit[] {
  const titles = units.map((unit) => comparedTitle(unit, locale));
  const shorts = units.map((unit) => shortOf(unit, locale));
  const only = (names: readonly string[], place: number, code: string): string => {
    const name = names[place] ?? code;
    return names.filter((each) => each === name).length > 1 ? `${name} (${code})` : name;
  };
  return units.map((unit, place) => ({
    unit,
    place,
    title: only(titles, place, unit.code),
    short: only(shorts, place, unit.code),
  }));
}

/** What is compared of a target: the rows of the units that have it. */
export function comparedRows(
  { view, units }: UnitComparison,
  { rows }: ComparedTarget,
  locale: Locale,
): readonly ComparedRow[] {
  return namedUnits(units, locale).flatMap((named) => {
    const row = rows[named.place] ?? null;
    if (row === null) return [];
    const worded = { row, level: named.unit.level, locale };
    return [{ ...named, worded, points: drawnPoints({ worded, overview: { view } }) }];
  });
}

/** Shares, and units with enough models, have a scale that ends at 100%; a unit's own count has its own. */
export const isPercentage = ({ worded: { row } }: ComparedRow): boolean =>
  isShare(row.score) || countsUnits(row.score);

const isMeasured = ({ worded: { row } }: ComparedRow): boolean => !row.score.ownOnlySubject;

/** The rows that share one scale, that of the first unit measured at all. */
export function rowsOnOneScale(rows: readonly ComparedRow[]): readonly ComparedRow[] {
  const measured = rows.filter(isMeasured);
  const [first] = measured;
  return first === undefined ? [] : measured.filter((row) => isPercentage(row) === isPercentage(first));
}

type Figure = Pick<SeriesPoint, "value" | "numerator" | "denominator">;

/** A figure with little room: where few units are counted, how many of them instead of a share. */
export function pointWords({ worded }: ComparedRow, point: Figure): string {
  return (
    (worded.row.score.smallSample ? countedWords(point, worded.locale) : "") ||
    figureWords(worded, point.value)
  );
}

/** "54/92"; empty where there is nothing to count. */
export const countedWords = ({ numerator, denominator }: Figure, locale: Locale): string =>
  numerator === null || denominator === null || denominator === 1
    ? ""
    : `${formatCount(numerator, locale)}/${formatCount(denominator, locale)}`;

/** What must be reached, at the line. */
export function targetWords({ worded }: ComparedRow): string {
  return countsUnits(worded.row.score) ? figureWords(worded, "1") : thresholdWords(worded);
}

/** Which unit is highest and which lowest, in one sentence. */
export function spreadWords(
  { indicator }: ComparedTarget,
  rows: readonly ComparedRow[],
  locale: Locale,
): string {
  const { compare } = messages(locale);
  const target = shortName(indicator, locale);
  if (rows.length === 0) return fill(compare.nowhere, { target });
  const told = rows
    .filter(({ worded }) => worded.row.score.value !== null)
    .sort((left, right) => valueOf(right) - valueOf(left));
  const [high, low] = [told[0], told.at(-1)];
  if (high === undefined || low === undefined)
    return fill(
      rows.every(({ worded }) => nothingArose(worded.row.score)) ? compare.nothingArose : compare.none,
      { target },
    );
  const [highest, lowest] = [alike(told, high), alike(told, low)];
  if (told.length === 1) return fill(compare.one, { target, unit: highest.names, value: highest.words });
  if (valueOf(high) === valueOf(low)) return fill(compare.same, { target, value: highest.words });
  return fill(compare.spread, {
    target,
    high: highest.names,
    highValue: highest.words,
    low: lowest.names,
    lowValue: lowest.words,
  });
}

const valueOf = ({ worded }: ComparedRow): number => Number(worded.row.score.value);

/** The units of one value; where they count differently, the share they have in common. */
function alike(
  rows: readonly ComparedRow[],
  one: ComparedRow,
): { readonly names: string; readonly words: string } {
  const group = rows.filter((row) => valueOf(row) === valueOf(one));
  const words = new Set(group.map((row) => pointWords(row, row.worded.row.score)));
  const [counted = ""] = words;
  return {
    names: group.map(({ short }) => short).join(", "),
    words: words.size === 1 ? counted : figureWords(one.worded, one.worded.row.score.value),
  };
}

/** What is compared: the units by name. */
export function comparisonTitle({ units }: UnitComparison, locale: Locale): string {
  const { compare } = messages(locale);
  const names = namedUnits(units, locale).map(({ short }) => short);
  if (names.length === 0) return compare.title;
  const template = names.length === 1 ? compare.titleOne : compare.titleOf;
  return fill(template, { units: listInSentence(names, locale) });
}

/** In what a target is measured: "% số xã", "số mô hình"; empty where units meet it or do not. */
function measureWords(rows: readonly ComparedRow[], locale: Locale): string {
  const [first] = rowsOnOneScale(rows);
  if (first === undefined) return "";
  const { compare } = messages(locale);
  const template = isPercentage(first) ? compare.measureShare : compare.measureCount;
  return fill(template, { noun: nounFor(nounOf(first.worded), 2, locale) });
}

/** How many of the units that have each target meet it, and which; of one unit alone, how its targets stand. */
export function comparisonLead(comparison: UnitComparison, locale: Locale): string {
  const { view, targets, units } = comparison;
  const { compare } = messages(locale);
  const told = targets.flatMap((compared) => {
    const rows = comparedRows(comparison, compared, locale).filter(
      ({ worded }) => worded.row.score.status !== "not-applicable",
    );
    const [only] = rows;
    if (only === undefined) return [];
    const target = nameInSentence(compared.indicator, locale) + measureWords(rows, locale);
    const scores = rows.map(({ worded }) => worded.row.score);
    if (units.length === 1 && only.worded.row.score.value !== null) {
      const { status, ownOnlySubject } = only.worded.row.score;
      const word = uncapitalized(statusWord(status, locale, ownOnlySubject), locale);
      return [fill(compare.leadOne, { target, status: word })];
    }
    if (scores.every(({ value }) => value === null))
      return [fill(scores.every(nothingArose) ? compare.leadNothingArose : compare.leadNone, { target })];
    const met = rows.filter(({ worded }) => worded.row.score.status === "met");
    const isSome = met.length > 0 && met.length < rows.length;
    return [
      fill(compare.leadTarget, { target, met: String(met.length), units: String(rows.length) }) +
        (isSome ? ` (${met.map(({ short }) => short).join(", ")})` : ""),
    ];
  });
  if (told.length === 0) return "";
  const period = periodInSentence(view.period.name, locale);
  return fill(compare.lead, {
    period: period.charAt(0).toUpperCase() + period.slice(1),
    plan: planName(view.plan, locale),
    targets: told.join("; "),
  });
}
