import {
  attainmentClass,
  cellRemarks,
  cellWords,
  rowLevel,
  toWorded,
} from "@/components/dashboard/heat-table-words";
import { shapeOf } from "@/components/shared/status-look";
import type { HeatGrid, HeatGridColumn, HeatLook } from "@/lib/contracts/heat-grid";
import {
  type HeatCell,
  type HeatColumn,
  type HeatOrder,
  type HeatRow,
  type HeatShow,
  type HeatTable,
  SORT_BY_MET,
  SORT_BY_UNIT,
} from "@/lib/contracts/heat-table";
import { arrangeUnits, type ComparedUnits } from "@/lib/domain/scoring/arrange-units";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import type { Level } from "@/lib/domain/units/unit";
import { toPlain } from "@/lib/domain/units/search-units";
import { statusWord } from "@/lib/format/status-word";
import { unitNameTitle, unitTitle } from "@/lib/format/unit-name";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const quotient = (numerator: number | null, denominator: number | null): number | null =>
  numerator === null || denominator === null ? null : numerator / denominator;

/** What a cell is sorted by; `null` where it says nothing. */
function weighCell(cell: HeatCell | null | undefined, show: HeatShow): number | null {
  if (!cell) return null;
  const { score, previous } = cell;
  const now = quotient(score.numerator, score.denominator);
  if (show === "attainment") return score.attainment === null ? null : Number(score.attainment);
  if (show === "value" || now === null) return now;
  const before = quotient(previous?.numerator ?? null, previous?.denominator ?? null);
  return before === null ? null : now - before;
}

/** Numbers things that are equal as texts once: what hundreds of cells share is sent once. */
function numbering<Value>(keyOf: (value: Value) => string) {
  const places = new Map<string, number>();
  const values: Value[] = [];
  const placeOf = (value: Value): number => {
    const key = keyOf(value);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, values.length);
    return values.push(value) - 1;
  };
  return { values, placeOf };
}

function toRanks(weights: readonly (number | null)[]): readonly (number | null)[] {
  const sorted = [...new Set(weights.filter((weight) => weight !== null))].sort(
    (left, right) => left - right,
  );
  const rankOf = new Map(sorted.map((weight, rank) => [weight, rank]));
  return weights.map((weight) => (weight === null ? null : (rankOf.get(weight) ?? null)));
}

function lookOf(score: TargetScore, show: HeatShow, locale: Locale): HeatLook {
  const { status, attainment, ownOnlySubject } = score;
  return {
    status,
    shape: shapeOf(status),
    className: show === "attainment" && attainment !== null ? attainmentClass(attainment) : status,
    word: statusWord(status, locale, ownOnlySubject),
  };
}

const rowTitle = ({ unit, type }: HeatRow, level: Level, locale: Locale): string =>
  level === "country" ? messages(locale).terms.country : unitTitle({ name: unit.name, type }, locale);

/** The unit of the table and the given rows of it, worded. */
export function toHeatGrid(table: HeatTable, listed: readonly HeatRow[], locale: Locale): HeatGrid {
  const { show } = table.order;
  const looks = numbering<HeatLook>(({ className, word }) => `${className} ${word}`);
  const words = numbering<string>((text) => text);
  const provinces = numbering<{ readonly code: string; readonly name: string }>(({ code }) => code);
  const rows = [table.total, ...listed];
  const levelAt = (place: number): Level => (place === 0 ? table.unit.level : rowLevel(table));
  const toColumn = (column: HeatColumn, at: number): HeatGridColumn => {
    const cells = rows.map((row, place) => {
      const cell = row.cells[at] ?? null;
      if (cell === null) return { look: -1, text: -1, title: -1 };
      const worded = toWorded(cell, column, levelAt(place), locale);
      return {
        look: looks.placeOf(lookOf(cell.score, show, locale)),
        text: words.placeOf(cellWords(worded, show)),
        title: words.placeOf(cellRemarks(worded, column, show)),
      };
    });
    return {
      looks: cells.map(({ look }) => look),
      texts: cells.map(({ text }) => text),
      titles: cells.map(({ title }) => title),
      ranks: [null, ...toRanks(listed.map(({ cells: own }) => weighCell(own[at], show)))],
    };
  };
  const columns = table.columns.map(toColumn);
  return {
    codes: rows.map(({ unit }) => unit.code),
    names: rows.map((row, place) => rowTitle(row, levelAt(place), locale)),
    parents: rows.map(({ parent }) =>
      parent === null ? -1 : provinces.placeOf({ ...parent, name: unitNameTitle(parent.name, locale) }),
    ),
    provinces: provinces.values,
    met: rows.map(({ met }) => met),
    applicable: rows.map(({ applicable }) => applicable),
    failing: rows.map(({ failing }) => failing),
    looks: looks.values,
    words: words.values,
    columns,
  };
}

/** The rows as they are filtered and sorted: the same rules as the browser's over the finished grid. */
function toCompared({ rows, columns }: HeatTable, { sort, show }: HeatOrder, locale: Locale): ComparedUnits {
  const places = new Map(columns.map(({ indicator }, place) => [indicator.code, place]));
  const sorted = places.get(sort) ?? -1;
  const at = (place: number): HeatRow => {
    const row = rows[place];
    if (row === undefined) throw new RangeError(`no row ${place}`);
    return row;
  };
  return {
    count: rows.length,
    targets: columns.map(({ indicator }) => indicator.code),
    plainOf: (place) => {
      const { unit, type, parent } = at(place);
      return toPlain(`${unitTitle({ name: unit.name, type }, locale)} ${parent?.name ?? ""}`);
    },
    parentOf: (place) => at(place).parent?.code ?? null,
    failingOf: (place) => at(place).failing,
    statusOf: (place, target) => at(place).cells[places.get(target) ?? -1]?.score.status ?? null,
    weightOf: (place) => {
      if (sort === SORT_BY_UNIT) return place;
      const { met, applicable, cells } = at(place);
      return sort === SORT_BY_MET ? quotient(met, applicable || null) : weighCell(cells[sorted], show);
    },
  };
}

/** The rows an address asks for, in its order. */
export function arrangeRows(table: HeatTable, locale: Locale): readonly HeatRow[] {
  const { order } = table;
  const places = arrangeUnits(toCompared(table, order, locale), { ...order, parent: order.province });
  return places.flatMap((place) => table.rows[place] ?? []);
}
