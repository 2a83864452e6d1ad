import { type IslandWords, ProvinceMap } from "@/components/charts/province-map";
import { comparisonAddress, comparisonPath } from "@/components/dashboard/comparison-address";
import type { LeavingFormat } from "@/components/dashboard/file-names";
import { fillOf } from "@/components/dashboard/map-classes";
import { MapLegend } from "@/components/dashboard/map-legend";
import { figureAddress, MapTable } from "@/components/dashboard/map-table";
import { provinceLabel, wordedFigure } from "@/components/dashboard/map-words";
import { fullName, requirementWords, resultWords } from "@/components/dashboard/target-words";
import { SelectForm } from "@/components/ui/select-form";
import { TextLink } from "@/components/ui/text-link";
import type { TargetMap } from "@/lib/contracts/province-map";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import { formatCount } from "@/lib/format/count";
import { shortName } from "@/lib/format/indicator-name";
import { periodChoice } from "@/lib/format/period-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const TABLE_ID = "map-table";
const LICENCE_ADDRESS = "https://opendatacommons.org/licenses/odbl/1-0/";

export type MapForm = "map" | "table";

interface Shown {
  readonly shown: TargetMap;
  readonly locale: Locale;
}

function mapAddress({ unit, view, indicator }: TargetMap, form: MapForm, periodCode?: string): string {
  return comparisonAddress(unit.code, "map", view, {
    target: indicator.code,
    ...(form === "table" && { as: form }),
    ...(periodCode !== undefined && { period: periodCode }),
  });
}

/** The map, or its figures, as a file. */
export function mapFileAddress({ unit, view, indicator }: TargetMap, format: LeavingFormat): string {
  return comparisonAddress(unit.code, "map", view, { target: indicator.code }).replace("?", `/${format}?`);
}

/** What the map shows, in one sentence. */
export function findingOf({ shown, locale }: Shown): string {
  const { map } = messages(locale);
  const target = shortName(shown.indicator, locale);
  const fills = shown.provinces.map(({ score }) => fillOf(score));
  const applicable = fills.filter((each) => each !== "not-applicable");
  if (applicable.every((each) => each === "no-data")) return fill(map.findingNone, { target });
  const idle = shown.provinces.filter(({ score }) => score !== null && nothingArose(score)).length;
  const missing = applicable.filter((each) => each === "no-data").length - idle;
  const finding = fill(map.finding, {
    target,
    count: formatCount(fills.filter((each) => each === 5).length, locale),
    all: formatCount(applicable.length, locale),
  });
  const without = [[missing, map.findingMissing] as const, [idle, map.findingNothingArose] as const].filter(
    ([count]) => count > 0,
  );
  return (
    finding + without.map(([count, words]) => fill(words, { count: formatCount(count, locale) })).join("")
  );
}

export function subtitleOf({ shown, locale }: Shown): string {
  const { map } = messages(locale);
  const worded = wordedFigure(shown, shown.country, "country", locale);
  const { main, beside } = resultWords(worded);
  return fill(shown.country.value === null ? map.subtitleNone : map.subtitle, {
    name: fullName(shown.indicator, locale),
    requirement: requirementWords(worded),
    country: beside === null ? main : `${main} ${beside}`,
  });
}

/** The names of the archipelagos, which every map bears. */
export function islandWords(locale: Locale): IslandWords {
  const { map } = messages(locale);
  return {
    hoangSa: [map.hoangSa, `(${map.hoangSaProvince})`],
    truongSa: [map.truongSa, `(${map.truongSaProvince})`],
  };
}

/** One target in all provinces: the map with its legend, and the same as a ranked table. */
export function MapView({ shown, locale, form }: Shown & { readonly form: MapForm }) {
  const { map } = messages(locale);
  const finding = findingOf({ shown, locale });
  const other: MapForm = form === "map" ? "table" : "map";
  const isRanked = shown.provinces.some(({ rank }) => rank !== null);
  const tableTitle = fill(isRanked ? map.tableTitle : map.tableTitlePlain, {
    count: formatCount(shown.provinces.length, locale),
  });
  return (
    <section aria-labelledby="map-title" className="map-section">
      <div className="map-choice">
        <TargetPicker shown={shown} locale={locale} form={form} />
        <PeriodSteps shown={shown} locale={locale} form={form} />
        <TextLink href={mapAddress(shown, other)} className="map-other no-print">
          {form === "map" ? map.asTable : map.asMap}
        </TextLink>
      </div>
      <h2 id="map-title">{finding}</h2>
      <p className="small muted section-note">{subtitleOf({ shown, locale })}</p>
      {form === "table" ? (
        <MapTable shown={shown} locale={locale} id={TABLE_ID} label={tableTitle} isBrief={false} />
      ) : (
        <div className="map-and-table">
          <figure aria-labelledby="map-title">
            <a className="map-skip" href={`#${TABLE_ID}`}>
              {map.skip}
            </a>
            <ProvinceMap
              title={fill(map.mapLabel, { finding })}
              describedBy="map-title"
              islands={islandWords(locale)}
              provinces={shown.provinces.map((figure) => ({
                code: figure.unit.code,
                label: provinceLabel(shown, figure, locale),
                href: figureAddress(shown, figure),
                fill: fillOf(figure.score),
              }))}
            />
            <MapCaption shown={shown} locale={locale} />
          </figure>
          <div>
            <h3>{tableTitle}</h3>
            <MapTable shown={shown} locale={locale} id={TABLE_ID} label={tableTitle} isBrief />
          </div>
        </div>
      )}
    </section>
  );
}

function TargetPicker({ shown, locale, form }: Shown & { readonly form: MapForm }) {
  const { map, terms } = messages(locale);
  const { unit, view, targets, indicator } = shown;
  return (
    <SelectForm
      label={map.choice}
      action={comparisonPath(unit.code, "map")}
      submit={terms.show}
      kept={{
        period: view.period.code,
        plan: view.plan.code,
        lens: view.lens,
        ...(form === "table" && { as: form }),
      }}
      pickers={[
        {
          name: "target",
          label: terms.target,
          value: indicator.code,
          options: targets.map((each) => ({ value: each.code, label: shortName(each, locale) })),
        },
      ]}
    />
  );
}

/** The period before and the one after, the same target: leafing through the years. */
function PeriodSteps({ shown, locale, form }: Shown & { readonly form: MapForm }) {
  const { map } = messages(locale);
  const { periods, period } = shown.view;
  const place = periods.findIndex(({ code }) => code === period.code);
  const [before, after] = [periods[place - 1], periods[place + 1]];
  return (
    <nav className="map-periods no-print" aria-label={map.periods}>
      {before === undefined ? null : (
        <TextLink href={mapAddress(shown, form, before.code)} rel="prev">
          ‹ {periodChoice(before.name, locale)}
        </TextLink>
      )}
      <span aria-current="true">{periodChoice(period.name, locale)}</span>
      {after === undefined ? null : (
        <TextLink href={mapAddress(shown, form, after.code)} rel="next">
          {periodChoice(after.name, locale)} ›
        </TextLink>
      )}
    </nav>
  );
}

/** Legend, and whose borders these are. */
export function MapCaption({ shown, locale }: Shown) {
  const { map } = messages(locale);
  const [before, between, after] = map.credit.split(/\{source\}|\{licence\}/u);
  return (
    <figcaption>
      <MapLegend shown={shown} locale={locale} />
      <p className="small muted">
        {map.legendNote} {map.islandsNote}
      </p>
      <p className="small muted">
        {before}
        {map.creditSource}
        {between}
        <a href={LICENCE_ADDRESS} rel="license noreferrer">
          {map.creditLicence}
        </a>
        {after}
      </p>
    </figcaption>
  );
}
