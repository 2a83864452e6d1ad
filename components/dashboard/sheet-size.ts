import { pictureLines, type PictureRun } from "@/components/charts/picture-text";
import { factsOf } from "@/components/dashboard/facts-strip";
import { briefParagraphs } from "@/components/dashboard/printed-brief";
import {
  requirementWords,
  resultWords,
  shortfallWords,
  type Worded,
} from "@/components/dashboard/target-words";
import type { NearestUnits } from "@/lib/contracts/nearest-units";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { shortName } from "@/lib/format/indicator-name";
import { overviewSentence } from "@/lib/format/overview-sentence";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** A4 within its margins and below the head of the sheet, in points; a line is kept in hand. */
const WIDTH = 527;
const HEIGHT = 740;
/** Shares of the width, as the style sheet of the printed page has them. */
const NAME = 0.23 * WIDTH - 5;
const RESULT = 0.28 * WIDTH - 5;
const GAP = 0.14 * WIDTH - 5;
/** Head, legend and foot, and what separates the parts. */
const FRAME = 142;
const PILLAR = 15;
const ROW = 3.5;

/** In hundredths, from the size of a page that has room. */
export const SHEET_SIZES = [100, 95, 90, 85, 80, 75] as const;
export type SheetSize = (typeof SHEET_SIZES)[number];

const plain = (text: string): readonly PictureRun[] => [{ text, weight: 400 }];
const bold = (text: string): readonly PictureRun[] => [{ text, weight: 600 }];

const height = (runs: readonly PictureRun[], size: number, lineHeight: number, width: number): number =>
  pictureLines(runs, size, width).length * lineHeight;

function targetHeight(worded: Worded): number {
  const { row, locale } = worded;
  const { main, beside, below } = resultWords(worded);
  const inherited = ` ${messages(locale).dashboard.nationalLevel}`;
  const name =
    height(bold(shortName(row.indicator, locale)), 8.5, 10, NAME) +
    height(plain(requirementWords(worded) + inherited), 7.25, 8.5, NAME);
  const result =
    height(bold(`${main} ${beside ?? ""}`), 8.5, 10, RESULT) + height(plain(below), 7.25, 8.5, RESULT);
  const gap = height(bold(shortfallWords(worded) ?? ""), 8.5, 10, GAP);
  return Math.max(name, result, gap, 15) + ROW;
}

function factsHeight(overview: UnitOverview, locale: Locale): number {
  const facts = factsOf(overview, locale);
  const width = WIDTH / Math.max(1, facts.length) - 12;
  const lines = facts.map(
    ({ name, figure, note }) =>
      height(plain(name), 7.5, 9.5, width) +
      height(bold(figure), 11.5, 13, width) +
      height(plain(note), 7.5, 9.5, width),
  );
  return Math.max(0, ...lines) + 10;
}

/** How high the printed page of a unit stands at its full size, in points, by the letters it holds. */
function printedHeight(overview: UnitOverview, nearest: NearestUnits, locale: Locale): number {
  const rows = overview.pillars.flatMap(({ targets }) => targets);
  const sentence = overviewSentence(overview, locale).map(({ text }) => text);
  return (
    FRAME +
    height(plain(sentence.join("")), 10, 13, WIDTH) +
    briefParagraphs(overview, nearest, locale).reduce(
      (sum, text) => sum + height(plain(text), 9, 11.5, WIDTH) + 2.5,
      0,
    ) +
    (overview.view.lens === "provisional" ? 18 : 0) +
    factsHeight(overview, locale) +
    overview.pillars.length * PILLAR +
    rows.reduce((sum, row) => sum + targetHeight({ row, level: overview.unit.level, locale }), 0)
  );
}

/** The largest size at which the page of a unit is one sheet. */
export function sheetSize(overview: UnitOverview, nearest: NearestUnits, locale: Locale): SheetSize {
  const room = (100 * HEIGHT) / printedHeight(overview, nearest, locale);
  return SHEET_SIZES.find((size) => size <= room) ?? 75;
}
