import { childrenNoun } from "@/components/dashboard/children-noun";
import {
  barOf,
  changeWords,
  countsUnits,
  isShare,
  nounOf,
  resultWords,
  type Worded,
} from "@/components/dashboard/target-words";
import type { HeatCell, HeatColumn, HeatOrder, HeatShow, HeatTable } from "@/lib/contracts/heat-table";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import { LEVEL_BELOW, type Level } from "@/lib/domain/units/unit";
import { formatChange, formatCount } from "@/lib/format/count";
import { ratioOf } from "@/lib/format/decimal";
import { formatDecimalPercent, formatPointChange, formatShare } from "@/lib/format/percent";
import { periodInSentence } from "@/lib/format/period-name";
import { statusWord } from "@/lib/format/status-word";
import { nounFor } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** Marks of what is not there and of what does not apply; zero is a number. */
export const MARK_MISSING = "…";
export const MARK_NOT_APPLICABLE = "–";
/** Reported, and nothing to compute a rate from. */
export const MARK_NOTHING_AROSE = "0/0";

const WHOLE = { comparator: ">=", threshold: { numerator: 1, denominator: 1 } } as const;

interface RowsOf extends Pick<HeatTable, "unit"> {
  readonly order: Pick<HeatOrder, "units">;
}

/** The level of the units in the rows. */
export const rowLevel = ({ unit, order }: RowsOf): Level =>
  order.units === "districts" ? "district" : LEVEL_BELOW[unit.level];

/** What the units in the rows are called together. */
export function rowsNoun({ unit, order }: RowsOf, locale: Locale, count?: number): string {
  const { level } = unit;
  return childrenNoun({ unit: { level: order.units === "districts" ? "province" : level } }, locale, count);
}

/** A cell as a row of the child's own page, whose words it shares. */
export function toWorded(
  { score, previous }: HeatCell,
  { indicator, wording }: HeatColumn,
  level: Level,
  locale: Locale,
): Worded {
  return { row: { indicator, score, wording, national: null, previous, series: [] }, level, locale };
}

/** What the cell says: short, because the head and the legend say the rest. */
export function cellWords(worded: Worded, show: HeatShow): string {
  const { score } = worded.row;
  if (score.status === "not-applicable") return MARK_NOT_APPLICABLE;
  if (score.value === null) return nothingArose(score) ? MARK_NOTHING_AROSE : MARK_MISSING;
  if (show === "change") return changeShort(worded);
  if (score.ownOnlySubject) return ownWords(worded);
  if (show === "attainment" && score.attainment !== null)
    return formatDecimalPercent(score.attainment, worded.locale, WHOLE);
  return valueShort(worded);
}

function ownWords({ row: { score }, locale }: Worded): string {
  const { heatTable } = messages(locale);
  return score.status === "met" ? heatTable.met : heatTable.notMet;
}

function valueShort(worded: Worded): string {
  const { row, locale } = worded;
  const { score } = row;
  const { numerator, denominator } = score;
  if (numerator === null || denominator === null) return MARK_MISSING;
  if (score.smallSample || countsUnits(score))
    return `${formatCount(numerator, locale)}/${formatCount(denominator, locale)}`;
  if (!isShare(score)) return formatCount(numerator, locale);
  return formatShare(numerator, denominator, locale, barOf(score)) ?? MARK_MISSING;
}

function changeShort(worded: Worded): string {
  const { row, locale } = worded;
  const { score, previous } = row;
  const { numerator, denominator } = score;
  const [before, whole] = [previous?.numerator ?? null, previous?.denominator ?? null];
  if (numerator === null || denominator === null || before === null || whole === null) return MARK_MISSING;
  if (score.ownOnlySubject) return numerator === before ? "0" : changeWords(worded);
  if (score.smallSample || !isShare(score)) {
    const change = numerator - before;
    return change === 0 ? "0" : `${formatChange(change, locale)} ${nounFor(nounOf(worded), change, locale)}`;
  }
  return formatPointChange(ratioOf(numerator, denominator), ratioOf(before, whole), locale) ?? "0";
}

/** What explains the status of a cell: result with its counts, what is missing, and the change where it is asked for. */
export function cellRemarks(worded: Worded, { comparedWith }: HeatColumn, show: HeatShow): string {
  const { score } = worded.row;
  const { main, beside, below } = resultWords(worded);
  const isSaid = score.value === null ? nothingArose(score) : !score.ownOnlySubject;
  const result = isSaid ? [main, beside].filter(Boolean).join(" ") : "";
  const change =
    show === "change" && comparedWith !== null && score.value !== null
      ? comparedWords(worded, comparedWith)
      : "";
  return [result, below, change].filter((part) => part !== "").join(" · ");
}

/** The whole of it: the status word, and what explains it. */
export function cellTitle(worded: Worded, column: HeatColumn, show: HeatShow): string {
  const { score } = worded.row;
  const word = statusWord(score.status, worded.locale, score.ownOnlySubject);
  return [word, cellRemarks(worded, column, show)].filter((part) => part !== "").join(" · ");
}

function comparedWords(worded: Worded, { name }: NonNullable<HeatColumn["comparedWith"]>): string {
  const { heatTable, dashboard } = messages(worded.locale);
  const change = changeWords(worded);
  if (change === "") return heatTable.noComparison;
  const period = periodInSentence(name, worded.locale);
  return change === dashboard.noChange
    ? fill(heatTable.unchanged, { period })
    : fill(heatTable.compared, { change, period });
}

export const ATTAINMENT_CLASSES = ["q1", "q2", "q3", "q4", "q5"] as const;
const CLASS_BOUNDS = [0.5, 0.7, 0.85, 1];

/** The fixed class of a share of the target, so that shades do not jump between periods. */
export function attainmentClass(attainment: string): (typeof ATTAINMENT_CLASSES)[number] {
  const place = CLASS_BOUNDS.filter((bound) => Number(attainment) >= bound).length;
  return ATTAINMENT_CLASSES[place] ?? "q5";
}
