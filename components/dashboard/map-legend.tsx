import type { ProvinceFill } from "@/components/charts/province-map";
import { fillOf, type MapClass, mapClasses } from "@/components/dashboard/map-classes";
import type { TargetMap } from "@/lib/contracts/province-map";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import { formatCount } from "@/lib/format/count";
import { formatThreshold } from "@/lib/format/percent";
import { fill as fillIn } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

function rangeWords(
  { from, below, isPassing }: MapClass,
  { kind, threshold, comparator }: TargetScore,
  locale: Locale,
) {
  const { map } = messages(locale);
  if (kind === "count-per-unit") return isPassing ? map.legendCountPassing : map.legendCountFailing;
  if (isPassing)
    return fillIn(comparator === ">" ? map.legendPassingAbove : map.legendPassing, {
      threshold: formatThreshold(threshold, locale),
    });
  const upTo = below === null ? "" : formatThreshold(below, locale);
  if (from === null) return fillIn(map.legendLowest, { below: upTo });
  const words = { from: formatThreshold(from, locale), below: upTo };
  return fillIn(below === null ? map.legendUnderTarget : map.legendBetween, words);
}

interface LegendLine {
  readonly fill: ProvinceFill;
  readonly words: string;
  /** "(12)": how many provinces have it. */
  readonly count: string;
}

/** What the fills mean, the highest class first, and how many provinces have each. */
export function legendLines(shown: TargetMap, locale: Locale): readonly LegendLine[] {
  const { map } = messages(locale);
  // A province's own target: above a province a count per unit counts provinces.
  const scored = shown.provinces.find(({ score }) => score !== null)?.score ?? shown.country;
  const fills = shown.provinces.map(({ score }) => fillOf(score));
  const countOf = (fill: ProvinceFill) => fills.filter((each) => each === fill).length;
  const classes = [...mapClasses(scored)].reverse();
  const others = [
    {
      fill: "no-data",
      words: shown.provinces.some(({ score }) => score !== null && nothingArose(score))
        ? map.legendNoDataOrNothing
        : map.legendNoData,
    },
    { fill: "not-applicable", words: map.legendNotApplicable },
  ] as const;
  const lines: readonly { readonly fill: ProvinceFill; readonly words: string }[] = [
    ...classes.map((each) => ({ fill: each.fill, words: rangeWords(each, scored, locale) })),
    ...others.filter(({ fill }) => fill === "no-data" || countOf(fill) > 0),
  ];
  return lines.map((line) => ({
    ...line,
    count: fillIn(map.legendCount, { count: formatCount(countOf(line.fill), locale) }),
  }));
}

/** They as a list. */
export function MapLegend({ shown, locale }: { readonly shown: TargetMap; readonly locale: Locale }) {
  const { map } = messages(locale);
  return (
    <ul className="map-legend" aria-label={map.legend}>
      {legendLines(shown, locale).map(({ fill, words, count }) => (
        <li key={fill}>
          <MapSwatch fill={fill} />
          <span>
            {`${words} `}
            <span className="muted">{count}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The colour of a class, as it is on the map. */
export function MapSwatch({ fill }: { readonly fill: ProvinceFill }) {
  return (
    <svg
      className={`map-swatch fill-${fill}`}
      viewBox="0 0 22 14"
      width="22"
      height="14"
      aria-hidden="true"
      focusable="false"
    >
      <rect x=".5" y=".5" width="21" height="13" />
    </svg>
  );
}
