import { indicatorAddress, pathAddress } from "@/components/dashboard/indicator-address";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { PathWhatIf } from "@/components/dashboard/path-what-if";
import { pathLead, pathRemarks, pathTitle, tickRows, whatIfWords } from "@/components/dashboard/path-words";
import { Breadcrumb } from "@/components/shared/breadcrumb";
import { PinButton } from "@/components/shared/pin-button";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { stepsAbove } from "@/components/shared/steps-above";
import { NeighbourLinks, StepSwitch } from "@/components/shared/unit-step";
import { unitAddress, viewAddress } from "@/components/shared/view-address";
import { ViewPicker } from "@/components/shared/view-picker";
import { EmptyState } from "@/components/ui/empty-state";
import { PrintButton } from "@/components/ui/print-button";
import { TextLink } from "@/components/ui/text-link";
import { Unbroken } from "@/components/ui/unbroken";
import type { TargetPath } from "@/lib/contracts/target-path";
import { formatCount } from "@/lib/format/count";
import { shortName } from "@/lib/format/indicator-name";
import { unitHeading } from "@/lib/format/unit-name";
import { nounFor, subjectNoun } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly path: TargetPath;
  readonly locale: Locale;
}

/** The way of one unit to one target: how many more, how fast, who is nearest, and what would be if. */
export function PathView({ path, locale }: Shown) {
  const { dashboard, indicatorPage, ownViews, targetPath } = messages(locale);
  const { unit, view, row, latestAt, ticked } = path;
  const { code } = row.indicator;
  const name = unitHeading(unit, locale);
  const action = `/units/${unit.code}/path/${code}`;
  const step = { facts: path, at: viewAddress(action, view), locale };
  const isBelowPlan = path.breadcrumb.some((above) => above.code === view.plan.unit);
  return (
    <main id="main" className="wrap target-path sideways">
      <div className="head-line">
        <Breadcrumb
          label={dashboard.breadcrumb}
          steps={[
            ...stepsAbove(path, step.at, locale),
            {
              href: unitAddress(unit.code, view),
              label: name,
              beside: (
                <>
                  <StepSwitch {...step} code={unit.code} name={unit.name} />
                  <NeighbourLinks {...step} keepsPlan={isBelowPlan} />
                </>
              ),
            },
            {
              href: unitAddress(unit.code, view, { explain: code }, code),
              label: shortName(row.indicator, locale),
            },
          ]}
          current={targetPath.breadcrumb}
        />
        <ViewPicker
          action={action}
          view={view}
          locale={locale}
          {...(ticked.length > 0 && { kept: { with: ticked.join(",") } })}
        />
      </div>
      <div className="page-head">
        <h1>{pathTitle(path, locale)}</h1>
        <span className="muted small">
          {name} · {view.period.name[locale]}
        </span>
        <span className="page-actions">
          <PinButton words={ownViews.button} />
          <TextLink href={indicatorAddress(code, unit.code, view)}>{indicatorPage.viewTrend}</TextLink>
          <PrintButton label={targetPath.print} />
        </span>
      </div>
      <p className="lead">
        <Unbroken text={pathLead(path, locale)} />
      </p>
      {pathRemarks(path, locale).map((remark) => (
        <p key={remark} className="muted section-note">
          {remark}
        </p>
      ))}
      <ProvisionalNotice lens={view.lens} locale={locale} />
      <StepsOrNone path={path} locale={locale} />
      <OverviewFooter overview={{ ...path, coverage: { latestAt } }} locale={locale} />
    </main>
  );
}

function StepsOrNone({ path, locale }: Shown) {
  const { targetPath } = messages(locale);
  const { unit, view, row, steps, formula } = path;
  if (steps.length === 0) {
    const isAny = formula === "count-at-unit" || (formula === "count" && row.indicator.measure === "count");
    return isAny ? (
      <EmptyState title={targetPath.stepsAny} text={targetPath.stepsAnyText} />
    ) : (
      <EmptyState title={targetPath.stepsNone} text={targetPath.stepsNoneText} />
    );
  }
  const { rows, columns } = tickRows(path, locale);
  const shortfall = row.score.shortfall ?? 0;
  return (
    <PathWhatIf
      // A new period, plan or lens is a new page: ticks of the old one are not carried along in its state.
      key={pathAddress(row.indicator.code, unit.code, view)}
      ground={path.ground}
      indicator={row.indicator.code}
      rows={rows}
      ticked={path.ticked}
      nearest={formula === "ratio-of-sums" ? 0 : shortfall}
      path={`/units/${unit.code}/path/${row.indicator.code}`}
      query={{ period: view.period.code, plan: view.plan.code, lens: view.lens }}
      heading={<StepsHead path={path} locale={locale} />}
      words={whatIfWords(path, columns, locale)}
      locale={locale}
    />
  );
}

function StepsHead({ path, locale }: Shown) {
  const { targetPath } = messages(locale);
  const { steps, stepsInAll, formula, row } = path;
  const noun = formula === "units-passing" ? "unit" : subjectNoun(row.indicator.levels);
  return (
    <>
      <div className="section-head">
        <h2 id="steps">
          {fill(stepsTitle(path, locale), {
            count: formatCount(stepsInAll, locale),
            unit: nounFor(noun, stepsInAll, locale),
          })}
        </h2>
      </div>
      <p className="small muted section-note">
        {stepsInAll > 1 && steps.some(({ lack }) => lack !== "report") ? orderWords(path, locale) : null}{" "}
        {steps.length < stepsInAll
          ? fill(targetPath.stepsShown, { shown: formatCount(steps.length, locale) })
          : null}
      </p>
    </>
  );
}

/** What stands in the list: a commune without a report has not failed. */
function stepsTitle({ formula, stepsInAll, row }: TargetPath, locale: Locale): string {
  const { targetPath } = messages(locale);
  if (formula === "ratio-of-sums") return targetPath.stepsTitleRatio;
  if (row.score.missing >= stepsInAll) return targetPath.stepsTitleSilent;
  return row.score.missing > 0 ? targetPath.stepsTitleMixed : targetPath.stepsTitle;
}

function orderWords({ formula, row }: TargetPath, locale: Locale): string | null {
  const { targetPath } = messages(locale);
  if (formula === "ratio-of-sums") return targetPath.orderRatio;
  if (formula === "units-passing") return null;
  return row.indicator.measure === "services" ? targetPath.orderServices : targetPath.order;
}
