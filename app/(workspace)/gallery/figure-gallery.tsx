import { GallerySection } from "@/app/(workspace)/gallery/gallery-section";
import { CompareChart } from "@/components/charts/compare-chart";
import type { CompareChartFigures, CompareLine } from "@/components/charts/compare-figures";
import { CompareSeries } from "@/components/charts/compare-series";
import geometry from "@/components/charts/geometry/vietnam-provinces.json";
import { LiveCompareChart } from "@/components/charts/live-compare-chart";
import { type ProvinceFill, ProvinceMap } from "@/components/charts/province-map";
import { islandWords } from "@/components/dashboard/map-view";
import { Chip } from "@/components/ui/chip";
import { Shape } from "@/components/ui/shape";
import { SHAPES } from "@/components/ui/symbols";
import { dayNumber } from "@/lib/domain/periods/day-number";
import { formatCount } from "@/lib/format/count";
import { formatThreshold } from "@/lib/format/percent";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly locale: Locale;
}

const FILLS: readonly ProvinceFill[] = [1, 2, 3, 4, 5, "no-data", "not-applicable"];

/** The comparison with its interactive twin, the map in all its classes, and the shapes by themselves. */
export function FigureGallery({ locale }: Shown) {
  const { gallery } = messages(locale);
  return (
    <>
      <GallerySection title={gallery.compared}>
        <Compared locale={locale} />
      </GallerySection>
      <GallerySection title={gallery.map} id="gallery-map">
        <figure className="gallery-map">
          <ProvinceMap
            title={gallery.map}
            describedBy="gallery-map"
            islands={islandWords(locale)}
            provinces={geometry.shapes.map(({ code }, place) => ({
              code,
              label: code,
              href: "#gallery-map",
              fill: FILLS[place % FILLS.length] ?? "no-data",
            }))}
          />
        </figure>
      </GallerySection>
      <GallerySection title={gallery.shapes}>
        <p className="link-row">
          {Object.keys(SHAPES).map((name) => (
            <span key={name}>
              <Shape name={name} /> <code className="small">{name}</code>
            </span>
          ))}
          <Chip look="unknown" shape="undetermined" label={gallery.chip} />
        </p>
      </GallerySection>
    </>
  );
}

function Compared({ locale }: Shown) {
  const { gallery, terms } = messages(locale);
  const charts = [
    { title: gallery.comparedFour, figures: sampleFigures(locale, [0, 1, 2, 3]) },
    { title: gallery.comparedOne, figures: sampleFigures(locale, [0]) },
  ];
  const units = [0, 1, 2, 3].map((place) => ({ place, name: unitName(place, locale) }));
  return (
    <CompareSeries label={gallery.compared} units={units}>
      <div className="compare-panels">
        {charts.map(({ title, figures }) => (
          <figure key={title} className="compare-panel">
            <h3>{title}</h3>
            <LiveCompareChart figures={figures} title={title} noData={terms.noData}>
              <CompareChart figures={figures} title={title} />
            </LiveCompareChart>
          </figure>
        ))}
      </div>
    </CompareSeries>
  );
}

const unitName = (place: number, locale: Locale): string =>
  fill(messages(locale).gallery.sampleUnit, { number: formatCount(place + 1, locale) });

/** Hundredths by year: one rises, one has a gap, two end at the same figure. */
const COURSES: readonly (readonly (number | null)[])[] = [
  [20, 35, 48, 72],
  [10, null, 30, 41],
  [40, 44, 60, 65],
  [55, 50, 62, 65],
];

function sampleLine(place: number, locale: Locale): CompareLine {
  const { terms, compare } = messages(locale);
  const name = unitName(place, locale);
  const points = (COURSES[place] ?? []).map((hundredths, year) => {
    const period = `${2021 + year}`;
    const words =
      hundredths === null
        ? terms.noData
        : formatThreshold({ numerator: hundredths, denominator: 100 }, locale);
    return {
      day: dayNumber(`${period}-12-31`),
      value: hundredths === null ? null : hundredths / 100,
      period,
      words,
      title: fill(compare.point, { unit: name, period, value: words }),
    };
  });
  return { place, name, label: points.at(-1)?.words ?? "", points };
}

function sampleFigures(locale: Locale, places: readonly number[]): CompareChartFigures {
  const share = (numerator: number) => formatThreshold({ numerator, denominator: 100 }, locale);
  const days = [2021, 2022, 2023, 2024].map((year) => ({
    day: dayNumber(`${year}-12-31`),
    label: `${year}`,
  }));
  return {
    lines: places.map((place) => sampleLine(place, locale)),
    target: 0.7,
    targetLabel: messages(locale).compare.targetLine,
    targetWords: share(70),
    top: 1,
    ticks: [0, 50, 100].map((value) => ({ value: value / 100, label: share(value) })),
    dayTicks: days,
    room: { scale: 4, names: 12 },
    from: dayNumber("2021-12-31"),
    to: dayNumber("2024-12-31"),
  };
}
