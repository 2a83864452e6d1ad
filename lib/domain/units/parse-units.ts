import type { SheetTable } from "@/lib/domain/observations/sheet-table";
import { COUNTRY, LEVELS, type Level, type Unit } from "@/lib/domain/units/unit";

/** What is wrong in one cell of a list of units. `column` is `null` where the whole row or file is meant. */
export interface UnitFault {
  readonly line: number;
  readonly column: string | null;
  readonly message: string;
}

export type ParsedUnits =
  | { readonly ok: true; readonly units: readonly Unit[] }
  | { readonly ok: false; readonly faults: readonly UnitFault[] };

const UNIT_COLUMNS = ["code", "level", "name", "parent", "type"] as const;
type UnitColumn = (typeof UNIT_COLUMNS)[number];
type UnitRow = Readonly<Record<UnitColumn, string>> & { readonly line: number };

const CODE_LENGTHS: Readonly<Record<Exclude<Level, "country">, number>> = {
  province: 2,
  district: 3,
  commune: 5,
};

const isLevel = (text: string): text is Level => (LEVELS as readonly string[]).includes(text);

const isUnitColumn = (text: string): text is UnitColumn => (UNIT_COLUMNS as readonly string[]).includes(text);

const isCodeOf = (level: Level, code: string): boolean =>
  level === "country" ? code === COUNTRY : /^\d+$/.test(code) && code.length === CODE_LENGTHS[level];

const codeRule = (level: Level): string =>
  level === "country" ? `the country is ${COUNTRY}` : `a ${level} has ${CODE_LENGTHS[level]} digits`;

function headerFaults(header: readonly string[]): UnitFault[] {
  const faults: UnitFault[] = [];
  const seen = new Set<string>();
  for (const column of header) {
    if (!isUnitColumn(column)) faults.push({ line: 1, column, message: "unknown column" });
    else if (seen.has(column)) faults.push({ line: 1, column, message: "repeated column" });
    seen.add(column);
  }
  for (const column of UNIT_COLUMNS) {
    if (!seen.has(column)) faults.push({ line: 1, column, message: "column missing" });
  }
  return faults;
}

function readRows(table: SheetTable, header: readonly string[]): UnitRow[] {
  const rows: UnitRow[] = [];
  for (const { line, cells } of table.rows) {
    const cell = (column: UnitColumn) => (cells[header.indexOf(column)] ?? "").normalize("NFC").trim();
    rows.push({
      line,
      code: cell("code"),
      level: cell("level"),
      name: cell("name"),
      parent: cell("parent"),
      type: cell("type"),
    });
  }
  return rows;
}

function toUnit(row: UnitRow, faults: UnitFault[]): Unit | undefined {
  const { line, code, level, name, parent, type } = row;
  const before = faults.length;
  if (!isLevel(level)) {
    faults.push({ line, column: "level", message: `unknown level "${level}"; one of ${LEVELS.join(", ")}` });
    return undefined;
  }
  if (!isCodeOf(level, code)) {
    faults.push({
      line,
      column: "code",
      message: `"${code}" is not a code of this level: ${codeRule(level)}`,
    });
  }
  if (name === "") faults.push({ line, column: "name", message: "name missing" });
  if (level === "commune" && type === "") faults.push({ line, column: "type", message: "type missing" });
  if (level === "country" && parent !== "") {
    faults.push({ line, column: "parent", message: "the country has no parent" });
  }
  if (level !== "country" && parent === "")
    faults.push({ line, column: "parent", message: "parent missing" });
  if (faults.length > before) return undefined;
  return { code, level, name, parent: parent === "" ? null : parent, type };
}

function parentFault(
  unit: Unit,
  byCode: ReadonlyMap<string, Unit>,
  codes: ReadonlySet<string>,
): string | null {
  if (unit.parent === null) return null;
  const parent = byCode.get(unit.parent);
  if (parent === undefined) return codes.has(unit.parent) ? null : `unknown unit "${unit.parent}"`;
  return LEVELS.indexOf(parent.level) < LEVELS.indexOf(unit.level)
    ? null
    : `a ${unit.level} cannot lie below the ${parent.level} ${parent.code}`;
}

/**
 * Reads a list of units from the cells of a CSV file with the columns `code,level,name,parent,type` in any order.
 * Text is brought to composed letters (NFC); codes stay text with their leading zeros.
 *
 * @param table header and rows of the file, every cell as text; its own faults are the caller's to report
 * @returns the units in file order, or every fault of the file in line order
 * @example parseUnits({ header: ["code", "level", "name", "parent", "type"],
 *   rows: [{ line: 2, cells: ["VN", "country", "Việt Nam", "", "quốc gia"] }], faults: [] }) // { ok: true, units: [...] }
 * Source: the units file of `npm run score`.
 */
export function parseUnits(table: SheetTable): ParsedUnits {
  const header = table.header.map((column) => column.normalize("NFC").trim());
  const faults = headerFaults(header);
  if (faults.length > 0) return { ok: false, faults };

  const rows = readRows(table, header);
  const codes = new Set(rows.map(({ code }) => code));
  const units = new Map<string, Unit>();
  const lines = new Map<string, number>();
  for (const row of rows) {
    const firstLine = lines.get(row.code);
    if (row.code !== "" && firstLine !== undefined) {
      faults.push({
        line: row.line,
        column: "code",
        message: `"${row.code}" stands in line ${firstLine} already`,
      });
      continue;
    }
    lines.set(row.code, row.line);
    const unit = toUnit(row, faults);
    if (unit !== undefined) units.set(unit.code, unit);
  }
  for (const unit of units.values()) {
    const message = parentFault(unit, units, codes);
    if (message !== null) faults.push({ line: lines.get(unit.code) ?? 1, column: "parent", message });
  }
  if (faults.length === 0 && units.size === 0) faults.push({ line: 1, column: null, message: "no units" });
  if (faults.length > 0) return { ok: false, faults: faults.sort((left, right) => left.line - right.line) };
  return { ok: true, units: [...units.values()] };
}
