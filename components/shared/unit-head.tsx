import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/shared/breadcrumb";
import { compareAddress } from "@/components/shared/compare-address";
import { PinButton } from "@/components/shared/pin-button";
import { NeighbourLinks, StepSwitch } from "@/components/shared/unit-step";
import { outsideAddress, unitAddress, viewAddress } from "@/components/shared/view-address";
import { ViewPicker } from "@/components/shared/view-picker";
import { TextLink } from "@/components/ui/text-link";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { formatCount } from "@/lib/format/count";
import { unitHeading, unitNameTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

type HeadFacts = Pick<UnitOverview, "unit" | "breadcrumb" | "neighbours" | "view">;

/** What a unit holds and which period is shown, in one line. */
export function metaOf({ unit, view: { period } }: HeadFacts, locale: Locale): string {
  const { dashboard } = messages(locale);
  const templates = {
    country: dashboard.metaCountry,
    province: dashboard.metaProvince,
    district: dashboard.metaDistrict,
    commune: dashboard.metaCommune,
  };
  const counts = fill(templates[unit.level], {
    code: unit.code,
    provinces: formatCount(unit.provinces, locale),
    districts: formatCount(unit.districts, locale),
    communes: formatCount(unit.communes, locale),
  });
  return `${counts} · ${period.name[locale]}`;
}

/** Head of every view of a unit: where it stands, what is shown, its name and what it holds. */
export function UnitHead({
  facts,
  locale,
  action,
  actions,
  kept,
  pickerId,
}: {
  readonly facts: HeadFacts;
  readonly locale: Locale;
  /** Path of the view, which the choice of period, plan and lens returns to. */
  readonly action: string;
  readonly actions?: ReactNode;
  /** What the address says beside them, to be kept when they are chosen anew. */
  readonly kept?: Readonly<Record<string, string>>;
  /** Name of that choice where fields elsewhere on the page say what is kept with it. */
  readonly pickerId?: string;
}) {
  const { compare, dashboard, ownViews, terms } = messages(locale);
  const { unit, view, breadcrumb } = facts;
  const above = breadcrumb.at(-1);
  const title = unitHeading(unit, locale);
  const step = { facts, at: viewAddress(action, view, kept), locale };
  const planLevelCode = view.plan.unit;
  const isUnderPlan = (place: number) =>
    breadcrumb.slice(0, place + 1).some(({ code }) => code === planLevelCode);
  return (
    <>
      <div className="head-line">
        <Breadcrumb
          label={dashboard.breadcrumb}
          current={title}
          steps={breadcrumb.map(({ code, name }, place) => ({
            href: isUnderPlan(place) ? unitAddress(code, view) : outsideAddress(code, view),
            label: place === 0 ? terms.country : unitNameTitle(name, locale),
            beside: <StepSwitch {...step} code={code} name={name} />,
          }))}
          besideCurrent={
            <>
              <StepSwitch {...step} code={unit.code} name={unit.name} />
              <NeighbourLinks {...step} keepsPlan={isUnderPlan(breadcrumb.length - 1)} />
            </>
          }
        />
        <ViewPicker
          action={action}
          view={view}
          locale={locale}
          {...(pickerId === undefined ? kept && { kept } : { id: pickerId })}
        />
      </div>
      <div className="page-head">
        <h1>{title}</h1>
        {/* The dot between two parts ends a line and does not begin one. */}
        <span className="muted small">{metaOf(facts, locale).replaceAll(" · ", "\u00a0· ")}</span>
        <span className="page-actions">
          <PinButton words={ownViews.button} />
          <TextLink href={compareAddress([unit.code, ...(above ? [above.code] : [])], view)}>
            {compare.link}
          </TextLink>
          {actions}
        </span>
      </div>
    </>
  );
}
