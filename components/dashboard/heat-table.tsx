import { comparisonAddress, orderQuery, sortedBy } from "@/components/dashboard/comparison-address";
import {
  attainmentClass,
  cellTitle,
  cellWords,
  MARK_NOT_APPLICABLE,
  toWorded,
} from "@/components/dashboard/heat-table-words";
import { requirementWords } from "@/components/dashboard/target-words";
import { shapeOf, toneOf } from "@/components/shared/status-look";
import { unitAddress } from "@/components/shared/view-address";
import { TextLink } from "@/components/ui/text-link";
import {
  type HeatCell,
  type HeatColumn,
  type HeatRow,
  SORT_BY_MET,
  SORT_BY_UNIT,
  type HeatTable as Table,
} from "@/lib/contracts/heat-table";
import type { Level } from "@/lib/domain/units/unit";
import { formatCount } from "@/lib/format/count";
import { shortName } from "@/lib/format/indicator-name";
import { statusWord } from "@/lib/format/status-word";
import { unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const LEVEL_BELOW: Readonly<Record<Level, Level>> = {
  country: "province",
  province: "district",
  district: "commune",
  commune: "commune",
};

interface Shown {
  readonly table: Table;
  readonly locale: Locale;
}

/** The table itself: the unit first, then its children, a column to each target under its pillar. */
export function HeatTable({ table, label, locale }: Shown & { readonly label: string }) {
  return (
    <div className="heat-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className={`heat heat-${table.order.show}`}>
        <caption className="sr-text">{label}</caption>
        <Head table={table} locale={locale} />
        <tbody>
          <Row row={table.total} table={table} level={table.unit.level} locale={locale} isTotal />
          {table.rows.map((row) => (
            <Row
              key={row.unit.code}
              row={row}
              table={table}
              level={LEVEL_BELOW[table.unit.level]}
              locale={locale}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ table, locale }: Shown) {
  const { terms, heatTable } = messages(locale);
  return (
    <thead>
      <tr className="groups">
        <td colSpan={2} />
        {table.pillars.map(({ name, columns }) => (
          <th key={name.vi} colSpan={columns} scope="colgroup">
            {name[locale]}
          </th>
        ))}
      </tr>
      <tr>
        <SortHead table={table} sort={SORT_BY_UNIT} name={terms.unit} locale={locale} />
        <SortHead table={table} sort={SORT_BY_MET} name={heatTable.columnMet} locale={locale} />
        {table.columns.map((column) => (
          <SortHead
            key={column.indicator.code}
            table={table}
            sort={column.indicator.code}
            name={shortName(column.indicator, locale)}
            title={column.indicator.name[locale]}
            below={requirementOf(column, table, locale)}
            locale={locale}
          />
        ))}
      </tr>
    </thead>
  );
}

const LONGEST_REQUIREMENT = 20;

/** What the target asks of a child: the same of all of them, so of the first that has it. */
function requirementOf(column: HeatColumn, table: Table, locale: Locale): string {
  const place = table.columns.indexOf(column);
  const cell = table.rows.map(({ cells }) => cells[place]).find((each) => each) ?? null;
  if (cell === null) return "";
  const worded = toWorded(cell, column, LEVEL_BELOW[table.unit.level], locale);
  const words = requirementWords(worded);
  // The law's words where a head has room for them; the explanation has them in full.
  return words.length <= LONGEST_REQUIREMENT
    ? words
    : requirementWords({ ...worded, row: { ...worded.row, wording: null } });
}

function SortHead({
  table: { unit, view, order },
  sort,
  name,
  title,
  below,
  locale,
}: Shown & {
  readonly sort: string;
  readonly name: string;
  readonly title?: string;
  readonly below?: string;
}) {
  const isSorted = order.sort === sort;
  const href = comparisonAddress(unit.code, "heat-table", view, orderQuery(sortedBy(order, sort)));
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (order.direction === "asc" ? "ascending" : "descending") : undefined}
    >
      <TextLink href={href} title={title} scroll={false}>
        {name}
        {isSorted ? <span aria-hidden="true"> {order.direction === "asc" ? "↑" : "↓"}</span> : null}
        <span className="sr-text">, {messages(locale).heatTable.sortBy}</span>
      </TextLink>
      {below ? <span className="asked">{below}</span> : null}
    </th>
  );
}

function Row({
  row,
  table,
  level,
  isTotal = false,
  locale,
}: Shown & { readonly row: HeatRow; readonly level: Level; readonly isTotal?: boolean }) {
  const { comparison, terms } = messages(locale);
  const address = unitAddress(row.unit.code, table.view);
  const name =
    level === "country" ? terms.country : unitTitle({ name: row.unit.name, type: row.type }, locale);
  return (
    <tr className={isTotal ? "total" : undefined}>
      <th scope="row">{isTotal ? name : <a href={address}>{name}</a>}</th>
      <td className="headline">
        {row.applicable === 0
          ? MARK_NOT_APPLICABLE
          : fill(comparison.metOf, {
              met: formatCount(row.met, locale),
              whole: formatCount(row.applicable, locale),
            })}
      </td>
      {table.columns.map((column, place) => (
        <Cell
          key={column.indicator.code}
          cell={row.cells[place] ?? null}
          column={column}
          table={table}
          level={level}
          address={address}
          locale={locale}
        />
      ))}
    </tr>
  );
}

function Cell({
  cell,
  column,
  table: { order },
  level,
  address,
  locale,
}: Shown & {
  readonly cell: HeatCell | null;
  readonly column: HeatColumn;
  readonly level: Level;
  readonly address: string;
}) {
  if (cell === null) return <td />;
  const { score } = cell;
  const { code } = column.indicator;
  const worded = toWorded(cell, column, level, locale);
  const hasShade = order.show === "attainment" && score.attainment !== null;
  const tint = hasShade ? attainmentClass(score.attainment ?? "0") : score.status;
  return (
    <td className={tint}>
      {/* Hundreds of them: a plain link weighs a fraction of one that the client takes over. */}
      <a href={`${address}&explain=${code}#${code}`} title={cellTitle(worded, column, order.show)}>
        <svg
          className={`shape tone-${toneOf(score.status)}`}
          role="img"
          aria-label={statusWord(score.status, locale, score.ownOnlySubject)}
        >
          <use href={`#s-${shapeOf(score.status)}`} />
        </svg>
        {cellWords(worded, order.show)}
      </a>
    </td>
  );
}
