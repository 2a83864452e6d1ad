import { comparisonPath, orderQuery } from "@/components/dashboard/comparison-address";
import { HeatTable, type HeatTableWords } from "@/components/dashboard/heat-table";
import type { HeatFilterWords } from "@/components/dashboard/heat-table-filters";
import { HeatTableLegend } from "@/components/dashboard/heat-table-legend";
import { MARK_NOT_APPLICABLE, rowLevel, rowsNoun, toWorded } from "@/components/dashboard/heat-table-words";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { briefRequirement, requirementWords } from "@/components/dashboard/target-words";
import { arrangeRows, toHeatGrid } from "@/components/dashboard/to-heat-grid";
import { UnitTabs } from "@/components/dashboard/unit-tabs";
import { STATUS_BY_URGENCY } from "@/components/shared/status-look";
import { UnitHead } from "@/components/shared/unit-head";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { PrintButton } from "@/components/ui/print-button";
import { Unbroken } from "@/components/ui/unbroken";
import {
  FAILING_CHOICES,
  HEAT_PAGE,
  type HeatColumn,
  type HeatTable as Table,
} from "@/lib/contracts/heat-table";
import type { Status } from "@/lib/domain/scoring/scorecard";
import { formatCount } from "@/lib/format/count";
import { nameInSentence, shortName } from "@/lib/format/indicator-name";
import { periodInSentence } from "@/lib/format/period-name";
import { planName } from "@/lib/format/plan-name";
import { statusWord } from "@/lib/format/status-word";
import { unitNameTitle } from "@/lib/format/unit-name";
import { listInSentence } from "@/lib/format/list-in-sentence";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly table: Table;
  readonly locale: Locale;
}

const PICKER = "view-choice";

/** Units × targets: where they lag and in what, one way to each explanation. */
export function HeatTableView({ table, locale }: Shown) {
  const { comparison } = messages(locale);
  const { unit, view } = table;
  return (
    <main id="main" className="wrap sideways">
      <UnitHead
        facts={table}
        locale={locale}
        action={comparisonPath(unit.code, "heat-table")}
        pickerId={PICKER}
        kept={orderQuery({ ...table.order, units: "children", name: "", province: null, page: 1 })}
        actions={<PrintButton label={comparison.print} />}
      />
      <p className="lead">{leadOf(table, locale)}</p>
      <ProvisionalNotice lens={view.lens} locale={locale} />
      <UnitTabs frame={table} current="heat-table" locale={locale} />
      <section aria-labelledby="heat-table">
        <Rows table={table} locale={locale} />
        <HeatTableLegend table={table} locale={locale} />
      </section>
      <OverviewFooter
        overview={{ ...pageFacts(table), coverage: { latestAt: table.latestAt } }}
        locale={locale}
      />
    </main>
  );
}

/** The districts of the country come as one page; the browser asks for the rest when it has drawn it. */
function Rows({ table, locale }: Shown) {
  const { unit, view, order, rows, columns, pillars } = table;
  const query = { period: view.period.code, plan: view.plan.code, lens: view.lens };
  const path = comparisonPath(unit.code, "heat-table");
  const isPaged = order.units === "districts";
  const found = isPaged ? arrangeRows(table, locale) : rows;
  const last = Math.max(1, Math.ceil(found.length / HEAT_PAGE));
  const page = isPaged ? Math.min(order.page, last) : 1;
  const listed = isPaged ? found.slice((page - 1) * HEAT_PAGE, page * HEAT_PAGE) : rows;
  return (
    <HeatTable
      // A new address of the server is a new table: nothing chosen in the old one is carried along in its state.
      key={JSON.stringify([query, order])}
      grid={toHeatGrid(table, listed, locale)}
      source={isPaged ? `/api/heat-table?${new URLSearchParams({ ...query, show: order.show })}` : null}
      found={found.length}
      all={rows.length}
      order={{ ...order, page }}
      path={path}
      view={query}
      pickerId={PICKER}
      heads={columns.map((column, at) => ({
        code: column.indicator.code,
        name: shortName(column.indicator, locale),
        title: column.indicator.name[locale],
        asked: requirementOf(table, column, at, locale),
      }))}
      pillars={pillars.map(({ name, columns: count }) => ({ name: name[locale], columns: count }))}
      // Elements that arrive after the table was begun are children of a list to React, which asks for their keys.
      heading={
        <h2 key="heading" id="heat-table">
          {labelOf(table, locale)}
        </h2>
      }
      note={
        <p key="note" className="small muted section-note">
          <Unbroken text={fill(messages(locale).comparison.under, { plan: planName(view.plan, locale) })} />{" "}
          {noteOf(table, locale)}{" "}
          <span className="no-print">
            {messages(locale).heatTable.selectCell} {messages(locale).heatTable.walkCells}
          </span>
        </p>
      }
      words={wordsOf(table, locale)}
      locale={locale}
    />
  );
}

const LONGEST_REQUIREMENT = 20;

/** What the target asks of a unit: the same of all of them, so of the first that has it. */
function requirementOf(table: Table, column: HeatColumn, at: number, locale: Locale): string {
  const cell = table.rows.map(({ cells }) => cells[at]).find((each) => each) ?? null;
  if (cell === null) return "";
  const worded = toWorded(cell, column, rowLevel(table), locale);
  const words = requirementWords(worded);
  // The law's words where a head has room for them; the explanation has them in full.
  return words.length <= LONGEST_REQUIREMENT ? words : briefRequirement(worded);
}

function labelOf(table: Table, locale: Locale): string {
  return fill(messages(locale).heatTable.title, {
    units: formatCount(table.rows.length, locale),
    children: rowsNoun(table, locale, table.rows.length),
    targets: formatCount(table.columns.length, locale),
  });
}

function wordsOf(table: Table, locale: Locale): HeatTableWords {
  const { heatTable: words, terms } = messages(locale);
  return {
    shows: words.shows,
    show: words.show,
    rows: words.rows,
    columnMet: words.columnMet,
    columnMetTitle: words.columnMetTitle,
    columnMetOrder: words.columnMetOrder,
    metOf: messages(locale).comparison.metOf,
    metNone: MARK_NOT_APPLICABLE,
    sortBy: words.sortBy,
    shownAll: words.shownAll,
    shownSome: words.shownSome,
    shownPart: words.shownPart,
    printedPart: words.printedPart,
    countOf: words.countOf,
    clear: words.clear,
    emptyTitle: words.emptyTitle,
    emptyText: words.emptyText,
    page: words.page,
    previous: words.previous,
    next: words.next,
    label: labelOf(table, locale),
    units: rowsNoun(table, locale),
    rowChoices: rowChoicesOf(table, locale),
    columnUnit: terms.unit,
    filters: filtersOf(table, locale),
  };
}

function rowChoicesOf({ unit, districts }: Table, locale: Locale): HeatTableWords["rowChoices"] {
  if (districts === null) return [];
  const counts = { children: unit.provinces, districts };
  return (["children", "districts"] as const).map((units) => ({
    units,
    label: fill(messages(locale).heatTable.rowChoice, {
      count: formatCount(counts[units], locale),
      units: rowsNoun({ unit, order: { units } }, locale, counts[units]),
    }),
  }));
}

function filtersOf(table: Table, locale: Locale): HeatFilterWords {
  const { heatTable } = messages(locale);
  const any = { value: "", label: heatTable.any };
  const provinces = new Map(
    table.rows.flatMap(({ parent }) => (parent === null ? [] : [[parent.code, parent]])),
  );
  return {
    label: heatTable.filter,
    name: heatTable.filterName,
    province: heatTable.filterProvince,
    failing: heatTable.filterFailing,
    status: heatTable.filterStatus,
    target: heatTable.filterTarget,
    submit: heatTable.filterSubmit,
    provinces:
      provinces.size === 0
        ? []
        : [
            any,
            ...[...provinces.values()].map(({ code, name }) => ({
              value: code,
              label: unitNameTitle(name, locale),
            })),
          ],
    failings: [
      any,
      ...FAILING_CHOICES.map((count) => ({
        value: String(count),
        label: fill(heatTable.failingFrom, { count: formatCount(count, locale) }),
      })),
    ],
    targets: [
      { value: "", label: heatTable.anyTarget },
      ...table.columns.map(({ indicator }) => ({
        value: indicator.code,
        label: shortName(indicator, locale),
      })),
    ],
    statuses: [any, ...statusesIn(table, locale)],
  };
}

/** The statuses there are, worst first, and the one that is asked for. */
function statusesIn({ rows, order }: Table, locale: Locale): HeatFilterWords["statuses"] {
  const isOwn = new Map<Status, boolean>();
  if (order.status !== null) isOwn.set(order.status, false);
  for (const { cells } of rows)
    for (const cell of cells) if (cell) isOwn.set(cell.score.status, cell.score.ownOnlySubject);
  return STATUS_BY_URGENCY.filter((status) => isOwn.has(status)).map((status) => ({
    value: status,
    label: statusWord(status, locale, isOwn.get(status)),
  }));
}

const pageFacts = ({ structure, view, scoringVersion, demonstration }: Table) => ({
  structure,
  view,
  scoringVersion,
  demonstration,
});

/** Targets that fail equally often are named together, up to this many. */
const WORST_NAMED = 3;

function leadOf(table: Table, locale: Locale): string {
  const { heatTable, sentence } = messages(locale);
  const { rows, unitsFailing, columns, present, view } = table;
  if (present === 0) return view.lens === "approved" ? sentence.emptyApproved : sentence.emptyProvisional;
  const all = formatCount(rows.length, locale);
  const children = rowsNoun(table, locale, rows.length);
  if ([table.total, ...rows].every(({ applicable }) => applicable === 0))
    return fill(heatTable.leadNothing, { children: rowsNoun(table, locale) });
  if (unitsFailing === 0) return fill(heatTable.leadNone, { all, children });
  const most = Math.max(...columns.map(({ failing }) => failing));
  const worst = columns.filter(({ failing }) => failing === most);
  const targets =
    worst.length > WORST_NAMED
      ? fill(heatTable.leadTargets, { count: formatCount(worst.length, locale) })
      : listInSentence(
          worst.map(({ indicator }) => nameInSentence(indicator, locale)),
          locale,
        );
  return (
    fill(heatTable.lead, { count: formatCount(unitsFailing, locale), all, children }) +
    fill(worst.length === 1 ? heatTable.leadWorst : heatTable.leadWorstEach, {
      targets,
      count: formatCount(most, locale),
      children: rowsNoun(table, locale, most),
    })
  );
}

function noteOf({ order, columns }: Table, locale: Locale): string {
  const { heatTable } = messages(locale);
  if (order.show === "value") return heatTable.noteValue;
  if (order.show === "attainment") return heatTable.noteAttainment;
  const names = columns.flatMap(({ comparedWith }) =>
    comparedWith === null ? [] : [periodInSentence(comparedWith.name, locale)],
  );
  const periods = [...new Set(names)];
  return periods.length === 0
    ? heatTable.noComparison
    : fill(heatTable.noteChange, { periods: listInSentence(periods, locale) });
}
