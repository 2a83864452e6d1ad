import { comparisonPath } from "@/components/dashboard/comparison-address";
import { countedWords } from "@/components/dashboard/counted-targets";
import { HistoryTable } from "@/components/dashboard/history-table";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { StatusMarks } from "@/components/dashboard/status-marks";
import { UnitTabs } from "@/components/dashboard/unit-tabs";
import { UnitHead } from "@/components/shared/unit-head";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { PrintButton } from "@/components/ui/print-button";
import { Unbroken } from "@/components/ui/unbroken";
import type { HistoryPeriod, UnitHistory } from "@/lib/contracts/unit-history";
import { capitalized } from "@/lib/format/casing";
import { formatCount } from "@/lib/format/count";
import { formatIndex } from "@/lib/format/decimal";
import { periodInSentence } from "@/lib/format/period-name";
import { planName } from "@/lib/format/plan-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly past: UnitHistory;
  readonly locale: Locale;
}

/** One unit through all periods: what it met, and how every target stood. */
export function HistoryView({ past, locale }: Shown) {
  const { comparison, heatTable, history } = messages(locale);
  const { unit, view, structure, scoringVersion, demonstration, latestAt, pillars, periods } = past;
  const targets = pillars.flatMap((pillar) => pillar.targets);
  const title = fill(history.title, {
    targets: countedWords(pillars, () => true, locale),
    periods: formatCount(periods.length, locale),
  });
  return (
    <main id="main" className="wrap sideways">
      <UnitHead
        facts={past}
        locale={locale}
        action={comparisonPath(unit.code, "history")}
        actions={<PrintButton label={comparison.print} />}
      />
      <p className="lead">{leadOf(past, locale)}</p>
      <ProvisionalNotice lens={view.lens} locale={locale} />
      <UnitTabs frame={past} current="history" comparesChildren={past.comparesChildren} locale={locale} />
      <section aria-labelledby="history">
        <div className="section-head">
          <h2 id="history">{title}</h2>
        </div>
        <p className="small muted section-note">
          <Unbroken text={fill(comparison.under, { plan: planName(view.plan, locale) })} /> {history.note}{" "}
          <span className="no-print">{heatTable.selectCell}</span>
        </p>
        <HistoryTable past={past} label={title} locale={locale} />
        <div className="heat-legend small">
          <h3>{heatTable.legend}</h3>
          <ul className="chart-legend" aria-label={heatTable.legendStatus}>
            <StatusMarks
              scores={targets.flatMap(({ scores }) => scores.filter((score) => score !== null))}
              locale={locale}
            />
          </ul>
        </div>
      </section>
      <OverviewFooter
        overview={{ structure, view, scoringVersion, demonstration, coverage: { latestAt } }}
        locale={locale}
      />
    </main>
  );
}

function standOf({ period, met, index }: HistoryPeriod, locale: Locale): string {
  const { history } = messages(locale);
  const words = {
    period: periodInSentence(period.name, locale),
    met: formatCount(met, locale),
    whole: formatCount(index.applicable, locale),
  };
  if (index.applicable === 0) return fill(history.standWithoutTargets, words);
  return index.value === null
    ? fill(history.standWithoutIndex, words)
    : fill(history.stand, { ...words, index: formatIndex(index.value, locale) });
}

/** The first year with figures and the last one, up to the period in view. */
function leadOf({ periods, view }: UnitHistory, locale: Locale): string {
  const { history, sentence } = messages(locale);
  const told = periods.filter(
    ({ period, present }) =>
      present > 0 &&
      period.end <= view.period.end &&
      (period.kind === "year" || period.code === view.period.code),
  );
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined)
    return view.lens === "approved" ? sentence.emptyApproved : sentence.emptyProvisional;
  if (first === last) return capitalized(fill(history.leadOne, { only: standOf(first, locale) }), locale);
  const words = fill(history.lead, { first: standOf(first, locale), last: standOf(last, locale) });
  return capitalized(words, locale);
}
