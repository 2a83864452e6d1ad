import type { BreadcrumbStep } from "@/components/shared/breadcrumb";
import { StepSwitch } from "@/components/shared/unit-step";
import { outsideAddress, unitAddress } from "@/components/shared/view-address";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { unitNameTitle } from "@/lib/format/unit-name";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The units above one, from the country down, each leading to its overview. `at` is the address of the view. */
export function stepsAbove(
  facts: Pick<UnitOverview, "breadcrumb" | "neighbours" | "view">,
  at: string,
  locale: Locale,
): readonly BreadcrumbStep[] {
  const { breadcrumb, view } = facts;
  const isUnderPlan = (place: number) =>
    breadcrumb.slice(0, place + 1).some(({ code }) => code === view.plan.unit);
  return breadcrumb.map(({ code, name }, place) => ({
    href: isUnderPlan(place) ? unitAddress(code, view) : outsideAddress(code, view),
    label: place === 0 ? messages(locale).terms.country : unitNameTitle(name, locale),
    beside: <StepSwitch facts={facts} at={at} locale={locale} code={code} name={name} />,
  }));
}
