import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/shared/breadcrumb";
import { compareAddress } from "@/components/shared/compare-address";
import { PinButton } from "@/components/shared/pin-button";
import { stepsAbove } from "@/components/shared/steps-above";
import { NeighbourLinks, StepSwitch } from "@/components/shared/unit-step";
import { viewAddress } from "@/components/shared/view-address";
import { ViewPicker } from "@/components/shared/view-picker";
import { TextLink } from "@/components/ui/text-link";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { formatCount } from "@/lib/format/count";
import { unitHeading } from "@/lib/format/unit-name";
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
  const { compare, dashboard, ownViews } = messages(locale);
  const { unit, view, breadcrumb } = facts;
  const above = breadcrumb.at(-1);
  const title = unitHeading(unit, locale);
  const step = { facts, at: viewAddress(action, view, kept), locale };
  const isUnderPlan = breadcrumb.some(({ code }) => code === view.plan.unit);
  return (
    <>
      <div className="head-line">
        <Breadcrumb
          label={dashboard.breadcrumb}
          current={title}
          steps={stepsAbove(facts, step.at, locale)}
          besideCurrent={
            <>
              <StepSwitch {...step} code={unit.code} name={unit.name} />
              <NeighbourLinks {...step} keepsPlan={isUnderPlan} />
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
