import type { TickRow, WhatIfWords } from "@/components/dashboard/path-what-if";
import {
  barOf,
  countsUnits,
  isShare,
  nounOf,
  reporterNoun,
  requirementWords,
  resultWords,
  shortfallWords,
  thresholdWords,
  type Worded,
} from "@/components/dashboard/target-words";
import { unitAddress } from "@/components/shared/view-address";
import type { PathStep, TargetPath } from "@/lib/contracts/target-path";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import { capitalized } from "@/lib/format/casing";
import { formatCount } from "@/lib/format/count";
import { formatDay } from "@/lib/format/day";
import { parseDecimal, roundScaled, writeScaled } from "@/lib/format/decimal";
import { shortName } from "@/lib/format/indicator-name";
import { formatShare } from "@/lib/format/percent";
import { shortPeriod } from "@/lib/format/period-name";
import { typeOfName, unitInSentence, unitTitle } from "@/lib/format/unit-name";
import { formatCounted, nounFor } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const DAYS_OF_MONTH = 30.4;

/** The target of a path as the words of a unit's page take it. */
export const wordedPath = ({ row, unit }: TargetPath, locale: Locale): Worded => ({
  row,
  level: unit.level,
  locale,
});

/** Title of the page. */
export function pathTitle({ row }: TargetPath, locale: Locale): string {
  return fill(messages(locale).targetPath.title, { target: shortName(row.indicator, locale) });
}

function resultLine(worded: Worded): string {
  const { main, beside } = resultWords(worded);
  return beside === null ? main : `${main} ${beside}`;
}

function reachedSum(worded: Worded): string {
  const { score } = worded.row;
  const { numerator, denominator, shortfall } = score;
  if (numerator === null || denominator === null || shortfall === null || !isShare(score)) return "";
  const reached = numerator + shortfall;
  const share = formatShare(reached, denominator, worded.locale, barOf(score)) ?? "";
  const sum = `${formatCount(reached, worded.locale)}/${formatCounted(denominator, nounOf(worded), worded.locale)}, ${share}`;
  return fill(messages(worded.locale).targetPath.leadReached, { sum });
}

/** How far the unit is from the target, in one sentence. */
export function pathLead(path: TargetPath, locale: Locale): string {
  const { targetPath } = messages(locale);
  const worded = wordedPath(path, locale);
  const { score } = path.row;
  const unit = unitInSentence(path.unit, locale);
  const words = {
    unit,
    requirement: requirementWords(worded),
    value: resultLine(worded),
    units: formatCounted(score.missing, reporterNoun(worded), locale),
  };
  const sentence = (template: string) => capitalized(fill(template, words), locale);
  if (score.status === "not-applicable") return sentence(targetPath.leadNotApplicable);
  if (nothingArose(score)) return sentence(targetPath.leadNothingArose);
  if (score.value === null) return sentence(targetPath.leadNone);
  if (score.ownOnlySubject)
    return sentence(score.status === "met" ? targetPath.leadOwnMet : targetPath.leadOwnNotMet);
  if (score.shortfall === null) return sentence(targetPath.leadUnreachable);
  if (score.shortfall === 0)
    return sentence(
      score.status === "met-provisional" ? targetPath.leadPassedMissing : targetPath.leadPassed,
    );
  return fill(targetPath.leadMore, {
    ...words,
    units: shortfallWords(worded) ?? "",
    reached: reachedSum(worded),
    deadline: formatDay(score.deadline, locale),
  });
}

/** A rise per year: points of a share, or so many units. */
function riseWords(worded: Worded, rise: string): string {
  const { locale, row } = worded;
  const isPercent = isShare(row.score);
  const shown = roundScaled(parseDecimal(rise), isPercent ? 100n : 1n, 1);
  const size = writeScaled(shown < 0n ? -shown : shown, 1, locale);
  return isPercent
    ? fill(messages(locale).targetPath.points, { points: size })
    : `${size} ${nounFor(nounOf(worded), 2, locale)}`;
}

const isFlat = (worded: Worded, rise: string): boolean =>
  roundScaled(parseDecimal(rise), isShare(worded.row.score) ? 100n : 1n, 1) === 0n;

function risesSentence(path: TargetPath, worded: Worded): readonly string[] {
  const { targetPath } = messages(worded.locale);
  const { pace, row } = path;
  const { needed = null, soFar = null } = pace ?? {};
  // Of few units the number a month says enough; points of a percentage would mislead.
  if (needed === null || row.score.smallSample || countsUnits(row.score)) return [];
  const head = fill(targetPath.paceNeeded, { needed: riseWords(worded, needed) });
  const { baseline } = row.score;
  if (soFar === null || baseline === null) return [`${head}.`];
  const template = isFlat(worded, soFar)
    ? targetPath.paceLevel
    : soFar.startsWith("-")
      ? targetPath.paceFell
      : targetPath.paceSoFar;
  const words = {
    baseline: shortPeriod(baseline.period, worded.locale),
    soFar: riseWords(worded, soFar),
  };
  return [head + fill(template, words)];
}

/** The pace it takes from the end of the period, beside the pace so far; who has not reported. */
export function pathRemarks(path: TargetPath, locale: Locale): readonly string[] {
  const { targetPath } = messages(locale);
  const worded = wordedPath(path, locale);
  const { pace, row, view } = path;
  const { score } = row;
  const missing =
    score.missing === 0 || score.ownOnlySubject || score.status === "met-provisional"
      ? []
      : [
          fill(targetPath.missing, {
            units: formatCounted(score.missing, reporterNoun(worded), locale),
          }),
        ];
  if (pace === null || score.shortfall === null || score.shortfall === 0) return missing;
  if (pace.daysLeft === 0)
    return [fill(targetPath.deadlineOver, { deadline: formatDay(score.deadline, locale) }), ...missing];
  const perMonth = Math.round((score.shortfall * DAYS_OF_MONTH * 10) / pace.daysLeft);
  return [
    fill(targetPath.paceUnits, {
      end: formatDay(view.period.end, locale),
      days: formatCount(pace.daysLeft, locale),
      rate:
        perMonth >= 100
          ? formatCount(Math.round(perMonth / 10), locale)
          : writeScaled(BigInt(Math.max(1, perMonth)), 1, locale),
      unit: nounFor(nounOf(worded), 2, locale),
    }),
    ...risesSentence(path, worded),
    ...missing,
  ];
}

function lackWords({ services }: TargetPath, step: PathStep, locale: Locale): string {
  const { said, lack, lastMet, added } = step;
  const { targetPath } = messages(locale);
  const payload = said?.state === "reported" ? said.payload : null;
  const names =
    payload?.measure === "services"
      ? payload.services.map((code) => services.find((each) => each.code === code)?.name[locale] ?? code)
      : [];
  if (payload?.measure === "services" && names.length === 0 && !payload.feedback && lack === "standard")
    return targetPath.standardBoth;
  return fill(targetPath.lacks[lack], {
    services: names.join(", "),
    lastMet: lastMet === null ? "" : shortPeriod(lastMet, locale),
    count: formatCount(added?.count ?? 0, locale),
  });
}

function pastWords({ past }: PathStep, locale: Locale): string {
  const { targetPath } = messages(locale);
  if (past.length === 0) return "";
  const met = past.filter((year) => year.met === true);
  if (met.length > 0)
    return fill(targetPath.pastMet, {
      years: met.map(({ period }) => shortPeriod(period, locale)).join(", "),
    });
  return past.some((year) => year.met === false) ? targetPath.pastNever : targetPath.pastNothing;
}

interface Column {
  readonly name: string;
  readonly isNumber: boolean;
  readonly cell: (step: PathStep) => string;
}

function ratioColumns(locale: Locale): readonly Column[] {
  const { targetPath, terms } = messages(locale);
  const shareWords = (sums: { readonly numerator: number; readonly denominator: number } | null) =>
    sums === null ? "" : (formatShare(sums.numerator, sums.denominator, locale) ?? "");
  return [
    {
      name: targetPath.columnOwn,
      isNumber: true,
      cell: ({ said }) => {
        if (said?.state !== "reported" || said.payload.measure !== "ratio") return terms.noData;
        const { numerator, denominator } = said.payload;
        const share = shareWords({ numerator, denominator });
        return `${formatCount(numerator, locale)}/${formatCount(denominator, locale)} (${share})`;
      },
    },
    {
      name: targetPath.columnMore,
      isNumber: true,
      cell: ({ added }) => (added?.numerator === undefined ? "" : formatCount(added.numerator, locale)),
    },
    { name: targetPath.columnBefore, isNumber: true, cell: ({ before }) => shareWords(before) },
  ];
}

function columnsOf(path: TargetPath, locale: Locale): readonly Column[] {
  const { targetPath } = messages(locale);
  if (path.formula === "ratio-of-sums") return ratioColumns(locale);
  const lack: Column = {
    name: targetPath.columnLack,
    isNumber: false,
    cell: (step) => lackWords(path, step, locale),
  };
  const others: Column = {
    name: targetPath.columnOthers,
    isNumber: true,
    cell: ({ others: { met, of } }) =>
      of === 0 ? "" : `${formatCount(met, locale)}/${formatCount(of, locale)}`,
  };
  if (path.steps.some((step) => step.others.of > 0)) return [lack, others];
  return [lack];
}

/** The units to tick with their words, and the heads of the columns between. */
export function tickRows(
  path: TargetPath,
  locale: Locale,
): { readonly rows: readonly TickRow[]; readonly columns: WhatIfWords["columns"] } {
  const { targetPath } = messages(locale);
  const columns = columnsOf(path, locale);
  const named = ({ name }: { readonly name: string }) => unitTitle({ name, type: typeOfName(name) }, locale);
  return {
    columns: columns.map(({ name, isNumber }) => ({ name, isNumber })),
    rows: path.steps.map((step) => ({
      code: step.unit.code,
      name: named(step.unit),
      parent: step.parent === null ? "" : named(step.parent),
      href: unitAddress(step.unit.code, path.view, {}, path.row.indicator.code),
      cells: columns.map(({ cell }) => cell(step)),
      marks: step.past.map(({ met }) => met),
      marksText: pastWords(step, locale),
      tickLabel: fill(targetPath.tick, { unit: named(step.unit) }),
      added: step.added,
    })),
  };
}

/** Words of the what-if. */
export function whatIfWords(path: TargetPath, columns: WhatIfWords["columns"], locale: Locale): WhatIfWords {
  const { targetPath, dashboard, statusWords, unitMet, terms } = messages(locale);
  const worded = wordedPath(path, locale);
  return {
    title: path.formula === "ratio-of-sums" ? targetPath.whatIfTitleRatio : targetPath.whatIfTitle,
    mark: targetPath.whatIfMark,
    note: targetPath.whatIfNote,
    now: targetPath.now,
    supposed: targetPath.supposed,
    rowValue: targetPath.rowValue,
    rowStatus: targetPath.rowStatus,
    rowShortfall: targetPath.rowShortfall,
    rowIndex: targetPath.rowIndex,
    noneShort: targetPath.noneShort,
    unknown: targetPath.unknown,
    noData: terms.noData,
    ticked: targetPath.ticked,
    tickedNone: targetPath.tickedNone,
    bullet: targetPath.bullet,
    threshold: thresholdWords(worded),
    tickNearest: targetPath.tickNearest,
    untick: targetPath.untick,
    show: targetPath.show,
    statuses: statusWords,
    unitMet,
    unitNotMet: dashboard.resultNotMet,
    nounOne: nounFor(nounOf(worded), 1, locale),
    nounMany: nounFor(nounOf(worded), 2, locale),
    columnTick: targetPath.columnTick,
    columnUnit: targetPath.columnUnit,
    columnParent: targetPath.columnParent,
    columnMarks: targetPath.columnHistory,
    marksLegend: targetPath.historyLegend,
    columns,
  };
}
