import { type ComparisonPath, comparisonAddress } from "@/components/dashboard/comparison-address";
import { unitAddress } from "@/components/shared/view-address";
import { Tabs } from "@/components/ui/tabs";
import type { PageFrame } from "@/lib/contracts/page-frame";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The views of a unit beside its overview: those that set its children side by side, and its past. */
export function otherViews(
  {
    unit,
    comparesChildren,
  }: { readonly unit: { readonly code: UnitCode }; readonly comparesChildren: boolean },
  locale: Locale,
): readonly { readonly path: ComparisonPath; readonly label: string }[] {
  const { comparison, history, map, progress } = messages(locale);
  const past = { path: "history", label: history.tab } as const;
  if (!comparesChildren) return [past];
  return [
    { path: "heat-table", label: comparison.viewHeatTable },
    { path: "ranking", label: comparison.viewRanking },
    // Only the country has a map.
    ...(unit.code === COUNTRY ? [{ path: "map", label: map.tab } as const] : []),
    { path: "progress", label: progress.tab },
    past,
  ];
}

/** The views of a unit, under the same period, plan and lens. */
export function UnitTabs({
  frame: { unit, view },
  current,
  comparesChildren = true,
  locale,
}: {
  readonly frame: PageFrame;
  readonly current: ComparisonPath;
  readonly comparesChildren?: boolean;
  readonly locale: Locale;
}) {
  const { dashboard } = messages(locale);
  return (
    <Tabs
      label={dashboard.views}
      tabs={[
        { href: unitAddress(unit.code, view), label: dashboard.viewOverview, current: false },
        ...otherViews({ unit, comparesChildren }, locale).map(({ path, label }) => ({
          href: comparisonAddress(unit.code, path, view),
          label,
          current: path === current,
        })),
      ]}
    />
  );
}
