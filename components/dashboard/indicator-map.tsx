import { ProvinceMap } from "@/components/charts/province-map";
import { comparisonAddress } from "@/components/dashboard/comparison-address";
import { indicatorAddress } from "@/components/dashboard/indicator-address";
import { fillOf } from "@/components/dashboard/map-classes";
import { findingOf, islandWords, MapCaption } from "@/components/dashboard/map-view";
import { provinceLabel } from "@/components/dashboard/map-words";
import { TextLink } from "@/components/ui/text-link";
import type { IndicatorPage } from "@/lib/contracts/indicator-page";
import type { TargetMap } from "@/lib/contracts/province-map";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The page as the words of the map take it; `null` where there is no map. */
function toTargetMap({ provinces, told, ...page }: IndicatorPage): TargetMap | null {
  if (provinces === null || told === null) return null;
  const { wording, score } = told.row;
  return { ...page, targets: [page.indicator], wording, country: score, provinces };
}

/** The provinces by this one target. Below the country there are no outlines, and no map. */
export function IndicatorMap({ page, locale }: { readonly page: IndicatorPage; readonly locale: Locale }) {
  const shown = toTargetMap(page);
  if (shown === null) return null;
  const { map, indicatorPage } = messages(locale);
  const { indicator, unit, view } = page;
  const finding = findingOf({ shown, locale });
  return (
    <section aria-labelledby="map" className="map-section indicator-map">
      <div className="section-head">
        <h2 id="map">{finding}</h2>
        <span className="aside small no-print">
          <TextLink href={comparisonAddress(unit.code, "map", view, { target: indicator.code })}>
            {indicatorPage.toMap}
          </TextLink>
        </span>
      </div>
      <figure aria-labelledby="map">
        <a className="map-skip" href="#units">
          {indicatorPage.skipMap}
        </a>
        <ProvinceMap
          title={fill(map.mapLabel, { finding })}
          describedBy="map"
          islands={islandWords(locale)}
          provinces={shown.provinces.map((figure) => ({
            code: figure.unit.code,
            label: provinceLabel(shown, figure, locale),
            href: indicatorAddress(indicator.code, figure.unit.code, view),
            fill: fillOf(figure.score),
          }))}
        />
        <MapCaption shown={shown} locale={locale} />
      </figure>
    </section>
  );
}
