import { ChildrenSection } from "@/components/dashboard/children-section";
import { FactsStrip } from "@/components/dashboard/facts-strip";
import { LeadSentence } from "@/components/dashboard/lead-sentence";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { PrintedBrief } from "@/components/dashboard/printed-brief";
import { TargetsSection } from "@/components/dashboard/targets-section";
import { UnitHead } from "@/components/shared/unit-head";
import { unitAddress } from "@/components/shared/view-address";
import { Notice } from "@/components/ui/notice";
import { PrintButton } from "@/components/ui/print-button";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import type { Status } from "@/lib/domain/scoring/scorecard";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** Another view of the same unit, beside the overview. */
export interface OtherView {
  /** Last part of its path: `heat-table`. */
  readonly path: string;
  readonly label: string;
}

/** The page of one unit, the same at every level: sentence, facts, targets worst first, then what lies below. */
export function UnitOverviewView({
  overview,
  locale,
  statuses = [],
  otherViews = [],
}: {
  readonly overview: UnitOverview;
  readonly locale: Locale;
  readonly statuses?: readonly Status[];
  readonly otherViews?: readonly OtherView[];
}) {
  const { dashboard } = messages(locale);
  const { unit, view, coverage } = overview;
  return (
    <main id="main" className="wrap">
      <UnitHead
        facts={overview}
        locale={locale}
        action={`/units/${unit.code}`}
        actions={<Actions overview={overview} locale={locale} />}
      />
      <LeadSentence overview={overview} locale={locale} />
      <PrintedBrief overview={overview} locale={locale} />
      {coverage.present === 0 && overview.scorecard !== null ? (
        <EmptyRemark overview={overview} locale={locale} />
      ) : null}
      {view.lens === "provisional" ? (
        <Notice tone="warning">
          <b className="printed-word">{dashboard.printProvisional} </b>
          {dashboard.bandProvisional}
        </Notice>
      ) : null}
      {otherViews.length === 0 ? null : (
        <Tabs
          label={dashboard.views}
          tabs={[
            { href: unitAddress(unit.code, view), label: dashboard.viewOverview, current: true },
            ...otherViews.map(({ path, label }) => ({
              href: unitAddress(unit.code, view).replace("?", `/${path}?`),
              label,
              current: false,
            })),
          ]}
        />
      )}
      {overview.scorecard === null ? null : (
        <>
          <FactsStrip overview={overview} locale={locale} />
          <TargetsSection overview={overview} locale={locale} statuses={statuses} />
        </>
      )}
      <ChildrenSection overview={overview} locale={locale} />
      <OverviewFooter overview={overview} locale={locale} />
    </main>
  );
}

/** What an empty period will show, and for those who enter figures the way to do so. */
function EmptyRemark({ overview, locale }: { readonly overview: UnitOverview; readonly locale: Locale }) {
  const { dashboard } = messages(locale);
  return (
    <p className="muted section-note">
      {dashboard.emptyText}{" "}
      {overview.abilities.enter ? <TextLink href="/entry">{dashboard.emptyEnter}</TextLink> : null}
    </p>
  );
}

function Actions({ overview, locale }: { readonly overview: UnitOverview; readonly locale: Locale }) {
  const { dashboard } = messages(locale);
  return (
    <>
      {overview.abilities.enter ? <TextLink href="/entry">{dashboard.enter}</TextLink> : null}
      {overview.abilities.review ? <TextLink href="/review">{dashboard.review}</TextLink> : null}
      <PrintButton label={dashboard.print} />
    </>
  );
}
