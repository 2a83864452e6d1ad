import { childrenNoun } from "@/components/dashboard/children-noun";
import { comparisonAddress, comparisonPath, orderQuery } from "@/components/dashboard/comparison-address";
import { HeatTable } from "@/components/dashboard/heat-table";
import { HeatTableLegend } from "@/components/dashboard/heat-table-legend";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { UnitTabs } from "@/components/dashboard/unit-tabs";
import { UnitHead } from "@/components/shared/unit-head";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PrintButton } from "@/components/ui/print-button";
import { TextLink } from "@/components/ui/text-link";
import { HEAT_SHOWS, type HeatOrder, type HeatTable as Table } from "@/lib/contracts/heat-table";
import { formatCount } from "@/lib/format/count";
import { nameInSentence } from "@/lib/format/indicator-name";
import { periodInSentence } from "@/lib/format/period-name";
import { planName } from "@/lib/format/plan-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly table: Table;
  readonly locale: Locale;
}

/** Children × targets: where the unit lags and in what, one way to each explanation. */
export function HeatTableView({ table, locale }: Shown) {
  const { comparison, dashboard, heatTable } = messages(locale);
  const { unit, view, order, rows, columns } = table;
  const label = fill(heatTable.title, {
    units: formatCount(rows.length, locale),
    children: childrenNoun(table, locale),
    targets: formatCount(columns.length, locale),
  });
  return (
    <main id="main" className="wrap sideways">
      <UnitHead
        facts={table}
        locale={locale}
        action={comparisonPath(unit.code, "heat-table")}
        kept={orderQuery(order)}
        actions={<PrintButton label={comparison.print} />}
      />
      <p className="lead">{leadOf(table, locale)}</p>
      {view.lens === "provisional" ? <Notice tone="warning">{dashboard.bandProvisional}</Notice> : null}
      <UnitTabs frame={table} current="heat-table" locale={locale} />
      <section aria-labelledby="heat-table">
        <div className="section-head heat-head">
          <h2 id="heat-table">{label}</h2>
          <Options table={table} locale={locale} />
        </div>
        <p className="small muted section-note">
          {fill(comparison.under, { plan: planName(view.plan, locale) })} {noteOf(table, locale)}
        </p>
        {rows.length === 0 ? (
          <EmptyState title={heatTable.emptyTitle} text={heatTable.emptyText}>
            <TextLink href={addressOf(table, { failingOnly: false })}>{heatTable.showAll}</TextLink>
          </EmptyState>
        ) : (
          <HeatTable table={table} label={label} locale={locale} />
        )}
        <HeatTableLegend table={table} locale={locale} />
      </section>
      <OverviewFooter
        overview={{ ...pageFacts(table), coverage: { latestAt: table.latestAt } }}
        locale={locale}
      />
    </main>
  );
}

const pageFacts = ({ structure, view, scoringVersion, demonstration }: Table) => ({
  structure,
  view,
  scoringVersion,
  demonstration,
});

function addressOf({ unit, view, order }: Table, changed: Partial<HeatOrder>): string {
  return comparisonAddress(unit.code, "heat-table", view, orderQuery({ ...order, ...changed }));
}

function leadOf(table: Table, locale: Locale): string {
  const { heatTable, sentence } = messages(locale);
  const { unitsInAll, unitsFailing, columns, present, view } = table;
  if (present === 0) return view.lens === "approved" ? sentence.emptyApproved : sentence.emptyProvisional;
  const all = formatCount(unitsInAll, locale);
  const children = childrenNoun(table, locale);
  if (table.rows.every(({ applicable }) => applicable === 0) && table.total.applicable === 0)
    return fill(heatTable.leadNothing, { children });
  if (unitsFailing === 0) return fill(heatTable.leadNone, { all, children });
  const worst = columns.reduce((most, column) => (column.failing > most.failing ? column : most));
  return (
    fill(heatTable.lead, { count: formatCount(unitsFailing, locale), all, children }) +
    fill(heatTable.leadWorst, {
      target: nameInSentence(worst.indicator, locale),
      count: formatCount(worst.failing, locale),
      all,
    })
  );
}

function noteOf({ order, columns }: Table, locale: Locale): string {
  const { heatTable, terms } = messages(locale);
  if (order.show === "value") return heatTable.noteValue;
  if (order.show === "attainment") return heatTable.noteAttainment;
  const names = columns.flatMap(({ comparedWith }) =>
    comparedWith === null ? [] : [periodInSentence(comparedWith.name, locale)],
  );
  const periods = [...new Set(names)];
  return periods.length === 0
    ? heatTable.noComparison
    : fill(heatTable.noteChange, { periods: periods.join(` ${terms.and} `) });
}

function Options({ table, locale }: Shown) {
  const { heatTable } = messages(locale);
  const { order, unitsInAll, unitsFailing } = table;
  const filters = [
    { failingOnly: false, label: fill(heatTable.filterAll, { count: formatCount(unitsInAll, locale) }) },
    { failingOnly: true, label: fill(heatTable.filterFailing, { count: formatCount(unitsFailing, locale) }) },
  ];
  return (
    <div className="aside heat-options">
      <ul aria-label={heatTable.shows}>
        <li className="muted" aria-hidden="true">
          {heatTable.shows}
        </li>
        {HEAT_SHOWS.map((show) => (
          <li key={show}>
            <TextLink
              href={addressOf(table, { show })}
              aria-current={order.show === show ? "true" : undefined}
              scroll={false}
            >
              {heatTable.show[show]}
            </TextLink>
          </li>
        ))}
      </ul>
      <ul aria-label={heatTable.filter}>
        <li className="muted" aria-hidden="true">
          {heatTable.filter}
        </li>
        {filters.map(({ failingOnly, label }) => (
          <li key={label}>
            <TextLink
              href={addressOf(table, { failingOnly })}
              aria-current={order.failingOnly === failingOnly ? "true" : undefined}
              scroll={false}
            >
              {label}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
