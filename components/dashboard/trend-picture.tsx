import { gap, pictureOf, plainRun, textBlock } from "@/components/charts/picture-sheet";
import { WideTrend } from "@/components/charts/trend";
import { shownUnit, toldOf } from "@/components/dashboard/indicator-words";
import { pictureFoot, provisionalMark, viewLine } from "@/components/dashboard/picture-frame";
import { chartOf, drawnPoints, findingOf, subtitleOf } from "@/components/dashboard/target-trend";
import type { IndicatorPage } from "@/lib/contracts/indicator-page";
import type { Picture } from "@/lib/contracts/picture";
import type { Locale } from "@/lib/i18n/locale";

const MARGIN = 24;
const CHART = { width: 720, height: 232 };
const WIDTH = CHART.width + 2 * MARGIN;
const WHOLE = { left: MARGIN, width: CHART.width };
const MUTED = { ...WHOLE, size: 13, lineHeight: 19, fill: "var(--muted)" };

/** The trend of a target as a picture of its own; `null` where nothing is drawn. */
export function trendPicture(page: IndicatorPage, locale: Locale): Picture | null {
  const told = toldOf(page, locale);
  if (told === null || told.worded.row.score.ownOnlySubject) return null;
  if (!drawnPoints(told).some(({ value }) => value !== null)) return null;
  const chart = chartOf(told);
  const title = findingOf(told);
  return pictureOf({
    width: WIDTH,
    scale: 2.5,
    margin: MARGIN,
    title,
    watermark: provisionalMark(page, locale),
    looks: {
      "trend-wide": { width: String(CHART.width), height: String(CHART.height) },
      "axis-text": { fontSize: "13", fill: "var(--muted)" },
      "end-text": { fontSize: "13", fill: "var(--text)" },
    },
    blocks: [
      textBlock(plainRun(title, 600), { ...WHOLE, size: 20, lineHeight: 28 }),
      textBlock(plainRun(`${shownUnit(page, locale)} · ${viewLine(page, locale)}`), MUTED),
      textBlock(plainRun(subtitleOf(chart, locale)), MUTED),
      gap(10),
      {
        height: CHART.height,
        draw: (top) => (
          <g transform={`translate(${MARGIN} ${top})`}>
            <WideTrend chart={chart} title={title} />
          </g>
        ),
      },
      gap(12),
      pictureFoot({ ...page, coverage: { latestAt: page.latestAt } }, locale, { ...WHOLE, size: 13 }),
    ],
  });
}
