import { comparedRows, comparedTitle } from "@/components/dashboard/compare-words";
import { markWords } from "@/components/dashboard/picture-frame";
import type { ComparedTarget, UnitComparison } from "@/lib/contracts/compare";
import type { ExportCell } from "@/lib/contracts/export-table";
import type { PageFrame } from "@/lib/contracts/page-frame";
import type { TargetMap } from "@/lib/contracts/province-map";
import type { Indicator } from "@/lib/domain/register/register";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import { shortName } from "@/lib/format/indicator-name";
import { statusWord } from "@/lib/format/status-word";
import { unitTitle } from "@/lib/format/unit-name";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The figures of a page as a table that leaves it. */
export interface FigureTable {
  readonly table: {
    readonly columns: readonly { readonly heading: string }[];
    readonly rows: readonly (readonly ExportCell[])[];
  };
  readonly mark: string | null;
  readonly markHeading: string;
}

const columns = (headings: readonly string[]) => headings.map((heading) => ({ heading }));

const markOf = (frame: Pick<PageFrame, "demonstration" | "view">, locale: Locale) => ({
  mark: markWords(frame, locale),
  markHeading: messages(locale).picture.csvMark,
});

function scoreHeadings(locale: Locale): readonly string[] {
  const { picture } = messages(locale);
  return [
    picture.csvPeriodCode,
    picture.csvPeriod,
    picture.csvTargetCode,
    picture.csvTarget,
    picture.csvValue,
    picture.csvNumerator,
    picture.csvDenominator,
    picture.csvMissing,
    picture.csvShortfall,
    picture.csvStatus,
  ];
}

function scoreCells(
  score: TargetScore | null,
  indicator: Indicator,
  { view: { period } }: Pick<PageFrame, "view">,
  locale: Locale,
): readonly ExportCell[] {
  const named = [period.code, period.name[locale], indicator.code, shortName(indicator, locale)];
  if (score === null) return [...named, null, null, null, null, null, messages(locale).terms.notApplicable];
  const { value, numerator, denominator, missing, shortfall, status, ownOnlySubject } = score;
  return [
    ...named,
    value === null ? null : Number(value),
    numerator,
    denominator,
    missing,
    shortfall,
    statusWord(status, locale, ownOnlySubject),
  ];
}

/** The map as a table: the country, then its provinces by their result. */
export function mapTable(shown: TargetMap, locale: Locale): FigureTable {
  const { picture, terms } = messages(locale);
  const { indicator, country, provinces, unit } = shown;
  return {
    table: {
      columns: columns([picture.csvRank, picture.csvCode, picture.csvUnit, ...scoreHeadings(locale)]),
      rows: [
        [null, unit.code, terms.country, ...scoreCells(country, indicator, shown, locale)],
        ...provinces.map(({ unit: { code, name }, type, rank, score }) => [
          rank,
          code,
          unitTitle({ name, type }, locale),
          ...scoreCells(score, indicator, shown, locale),
        ]),
      ],
    },
    ...markOf(shown, locale),
  };
}

/** A comparison as a table: target by target the figures of each unit, of the period in view and of those before. */
export function compareTable(comparison: UnitComparison, locale: Locale): FigureTable {
  const { picture } = messages(locale);
  return {
    table: {
      columns: columns([picture.csvCode, picture.csvUnit, ...scoreHeadings(locale)]),
      rows: comparison.targets.flatMap((target) => comparedCells(comparison, target, locale)),
    },
    ...markOf(comparison, locale),
  };
}

function comparedCells(
  comparison: UnitComparison,
  target: ComparedTarget,
  locale: Locale,
): readonly (readonly ExportCell[])[] {
  const { indicator } = target;
  const { period } = comparison.view;
  return comparedRows(comparison, target, locale).flatMap(({ unit, worded, points }) => {
    const named = [unit.code, comparedTitle(unit, locale)];
    const earlier = points
      .filter((point) => point.period !== period.code)
      .map((point) => [
        ...named,
        point.period,
        point.name[locale],
        indicator.code,
        shortName(indicator, locale),
        point.value === null ? null : Number(point.value),
        point.numerator,
        point.denominator,
        null,
        null,
        null,
      ]);
    return [...earlier, [...named, ...scoreCells(worded.row.score, indicator, comparison, locale)]];
  });
}
