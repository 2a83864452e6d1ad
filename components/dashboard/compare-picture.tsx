import { CompareChart } from "@/components/charts/compare-chart";
import { COMPARE_SIZE } from "@/components/charts/compare-frame";
import { LineSample } from "@/components/charts/compare-marks";
import {
  beside,
  gap,
  type PictureBlock,
  pictureOf,
  plainRun,
  stacked,
  textBlock,
} from "@/components/charts/picture-sheet";
import { type ComparedPanel, comparedPanels } from "@/components/dashboard/compare-trends";
import { type ComparedRow, comparisonLead, comparisonTitle } from "@/components/dashboard/compare-words";
import {
  MUTED,
  pictureFoot,
  provisionalMark,
  SHEET,
  viewLine,
  WHOLE,
} from "@/components/dashboard/picture-frame";
import { chipBlock, ruleBlock } from "@/components/dashboard/picture-parts";
import { resultWords, shortfallWords } from "@/components/dashboard/target-words";
import type { UnitComparison } from "@/lib/contracts/compare";
import type { Picture } from "@/lib/contracts/picture";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The small multiple of the page, enlarged. */
const CHART = { ...COMPARE_SIZE, scale: 2.1 };
const SAMPLE = { width: 34, scale: 1.9 };
const ROW = { left: SHEET.margin + 84, size: 26, lineHeight: 36 };

/** Line, name, result and status of a unit. */
function rowBlock(row: ComparedRow, locale: Locale): PictureBlock {
  const { compare } = messages(locale);
  const { main, beside: counts } = resultWords(row.worded);
  const short = shortfallWords(row.worded);
  const { status, ownOnlySubject } = row.worded.row.score;
  const chip = chipBlock({ status, ownOnlySubject, locale, size: 23, end: SHEET.margin + SHEET.inner });
  return stacked([
    gap(8),
    beside([
      {
        height: ROW.lineHeight,
        draw: (top) => (
          <g transform={`translate(${SHEET.margin} ${top + 6}) scale(${SAMPLE.scale})`}>
            <LineSample place={row.place} />
          </g>
        ),
      },
      stacked([
        textBlock(
          [
            { text: `${row.title}: `, weight: 400 },
            { text: main, weight: 600 },
            { text: counts === null ? "" : ` ${counts}`, weight: 400 },
          ],
          { ...ROW, width: SHEET.inner - 84 - 280 },
        ),
        ...(short === null
          ? []
          : [textBlock(plainRun(fill(compare.gap, { count: short })), { ...MUTED, ...ROW, size: 24 })]),
      ]),
      chip,
    ]),
  ]);
}

function panelBlock(panel: ComparedPanel, locale: Locale): PictureBlock {
  const { figures, finding, remark, rows } = panel;
  const chart: PictureBlock =
    figures === null
      ? gap(0)
      : {
          height: CHART.height * CHART.scale,
          draw: (top) => (
            <g
              transform={`translate(${SHEET.margin + (SHEET.inner - CHART.width * CHART.scale) / 2} ${top}) scale(${CHART.scale})`}
            >
              <CompareChart figures={figures} title={finding} />
            </g>
          ),
        };
  return stacked([
    ruleBlock(SHEET.margin, SHEET.inner, 20),
    textBlock(plainRun(finding, 600), { ...WHOLE, size: 30, lineHeight: 42 }),
    gap(8),
    chart,
    ...(remark === null ? [] : [textBlock(plainRun(remark), MUTED)]),
    ...rows.map((row) => rowBlock(row, locale)),
  ]);
}

/** Units beside each other as one upright picture; `null` where nothing is compared. */
export function comparePicture(comparison: UnitComparison, locale: Locale): Picture | null {
  const { units, targets, view, latestAt } = comparison;
  if (units.length === 0 || targets.length === 0) return null;
  const { compare } = messages(locale);
  const title = comparisonTitle(comparison, locale);
  return pictureOf({
    width: SHEET.width,
    scale: 1,
    margin: SHEET.margin,
    title,
    watermark: provisionalMark(comparison, locale),
    looks: {
      "compare-chart": { width: String(CHART.width), height: String(CHART.height) },
      "axis-text": { fontSize: "12", fill: "var(--muted)" },
      "end-text": { fontSize: "12", fill: "var(--text)" },
      "end-value": { fontWeight: "600" },
    },
    blocks: [
      textBlock(plainRun(title, 600), { ...WHOLE, size: 40, lineHeight: 54 }),
      gap(6),
      textBlock(plainRun(`${view.period.name[locale]} · ${viewLine(comparison, locale)}`), MUTED),
      gap(10),
      textBlock(plainRun(comparisonLead(comparison, locale)), { ...WHOLE, size: 29, lineHeight: 42 }),
      gap(4),
      textBlock(plainRun(compare.trendsNote), MUTED),
      ...comparedPanels(comparison, locale).map((panel) => panelBlock(panel, locale)),
      ruleBlock(SHEET.margin, SHEET.inner, 22, "var(--border)"),
      pictureFoot({ ...comparison, coverage: { latestAt } }, locale, { ...WHOLE, size: 25 }),
    ],
  });
}
