import { forecastSentences } from "@/components/dashboard/explanation";
import { indicatorAddress, pathAddress, trendFileAddress } from "@/components/dashboard/indicator-address";
import { IndicatorDefinition } from "@/components/dashboard/indicator-definition";
import { IndicatorMap } from "@/components/dashboard/indicator-map";
import { IndicatorNotes, noteWords } from "@/components/dashboard/indicator-notes";
import { IndicatorUnits } from "@/components/dashboard/indicator-units";
import { shownUnit, toldOf } from "@/components/dashboard/indicator-words";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { drawnPoints, TargetTrend, type Told } from "@/components/dashboard/target-trend";
import { figureWords, requirementWords, resultWords } from "@/components/dashboard/target-words";
import { Breadcrumb } from "@/components/shared/breadcrumb";
import { StatusChip } from "@/components/shared/status-chip";
import { PinButton } from "@/components/shared/pin-button";
import { NeighbourLinks, StepSwitch } from "@/components/shared/unit-step";
import { rowsAddress, unitAddress } from "@/components/shared/view-address";
import { ViewPicker } from "@/components/shared/view-picker";
import { PlainTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { PrintButton } from "@/components/ui/print-button";
import { TextLink } from "@/components/ui/text-link";
import { Unbroken } from "@/components/ui/unbroken";
import type { IndicatorPage } from "@/lib/contracts/indicator-page";
import { COUNTRY } from "@/lib/domain/units/unit";
import { capitalized } from "@/lib/format/casing";
import { formatDay } from "@/lib/format/day";
import { shortName } from "@/lib/format/indicator-name";
import { periodInSentence } from "@/lib/format/period-name";
import { typeOfName, unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly page: IndicatorPage;
  readonly locale: Locale;
}

/** One target at one unit: its trend, the units below, its definition, on one page. */
export function IndicatorView({ page, locale }: Shown) {
  const { indicatorPage } = messages(locale);
  const { indicator, unit, view, latestAt } = page;
  const told = toldOf(page, locale);
  return (
    <main id="main" className="wrap indicator-page">
      <div className="head-line">
        <UnitBreadcrumb page={page} locale={locale} />
        <ViewPicker
          action={`/indicators/${indicator.code}`}
          view={view}
          locale={locale}
          kept={{ unit: unit.code }}
        />
      </div>
      <div className="page-head">
        <h1>{shortName(indicator, locale)}</h1>
        <span className="muted small">
          <Unbroken text={fill(indicatorPage.code, { code: indicator.code })} /> · {shownUnit(page, locale)} ·{" "}
          {view.period.name[locale]}
        </span>
        <span className="page-actions">
          <Actions page={page} locale={locale} />
        </span>
      </div>
      {told === null ? null : <Standing page={page} told={told} locale={locale} />}
      <ProvisionalNotice lens={view.lens} locale={locale} />
      <nav className="tabs no-print" aria-label={indicatorPage.views}>
        <a href="#trend">{indicatorPage.viewTrend}</a>
        {page.provinces === null ? null : <a href="#map">{indicatorPage.viewMap}</a>}
        <a href="#units">{indicatorPage.viewUnits}</a>
        <a href="#definition">{indicatorPage.viewDefinition}</a>
        <CountryMapLink page={page} locale={locale} />
      </nav>
      <section aria-labelledby="trend">
        {told === null ? (
          <>
            <h2 id="trend" className="sr-text">
              {indicatorPage.viewTrend}
            </h2>
            <EmptyState title={notHereWords(page, locale)} text={indicator.name[locale]} />
          </>
        ) : (
          <TrendSection page={page} told={told} locale={locale} />
        )}
        <IndicatorNotes page={page} locale={locale} />
      </section>
      <div className={page.provinces === null || told === null ? undefined : "map-beside-units"}>
        <IndicatorMap page={page} locale={locale} />
        <IndicatorUnits page={page} locale={locale} />
      </div>
      <IndicatorDefinition page={page} locale={locale} />
      <OverviewFooter overview={{ ...page, coverage: { latestAt } }} locale={locale} />
    </main>
  );
}

/** Provinces and below have no outlines: their map is the country's, where its plan has the target. */
function CountryMapLink({ page, locale }: Shown) {
  const { indicator, unit, view, variants } = page;
  if (unit.code === COUNTRY || indicator.local || !variants.some((variant) => variant.unit.code === COUNTRY))
    return null;
  return (
    <TextLink href={indicatorAddress(indicator.code, COUNTRY, view, { plan: null, lens: null }, "map")}>
      {messages(locale).indicatorPage.viewMapCountry}
    </TextLink>
  );
}

/** The units above lead to the same target there; a province's plan is kept only below it. */
function UnitBreadcrumb({ page, locale }: Shown) {
  const { dashboard, terms } = messages(locale);
  const { indicator, unit, view, breadcrumb } = page;
  const planPlace = breadcrumb.findIndex(({ code }) => code === view.plan.unit);
  const step = { facts: page, at: indicatorAddress(indicator.code, unit.code, view), locale };
  const steps = breadcrumb.map(({ code, name }, place) => ({
    href: indicatorAddress(
      indicator.code,
      code,
      view,
      planPlace >= 0 && place >= planPlace ? {} : { plan: null },
    ),
    label: place === 0 ? terms.country : unitTitle({ name, type: typeOfName(name) }, locale),
    beside: <StepSwitch {...step} code={code} name={name} />,
  }));
  return (
    <Breadcrumb
      label={dashboard.breadcrumb}
      steps={[
        ...steps,
        {
          href: unitAddress(unit.code, view, { explain: indicator.code }, indicator.code),
          label: shownUnit(page, locale),
          beside: (
            <>
              <StepSwitch {...step} code={unit.code} name={unit.name} />
              <NeighbourLinks {...step} keepsPlan={planPlace >= 0} />
            </>
          ),
        },
      ]}
      current={shortName(indicator, locale)}
    />
  );
}

function Actions({ page, locale }: Shown) {
  const { indicatorPage, ownViews } = messages(locale);
  const { indicator, unit, view, seesRows, told } = page;
  return (
    <>
      <PinButton words={ownViews.button} />
      {seesRows && told !== null ? (
        <>
          <TextLink href={pathAddress(indicator.code, unit.code, view)}>{indicatorPage.toPath}</TextLink>
          <TextLink href={rowsAddress(unit.code, indicator.code, view)}>{indicatorPage.toRows}</TextLink>
        </>
      ) : null}
      <PrintButton label={indicatorPage.print} />
    </>
  );
}

function Standing({ page, told, locale }: Shown & { readonly told: Told }) {
  const { indicatorPage } = messages(locale);
  const { score } = told.worded.row;
  const chip = <StatusChip status={score.status} ownOnlySubject={score.ownOnlySubject} locale={locale} />;
  const place = `${shownUnit(page, locale)}, ${periodInSentence(page.view.period.name, locale)}: `;
  if (score.ownOnlySubject)
    return (
      <p className="lead">
        {place}
        {chip}
      </p>
    );
  const { main, beside, below } = resultWords(told.worded);
  return (
    <p className="lead">
      {place}
      {score.value === null ? null : (
        <>
          <b>{main}</b>
          {beside === null ? "" : ` ${beside}`}
          {below === "" ? "" : `, ${below}`}.{" "}
        </>
      )}
      {score.value === null ? <>{chip} </> : null}
      {score.value === null && below !== "" ? `${capitalized(below, locale)}. ` : ""}
      {fill(indicatorPage.requirement, {
        requirement: requirementWords(told.worded),
        deadline: formatDay(score.deadline, locale),
      })}
      {score.value === null ? null : <> {chip}</>}
    </p>
  );
}

function notHereWords(page: IndicatorPage, locale: Locale): string {
  const { indicatorPage, levels } = messages(locale);
  const isSet = page.variants.some(({ isInForce }) => isInForce);
  const named = page.indicator.levels.map((level) => levels[level]).join(", ");
  return fill(indicatorPage.notHere, {
    unit: shownUnit(page, locale),
    levels: isSet ? fill(indicatorPage.notHereLevels, { levels: named }) : indicatorPage.notHerePlan,
  });
}

function TrendSection({ page, told, locale }: Shown & { readonly told: Told }) {
  const { indicatorPage, terms, trend } = messages(locale);
  const { indicator, unit, view } = page;
  const { explained } = told;
  const { row } = told.worded;
  const isOwn = row.score.ownOnlySubject;
  const hasFigures = drawnPoints(told).some(({ value }) => value !== null);
  const file = (format: "png" | "svg" | "csv") => trendFileAddress(indicator.code, unit.code, view, format);
  return (
    <>
      <div className="section-head">
        <h2 id="trend">{isOwn ? indicatorPage.trendOwn : indicatorPage.trendTitle}</h2>
        <span className="aside small no-print">
          {isOwn || !hasFigures ? null : (
            <>
              <a href={file("png")} download>
                {indicatorPage.downloadPng}
              </a>
              <a href={file("svg")} download>
                {indicatorPage.downloadSvg}
              </a>
            </>
          )}
          {hasFigures ? (
            <a href={file("csv")} download>
              {indicatorPage.downloadCsv}
            </a>
          ) : null}
        </span>
      </div>
      {isOwn ? (
        <div className="own-trend">
          <PlainTable
            caption={`${shortName(indicator, locale)}: ${indicatorPage.trendOwn}`}
            head={[terms.period, trend.value]}
            rows={drawnPoints(told).map(({ name, value }) => [name[locale], figureWords(told.worded, value)])}
          />
        </div>
      ) : hasFigures ? (
        <TargetTrend
          {...told}
          notes={page.notes.map((note) => ({ day: note.day, words: noteWords(page, note, locale) }))}
          level="h3"
        />
      ) : (
        <p className="muted section-note">{indicatorPage.trendNone}</p>
      )}
      {explained.score.forecast === null ? null : (
        <p className="small muted section-note">
          {forecastSentences(told).join(" ")} {indicatorPage.forecastNote}
        </p>
      )}
    </>
  );
}
