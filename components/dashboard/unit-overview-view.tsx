import { ChildrenSection } from "@/components/dashboard/children-section";
import { FileLinks } from "@/components/dashboard/file-links";
import { FactsStrip } from "@/components/dashboard/facts-strip";
import { IndexExplanation } from "@/components/dashboard/index-explanation";
import { LeadSentence, TARGETS_ANCHOR } from "@/components/dashboard/lead-sentence";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { PrintedBrief } from "@/components/dashboard/printed-brief";
import { sheetSize } from "@/components/dashboard/sheet-size";
import { TargetsSection } from "@/components/dashboard/targets-section";
import { UnitHead } from "@/components/shared/unit-head";
import { unitAddress } from "@/components/shared/view-address";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { PrintButton } from "@/components/ui/print-button";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import type { NearestUnits } from "@/lib/contracts/nearest-units";
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
  nearest = {},
  explainsIndex = false,
}: {
  readonly overview: UnitOverview;
  readonly locale: Locale;
  readonly statuses?: readonly Status[];
  readonly otherViews?: readonly OtherView[];
  /** Who is nearest to the targets that are missed: said on paper only. */
  readonly nearest?: NearestUnits;
  readonly explainsIndex?: boolean;
}) {
  const { dashboard } = messages(locale);
  const { unit, view, coverage } = overview;
  return (
    <main id="main" className={`wrap sheet-${sheetSize(overview, nearest, locale)}`}>
      {overview.scorecard === null ? null : (
        <a className="skip-link" href={`#${TARGETS_ANCHOR}`}>
          {dashboard.skipToTargets}
        </a>
      )}
      <UnitHead
        facts={overview}
        locale={locale}
        action={`/units/${unit.code}`}
        actions={<Actions overview={overview} locale={locale} />}
      />
      <LeadSentence overview={overview} locale={locale} />
      <PrintedBrief overview={overview} locale={locale} nearest={nearest} />
      {coverage.present === 0 && overview.scorecard !== null ? (
        <EmptyRemark overview={overview} locale={locale} />
      ) : null}
      <ProvisionalNotice lens={view.lens} locale={locale} />
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
          <FactsStrip overview={overview} explainsIndex={explainsIndex} locale={locale} />
          {explainsIndex ? (
            <IndexExplanation overview={overview} index={overview.scorecard.index} locale={locale} />
          ) : null}
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
  const { unit, view } = overview;
  return (
    <>
      {overview.abilities.enter ? <TextLink href="/entry">{dashboard.enter}</TextLink> : null}
      {overview.abilities.review ? <TextLink href="/review">{dashboard.review}</TextLink> : null}
      <FileLinks
        formats={["png", "svg"]}
        addressOf={(format) => unitAddress(unit.code, view).replace("?", `/picture/${format}?`)}
        locale={locale}
      />
      <PrintButton label={dashboard.print} />
    </>
  );
}
