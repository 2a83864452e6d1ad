import { ComparePickers, comparedQuery } from "@/components/dashboard/compare-pickers";
import { CompareTable } from "@/components/dashboard/compare-table";
import { CompareTrends } from "@/components/dashboard/compare-trends";
import { comparisonLead, comparisonTitle } from "@/components/dashboard/compare-words";
import { FileLinks } from "@/components/dashboard/file-links";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { compareAddress } from "@/components/shared/compare-address";
import { PinButton } from "@/components/shared/pin-button";
import { ViewPicker } from "@/components/shared/view-picker";
import { EmptyState } from "@/components/ui/empty-state";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { Notice } from "@/components/ui/notice";
import { PrintButton } from "@/components/ui/print-button";
import { Unbroken } from "@/components/ui/unbroken";
import { MOST_TARGETS, MOST_UNITS, type UnitComparison } from "@/lib/contracts/compare";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly comparison: UnitComparison;
  readonly locale: Locale;
}

/** A few units by a few targets: small multiples on one scale, below them the figures. */
export function CompareView({ comparison, locale }: Shown) {
  const { compare, ownViews } = messages(locale);
  const { view, units, targets, latestAt } = comparison;
  const lead = comparisonLead(comparison, locale);
  // What is added by a form stands in the address under other names.
  const address = compareAddress(
    units.map(({ code }) => code),
    view,
    targets.map(({ indicator }) => indicator.code),
  );
  return (
    <main id="main" className="wrap compare-page sideways">
      <div className="page-head">
        <h1>{comparisonTitle(comparison, locale)}</h1>
        <span className="muted small">{view.period.name[locale]}</span>
        <span className="page-actions">
          {units.length === 0 ? null : <PinButton address={address} words={ownViews.button} />}
          {units.length === 0 || targets.length === 0 ? null : (
            <FileLinks
              formats={["png", "svg", "csv"]}
              addressOf={(format) => address.replace("?", `/${format}?`)}
              locale={locale}
            />
          )}
          <PrintButton label={compare.print} />
        </span>
      </div>
      {lead === "" ? null : (
        <p className="lead">
          <Unbroken text={lead} />
        </p>
      )}
      <ViewPicker action="/compare" view={view} locale={locale} kept={comparedQuery(comparison)} />
      <Remarks comparison={comparison} locale={locale} />
      <ProvisionalNotice lens={view.lens} locale={locale} />
      <ComparePickers comparison={comparison} locale={locale} />
      {units.length === 0 || targets.length === 0 ? (
        <Empty comparison={comparison} locale={locale} />
      ) : (
        <>
          <CompareTrends comparison={comparison} locale={locale} />
          <CompareTable comparison={comparison} locale={locale} />
        </>
      )}
      <OverviewFooter overview={{ ...comparison, coverage: { latestAt } }} locale={locale} />
    </main>
  );
}

/** What was asked for and is not compared. */
function Remarks({ comparison: { leftOut }, locale }: Shown) {
  const { compare } = messages(locale);
  const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(", ");
  const remarks = [
    ...(leftOut.units.length > 0 ? [fill(compare.leftOutUnits, { names: quoted(leftOut.units) })] : []),
    ...(leftOut.targets.length > 0 ? [fill(compare.leftOutTargets, { names: quoted(leftOut.targets) })] : []),
    ...(leftOut.surplusUnits > 0 ? [fill(compare.surplusUnits, { count: String(MOST_UNITS) })] : []),
    ...(leftOut.surplusTargets > 0 ? [fill(compare.surplusTargets, { count: String(MOST_TARGETS) })] : []),
  ];
  return remarks.map((remark) => (
    <Notice key={remark} tone="warning" live>
      {remark}
    </Notice>
  ));
}

function Empty({ comparison: { units }, locale }: Shown) {
  const { compare } = messages(locale);
  return units.length === 0 ? (
    <EmptyState title={compare.emptyTitle} text={compare.emptyText} />
  ) : (
    <EmptyState title={compare.emptyTargetsTitle} text={compare.emptyTargetsText} />
  );
}
