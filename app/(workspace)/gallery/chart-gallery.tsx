import { GallerySection } from "@/app/(workspace)/gallery/gallery-section";
import { Bullet, type BulletFigures } from "@/components/charts/bullet";
import { DotRows } from "@/components/charts/dot-rows";
import { DotStrips, type Strip } from "@/components/charts/dot-strip";
import { IndexBar } from "@/components/charts/index-bar";
import { LiveTrend } from "@/components/charts/live-trend";
import { Marks } from "@/components/charts/marks";
import { Sparkline } from "@/components/charts/sparkline";
import { Trend } from "@/components/charts/trend";
import type { TrendChart } from "@/components/charts/trend-chart";
import { TableRegion } from "@/components/ui/data-table";
import { dayNumber } from "@/lib/domain/periods/day-number";
import { formatCount } from "@/lib/format/count";
import { formatThreshold } from "@/lib/format/percent";
import { formatCounted } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly locale: Locale;
}

/** Every chart in every situation it must bear. */
export function ChartGallery({ locale }: Shown) {
  const { gallery } = messages(locale);
  return (
    <>
      <GallerySection title={gallery.bullets}>
        <Bullets locale={locale} />
      </GallerySection>
      <GallerySection title={gallery.lines}>
        <Lines locale={locale} />
      </GallerySection>
      <GallerySection title={gallery.indexBars}>
        {[0, 42, 100].map((value) => (
          <p key={value}>
            <IndexBar value={value} />
            <b>{formatCount(value, locale)}</b>
          </p>
        ))}
      </GallerySection>
      <GallerySection title={gallery.trends}>
        <div className="figures">
          <LiveTrend chart={sampleTrend(locale, true)} title={gallery.trendForecast}>
            <Trend chart={sampleTrend(locale, true)} title={gallery.trendForecast} />
          </LiveTrend>
          <Trend chart={sampleTrend(locale, false)} title={gallery.trendGap} />
        </div>
      </GallerySection>
      <GallerySection title={gallery.strips}>
        <TableRegion label={gallery.strips}>
          <DotStrips strips={sampleStrips(locale)} title={gallery.strips} />
        </TableRegion>
      </GallerySection>
      <GallerySection title={gallery.dotRows}>
        <Rows locale={locale} />
      </GallerySection>
    </>
  );
}

function Bullets({ locale }: Shown) {
  const { gallery } = messages(locale);
  const none = { required: null, upper: null, tone: "unknown" } as const;
  const situations: readonly (readonly [string, BulletFigures])[] = [
    [gallery.bulletPlain, { ...none, value: 0.4, target: 0.7, tone: "risk" }],
    [gallery.bulletRequired, { ...none, value: 0.5, target: 0.7, required: 0.6, tone: "slow" }],
    [gallery.bulletUpper, { ...none, value: 0.5, target: 0.7, required: 0.55, upper: 0.8 }],
    [gallery.bulletZero, { ...none, value: 0, target: 0.7, tone: "risk" }],
    [gallery.bulletNone, { ...none, value: null, target: 0.7 }],
    [gallery.bulletAbove, { ...none, value: 0.9, target: 0.7, tone: "good" }],
    [gallery.bulletFull, { ...none, value: 1, target: 1, tone: "good" }],
  ];
  return situations.map(([name, figures]) => (
    <div key={name} className="glance">
      <p className="small">{name}</p>
      <Bullet {...figures} title={name} />
    </div>
  ));
}

function Lines({ locale }: Shown) {
  const { gallery } = messages(locale);
  return (
    <>
      <p>
        <Sparkline values={[0.1, 0.3, 0.4, 0.8]} /> {gallery.lineWhole}
      </p>
      <p>
        <Sparkline values={[0.1, 0.3, null, 0.8, 0.6]} /> {gallery.lineGap}
      </p>
      <p>
        <Sparkline values={[null, 0.3]} /> {gallery.lineNone}
      </p>
      <p>
        <Marks values={[true, false, null]} /> {gallery.marks}
      </p>
    </>
  );
}

function sampleTrend(locale: Locale, isForecast: boolean): TrendChart {
  const { trend, gallery } = messages(locale);
  const share = (numerator: number) => formatThreshold({ numerator, denominator: 100 }, locale);
  const shares = isForecast ? [20, 35, 48, 60] : [20, 35, null, 30];
  return {
    points: shares.map((value, place) => ({
      day: dayNumber(`${2021 + place}-12-31`),
      name: `${2021 + place}`,
      value: value === null ? null : value / 100,
      label: value === null ? messages(locale).terms.noData : share(value),
      due: null,
    })),
    target: 0.7,
    targetLabel: fill(trend.target, { threshold: share(70) }),
    targetDay: dayNumber("2025-12-31"),
    path: { day: dayNumber("2021-12-31"), value: 0.2 },
    pathLabel: trend.path,
    forecastLabel: trend.forecast,
    seriesLabel: trend.series,
    forecast: isForecast
      ? {
          central: 0.73,
          low: 0.68,
          high: 0.8,
          label: `${trend.forecast} ${share(73)}`,
          bandLabel: trend.band,
          rangeLabel: `${share(68)}–${share(80)}`,
        }
      : null,
    top: 1,
    ticks: [0, 50, 100].map((value) => ({ value: value / 100, label: share(value) })),
    dayTicks: [2021, 2022, 2023, 2024, 2025].map((year) => ({
      day: dayNumber(`${year}-12-31`),
      label: `${year}`,
    })),
    actualLabel: trend.actual,
    notes: isForecast ? [{ day: dayNumber("2022-08-02"), mark: "1", words: gallery.sampleNote }] : [],
    tone: isForecast ? "good" : "risk",
  };
}

function sampleStrips(locale: Locale): readonly Strip[] {
  const { gallery } = messages(locale);
  const dotsAt = (values: readonly number[], group: string) =>
    values.map((value, place) => ({
      name: `${fill(gallery.sampleUnit, { number: formatCount(place + 1, locale) })} ${group}`,
      value,
      label: formatCount(value, locale),
      href: `#${group}${place}`,
    }));
  const end = (number: number, value: number) =>
    `${fill(gallery.sampleUnit, { number: formatCount(number, locale) })} ${formatCount(value, locale)}`;
  const many = Array.from({ length: 63 }, (_, place) => (place < 40 ? 100 : 30 + place));
  return [
    {
      name: gallery.stripFew,
      dots: dotsAt([12, 40, 40, 78, 80], "a"),
      whole: 55,
      low: end(1, 12),
      high: end(5, 80),
    },
    { name: "63", dots: dotsAt(many, "b"), whole: 84, low: end(41, 70), high: end(1, 100) },
    {
      name: "40–44",
      dots: dotsAt([40, 44], "c"),
      whole: null,
      low: gallery.sampleLongLow,
      high: gallery.sampleLongHigh,
    },
  ];
}

function Rows({ locale }: Shown) {
  const { gallery } = messages(locale);
  const situations = [
    [0, 20, 38, 0],
    [5, 89, 132, 13],
    [159, 983, 2442, 529],
  ];
  return (
    <div className="figures">
      {situations.map((counts) => (
        <DotRows
          key={counts.join()}
          title={gallery.dotRows}
          rows={counts.map((count, place) => ({
            name: `${3 - place}/3`,
            count,
            open: Math.floor(count / 4),
            label: formatCounted(count, "commune", locale),
          }))}
        />
      ))}
    </div>
  );
}
