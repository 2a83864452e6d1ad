import clsx from "clsx";
import { IndexBar } from "@/components/charts/index-bar";
import { countedGroups } from "@/components/dashboard/counted-targets";
import { shapeOf, toneOf } from "@/components/shared/status-look";
import { unitAddress } from "@/components/shared/view-address";
import { TableRegion } from "@/components/ui/data-table";
import { Shape } from "@/components/ui/shape";
import { TextLink } from "@/components/ui/text-link";
import type { ChildRow, UnitOverview } from "@/lib/contracts/unit-overview";
import type { Status, UnitIndex } from "@/lib/domain/scoring/scorecard";
import { formatCount } from "@/lib/format/count";
import { formatIndex } from "@/lib/format/decimal";
import { unitTitle } from "@/lib/format/unit-name";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface StatusColumn {
  readonly key:
    | "met"
    | "met-provisional"
    | "on-track"
    | "undetermined"
    | "slow"
    | "failing"
    | "baseline"
    | "no-data";
  readonly statuses: readonly Status[];
  readonly shape: Status;
}

const STATUS_COLUMNS: readonly StatusColumn[] = [
  { key: "met", statuses: ["met"], shape: "met" },
  { key: "met-provisional", statuses: ["met-provisional"], shape: "met-provisional" },
  { key: "on-track", statuses: ["on-track"], shape: "on-track" },
  { key: "undetermined", statuses: ["undetermined"], shape: "undetermined" },
  { key: "slow", statuses: ["slow"], shape: "slow" },
  { key: "failing", statuses: ["at-risk", "missed", "not-met"], shape: "at-risk" },
  { key: "baseline", statuses: ["baseline"], shape: "baseline" },
  { key: "no-data", statuses: ["no-data"], shape: "no-data" },
];
const WORRYING: ReadonlySet<string> = new Set(["slow", "failing"]);

type Counts = Readonly<Partial<Record<Status, number>>>;

const countOf = (counts: Counts, { statuses }: StatusColumn) =>
  statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);

interface Line {
  readonly key: string;
  readonly name: string;
  readonly href: string | null;
  readonly rank: number | null;
  readonly index: UnitIndex | null;
  readonly statuses: Counts;
  readonly communes: number;
  readonly present: number;
  readonly due: number;
}

interface Columns {
  readonly pillars: readonly { readonly code: string; readonly name: string }[];
  readonly statuses: readonly StatusColumn[];
  readonly hasCommunes: boolean;
  readonly presentName: string;
  readonly locale: Locale;
}

function toLine(
  { unit, type, rank, index, statuses, communes, present, due }: ChildRow,
  overview: UnitOverview,
  locale: Locale,
): Line {
  return {
    key: unit.code,
    name: unitTitle({ name: unit.name, type }, locale),
    href: unitAddress(unit.code, overview.view),
    rank,
    index,
    statuses,
    communes,
    present,
    due,
  };
}

function totalName({ unit }: UnitOverview, locale: Locale): string {
  const { dashboard } = messages(locale);
  if (unit.level === "country") return dashboard.totalCountry;
  if (unit.type === "thành phố") return dashboard.totalCity;
  if (unit.type === "thị xã") return dashboard.totalTown;
  return unit.level === "province" ? dashboard.totalProvince : dashboard.totalDistrict;
}

function totalLine(overview: UnitOverview, locale: Locale): Line {
  const statuses: Partial<Record<Status, number>> = {};
  for (const { targets } of countedGroups(overview.pillars))
    for (const { score } of targets) statuses[score.status] = (statuses[score.status] ?? 0) + 1;
  return {
    key: "total",
    name: totalName(overview, locale),
    href: null,
    rank: null,
    index: overview.scorecard?.index ?? null,
    statuses,
    communes: overview.unit.communes,
    present: overview.coverage.present,
    due: overview.coverage.due,
  };
}

function columnsOf(overview: UnitOverview, lines: readonly Line[], locale: Locale): Columns {
  const { dashboard } = messages(locale);
  return {
    pillars: overview.pillars
      .filter(({ scored }) => scored)
      .filter(({ code }) => lines.some(({ index }) => (index?.pillars[code] ?? null) !== null))
      .map(({ code, name }) => ({ code, name: name[locale] })),
    statuses: STATUS_COLUMNS.filter(
      (column) => column.key !== "baseline" || lines.some(({ statuses }) => countOf(statuses, column) > 0),
    ),
    hasCommunes: overview.unit.level !== "district",
    presentName: overview.view.lens === "approved" ? dashboard.columnApproved : dashboard.columnPresent,
    locale,
  };
}

/** The children of a unit: totals first, then by rank; the unranked and those out of scope stand apart. */
export function ChildrenTable({
  overview,
  rows,
  label,
  locale,
}: {
  readonly overview: UnitOverview;
  readonly rows: readonly ChildRow[];
  readonly label: string;
  readonly locale: Locale;
}) {
  const { dashboard } = messages(locale);
  const inScope = rows.filter((row) => row.inScope).map((row) => toLine(row, overview, locale));
  const ranked = inScope.filter(({ rank }) => rank !== null);
  const unranked = inScope.filter(({ rank }) => rank === null);
  const outside = rows.filter((row) => !row.inScope);
  const total = totalLine(overview, locale);
  const columns = columnsOf(overview, inScope, locale);
  const width = 3 + columns.pillars.length + columns.statuses.length + (columns.hasCommunes ? 2 : 1);
  const ties = new Set(
    ranked.filter(({ rank }, place) => ranked.some((other, at) => at !== place && other.rank === rank)),
  );
  return (
    <TableRegion label={label}>
      <table className="children">
        <caption className="sr-text">{label}</caption>
        <Head columns={columns} />
        <tbody>
          <LineRow line={total} columns={columns} className="total" isTied={false} />
          {ranked.map((line) => (
            <LineRow key={line.key} line={line} columns={columns} isTied={ties.has(line)} />
          ))}
        </tbody>
        {unranked.length === 0 ? null : (
          <tbody>
            <tr className="apart">
              <th colSpan={width} scope="rowgroup">
                {dashboard.unranked}
              </th>
            </tr>
            {unranked.map((line) => (
              <LineRow key={line.key} line={line} columns={columns} isTied={false} />
            ))}
          </tbody>
        )}
        {outside.length === 0 ? null : (
          <tbody className="outside">
            <tr className="apart">
              <th colSpan={width} scope="rowgroup">
                {dashboard.outOfScope}{" "}
                <span>
                  ({overview.unit.level === "district" ? dashboard.outOfScopeWards : dashboard.outOfScopeNote}
                  )
                </span>
              </th>
            </tr>
            <tr>
              <td />
              <td colSpan={width - 1}>
                {outside.map(({ unit, type }) => unitTitle({ name: unit.name, type }, locale)).join(" · ")}
              </td>
            </tr>
          </tbody>
        )}
      </table>
    </TableRegion>
  );
}

function Head({
  columns: { pillars, statuses, hasCommunes, presentName, locale },
}: {
  readonly columns: Columns;
}) {
  const { dashboard, terms, statusColumns, statusWords } = messages(locale);
  return (
    <thead>
      <tr className="groups">
        <td colSpan={3} />
        {pillars.length === 0 ? null : (
          <th colSpan={pillars.length} scope="colgroup">
            {dashboard.pillarColumns}
          </th>
        )}
        <th colSpan={statuses.length} scope="colgroup">
          {dashboard.statusColumnsHead}
        </th>
        <th colSpan={hasCommunes ? 2 : 1} scope="colgroup">
          {dashboard.reportColumns}
        </th>
      </tr>
      <tr>
        <th scope="col" className="num rank">
          {dashboard.rank}
        </th>
        <th scope="col">{terms.unit}</th>
        <th scope="col" aria-sort="descending">
          {dashboard.index}
          <span aria-hidden="true">{"\u00a0↓"}</span>
        </th>
        {pillars.map(({ code, name }, place) => (
          <th key={code} scope="col" className={clsx("num", place === 0 && "divided")}>
            {name}
          </th>
        ))}
        {statuses.map(({ key, shape }, place) => (
          <th
            key={key}
            scope="col"
            className={clsx("count", place === 0 && "divided")}
            title={key === "failing" ? undefined : statusWords[key]}
          >
            <Shape name={shapeOf(shape)} className={`tone-${toneOf(shape)}`} />
            {statusColumns[key]}
          </th>
        ))}
        {hasCommunes ? (
          <th scope="col" className="num divided">
            {dashboard.columnCommunes}
          </th>
        ) : null}
        <th scope="col" className={clsx("num", !hasCommunes && "divided")}>
          {presentName}
        </th>
      </tr>
    </thead>
  );
}

function LineRow({
  line,
  columns: { pillars, statuses, hasCommunes, locale },
  className,
  isTied,
}: {
  readonly line: Line;
  readonly columns: Columns;
  readonly className?: string;
  readonly isTied: boolean;
}) {
  const figure = (value: string | null | undefined) =>
    value === null || value === undefined ? "…" : formatIndex(value, locale);
  const index = line.index?.value ?? null;
  return (
    <tr className={className}>
      <td className="num rank">
        {line.rank === null ? "" : `${isTied ? "=" : ""}${formatCount(line.rank, locale)}`}
      </td>
      <th scope="row">
        {line.href === null ? line.name : <TextLink href={line.href}>{line.name}</TextLink>}
      </th>
      <td className="index">
        {index === null ? (
          <span className="muted">…</span>
        ) : (
          <>
            <IndexBar value={Number(index)} />
            <b>{figure(index)}</b>
          </>
        )}
      </td>
      {pillars.map(({ code }, place) => (
        <td key={code} className={clsx("num", place === 0 && "divided")}>
          {figure(line.index?.pillars[code])}
        </td>
      ))}
      {statuses.map((column, place) => {
        const count = countOf(line.statuses, column);
        return (
          <td
            key={column.key}
            className={clsx(
              "count",
              place === 0 && "divided",
              count === 0 && "is-zero",
              count > 0 && WORRYING.has(column.key) && "is-worrying",
            )}
          >
            {formatCount(count, locale)}
          </td>
        );
      })}
      {hasCommunes ? <td className="num divided">{formatCount(line.communes, locale)}</td> : null}
      <td className={clsx("num", !hasCommunes && "divided")}>
        {formatCount(line.present, locale)}/{formatCount(line.due, locale)}
      </td>
    </tr>
  );
}
