import type { ClassLooks } from "@/components/charts/picture-markup";
import {
  beside,
  gap,
  type PictureBlock,
  pictureOf,
  plainRun,
  stacked,
  textBlock,
} from "@/components/charts/picture-sheet";
import { type ProvinceFill, ProvinceMap } from "@/components/charts/province-map";
import { fillOf } from "@/components/dashboard/map-classes";
import { legendLines } from "@/components/dashboard/map-legend";
import { findingOf, islandWords, subtitleOf } from "@/components/dashboard/map-view";
import {
  MUTED,
  pictureFoot,
  provisionalMark,
  SHEET,
  viewLine,
  WHOLE,
} from "@/components/dashboard/picture-frame";
import type { Picture } from "@/lib/contracts/picture";
import type { TargetMap } from "@/lib/contracts/province-map";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const MAP = { width: 700, height: 1155 };
const LEGEND = { left: SHEET.margin + MAP.width + 20, width: SHEET.inner - MAP.width - 20 };
const SWATCH = { width: 44, height: 28 };
/** What the map's style sheet draws at 0.75 pixels, in the units of its outlines. */
const EDGE = "1.2";

const FILLS: Readonly<Record<ProvinceFill, { readonly fill: string; readonly stroke: string }>> = {
  1: { fill: "var(--seq-1)", stroke: "var(--border)" },
  2: { fill: "var(--seq-2)", stroke: "var(--border)" },
  3: { fill: "var(--seq-3)", stroke: "var(--bg)" },
  4: { fill: "var(--seq-4)", stroke: "var(--bg)" },
  5: { fill: "var(--seq-5)", stroke: "var(--bg)" },
  "no-data": { fill: "url(#map-hatch)", stroke: "var(--border)" },
  "not-applicable": { fill: "var(--bg)", stroke: "var(--border)" },
};

const LOOKS: ClassLooks = {
  "province-map": { width: String(MAP.width), height: String(MAP.height) },
  "archipelago-name": { fontWeight: "600" },
  ...Object.fromEntries(
    Object.entries(FILLS).map(([name, look]) => [`fill-${name}`, { ...look, strokeWidth: EDGE }]),
  ),
  archipelago: { fontSize: "27" },
};

function legendBlock(shown: TargetMap, locale: Locale): PictureBlock {
  return stacked(
    legendLines(shown, locale).flatMap(({ fill: name, words, count }) => [
      beside([
        {
          height: SWATCH.height,
          draw: (top) => (
            <rect
              x={LEGEND.left}
              y={top + 3}
              {...SWATCH}
              fill={FILLS[name].fill}
              stroke="var(--border)"
              strokeWidth="1.5"
            />
          ),
        },
        textBlock(plainRun(`${words} ${count}`), {
          left: LEGEND.left + SWATCH.width + 14,
          width: LEGEND.width - SWATCH.width - 14,
          size: 24,
          lineHeight: 33,
        }),
      ]),
      gap(10),
    ]),
  );
}

/** One target in all provinces as a picture: the map, what its colours mean, and whose borders these are. */
export function mapPicture(shown: TargetMap, locale: Locale): Picture {
  const { map } = messages(locale);
  const finding = findingOf({ shown, locale });
  const provinces = shown.provinces.map(({ unit, score }) => ({
    code: unit.code,
    label: unit.name,
    href: "",
    fill: fillOf(score),
  }));
  const mapBlock: PictureBlock = {
    height: MAP.height,
    draw: (top) => (
      <g transform={`translate(${SHEET.margin} ${top})`}>
        <ProvinceMap title={finding} describedBy="" islands={islandWords(locale)} provinces={provinces} />
      </g>
    ),
  };
  return pictureOf({
    width: SHEET.width,
    scale: 1,
    margin: SHEET.margin,
    title: finding,
    watermark: provisionalMark(shown, locale),
    looks: LOOKS,
    blocks: [
      textBlock(plainRun(finding, 600), { ...WHOLE, size: 38, lineHeight: 52 }),
      gap(6),
      textBlock(plainRun(`${shown.view.period.name[locale]} · ${viewLine(shown, locale)}`), MUTED),
      textBlock(plainRun(subtitleOf({ shown, locale })), MUTED),
      gap(14),
      beside([mapBlock, legendBlock(shown, locale)]),
      gap(20),
      pictureFoot({ ...shown, coverage: { latestAt: shown.latestAt } }, locale, {
        ...WHOLE,
        size: 24,
        more: [
          `${map.legendNote} ${map.islandsNote}`,
          fill(map.credit, { source: map.creditSource, licence: map.creditLicence }),
        ],
      }),
    ],
  });
}
