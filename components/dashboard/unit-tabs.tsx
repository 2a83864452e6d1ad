import { type ComparisonPath, comparisonAddress } from "@/components/dashboard/comparison-address";
import { unitAddress } from "@/components/shared/view-address";
import { Tabs } from "@/components/ui/tabs";
import type { PageFrame } from "@/lib/contracts/page-frame";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The views that set a unit's children side by side; only the country has a map. */
export function comparisonViews(
  unitCode: UnitCode,
  locale: Locale,
): readonly { readonly path: ComparisonPath; readonly label: string }[] {
  const { comparison, map, progress } = messages(locale);
  return [
    { path: "heat-table", label: comparison.viewHeatTable },
    { path: "ranking", label: comparison.viewRanking },
    ...(unitCode === COUNTRY ? [{ path: "map", label: map.tab } as const] : []),
    { path: "progress", label: progress.tab },
  ];
}

/** The views of a unit with children, under the same period, plan and lens. */
export function UnitTabs({
  frame: { unit, view },
  current,
  locale,
}: {
  readonly frame: PageFrame;
  readonly current: ComparisonPath;
  readonly locale: Locale;
}) {
  const { dashboard } = messages(locale);
  return (
    <Tabs
      label={dashboard.views}
      tabs={[
        { href: unitAddress(unit.code, view), label: dashboard.viewOverview, current: false },
        ...comparisonViews(unit.code, locale).map(({ path, label }) => ({
          href: comparisonAddress(unit.code, path, view),
          label,
          current: path === current,
        })),
      ]}
    />
  );
}
