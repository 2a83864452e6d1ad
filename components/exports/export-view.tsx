import { exportAddress } from "@/components/exports/export-address";
import { NotMeetingList } from "@/components/exports/not-meeting-list";
import { type Picker, SelectForm } from "@/components/ui/select-form";
import type { ExportPage } from "@/lib/contracts/export-page";
import { COUNTRY } from "@/lib/domain/units/unit";
import { shortName } from "@/lib/format/indicator-name";
import { periodChoice } from "@/lib/format/period-name";
import { planName } from "@/lib/format/plan-name";
import { unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The page that hands files out: the choices, a link per format, and a target's list to read and copy. */
export function ExportView({ page, locale }: { readonly page: ExportPage; readonly locale: Locale }) {
  const { exportsPage: words, terms } = messages(locale);
  const { order, formats, list } = page;
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <p className="lead">{words.lead}</p>
      <SelectForm
        label={words.choice}
        action="/exports"
        pickers={pickersOf(page, locale)}
        submit={terms.show}
      />
      <section aria-labelledby="downloads">
        <div className="section-head">
          <h2 id="downloads">{words.reports[order.report]}</h2>
        </div>
        <p className="section-note">{words.reportNotes[order.report]}</p>
        <ul className="link-row" aria-label={words.downloads}>
          {formats.map((format) => (
            <li key={format}>
              <a className="button" href={exportAddress(order, format, locale)} download>
                {fill(words.download, { format: words.formats[format] })}
              </a>
            </li>
          ))}
        </ul>
      </section>
      {list === null ? null : <NotMeetingList page={page} list={list} locale={locale} />}
    </>
  );
}

function pickersOf({ order, ...page }: ExportPage, locale: Locale): readonly Picker[] {
  const { exportsPage: words, terms } = messages(locale);
  const lensWords = { approved: terms.lensApprovedShort, provisional: terms.lensProvisionalShort };
  const shared: readonly Picker[] = [
    {
      name: "report",
      label: words.report,
      value: order.report,
      options: page.reports.map((report) => ({ value: report, label: words.reports[report] })),
    },
    {
      name: "unit",
      label: terms.unit,
      value: order.unit,
      options: page.units.map((unit) => ({
        value: unit.code,
        label: unit.code === COUNTRY ? terms.country : unitTitle(unit, locale),
      })),
    },
    {
      name: "period",
      label: terms.period,
      value: order.period,
      options: page.periods.map(({ code, name }) => ({ value: code, label: periodChoice(name, locale) })),
    },
    {
      name: "plan",
      label: terms.plan,
      value: order.plan,
      options: page.plans.map((plan) => ({ value: plan.code, label: planName(plan, locale) })),
    },
    {
      name: "lens",
      label: terms.lens,
      value: order.lens,
      options: page.lenses.map((lens) => ({ value: lens, label: lensWords[lens] })),
    },
  ];
  if (order.indicator === null) return shared;
  const options = page.targets.map((target) => ({
    value: target.code,
    label: `${target.code} ${shortName(target, locale)}`,
  }));
  return [...shared, { name: "indicator", label: words.indicator, value: order.indicator, options }];
}
