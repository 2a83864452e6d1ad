import { comparisonPath } from "@/components/dashboard/comparison-address";
import { FileLinks } from "@/components/dashboard/file-links";
import { type MapForm, MapView, mapFileAddress } from "@/components/dashboard/map-view";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { UnitTabs } from "@/components/dashboard/unit-tabs";
import { UnitHead } from "@/components/shared/unit-head";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { PrintButton } from "@/components/ui/print-button";
import type { TargetMap } from "@/lib/contracts/province-map";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The country's map of one target, in the frame every view of a unit has. */
export function MapPage({
  shown,
  locale,
  form,
}: {
  readonly shown: TargetMap;
  readonly locale: Locale;
  readonly form: MapForm;
}) {
  const { dashboard } = messages(locale);
  const { unit, view, latestAt, indicator } = shown;
  return (
    <main id="main" className="wrap">
      <UnitHead
        facts={shown}
        locale={locale}
        action={comparisonPath(unit.code, "map")}
        kept={{ target: indicator.code, ...(form === "table" && { as: form }) }}
        actions={
          <>
            <FileLinks
              formats={["png", "svg", "csv"]}
              addressOf={(format) => mapFileAddress(shown, format)}
              locale={locale}
            />
            <PrintButton label={dashboard.print} />
          </>
        }
      />
      <ProvisionalNotice lens={view.lens} locale={locale} />
      <UnitTabs frame={shown} current="map" locale={locale} />
      <MapView shown={shown} locale={locale} form={form} />
      <OverviewFooter overview={{ ...shown, coverage: { latestAt } }} locale={locale} />
    </main>
  );
}
