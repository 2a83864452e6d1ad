import "server-only";

import ExcelJS from "@protobi/exceljs";
import type { Fault, FaultCode } from "@/lib/domain/observations/fault";
import type { SheetRow, SheetTable } from "@/lib/domain/observations/sheet-table";
import { judgeArchive } from "@/lib/server/files/judge-archive";
import type { CsvReading } from "@/lib/server/files/read-csv";

/** A nation's period of some 70.000 rows unpacks to about 25 MB with 4 million brackets. */
const LIMITS = { bytes: 80 * 1024 * 1024, brackets: 7_000_000 };
/** Cells further right belong to no file of observations; a single one must not fill a row of 16.384. */
const LAST_COLUMN = 100;
/** A title may stand above the header. */
const HEADER_WITHIN = 10;
const HEADER_NAMES = ["unit", "indicator"] as const;

/** Reads the first sheet of an XLSX file that has the header of observations, else the first one; every cell as text. */
export async function readWorkbook(bytes: Uint8Array): Promise<CsvReading> {
  if (bytes.length === 0) return refused("empty-file");
  const verdict = judgeArchive(bytes, LIMITS);
  if (verdict !== "fits") return refused(verdict === "too-large" ? "workbook-too-large" : "not-a-workbook");
  const workbook = new ExcelJS.Workbook();
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    await workbook.xlsx.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer, {
      ignoreNodes: ["dataValidations", "conditionalFormatting", "extLst", "drawing", "picture", "hyperlinks"],
    });
  } catch {
    return refused("not-a-workbook");
  }
  const sheets = workbook.worksheets.filter((sheet) => sheet.rowCount > 0);
  const found = sheets.find((sheet) => findHeader(sheet) !== null) ?? sheets[0];
  return found === undefined ? refused("empty-file") : toTable(found);
}

function findHeader(sheet: ExcelJS.Worksheet): number | null {
  for (let line = 1; line <= Math.min(HEADER_WITHIN, sheet.rowCount); line += 1) {
    const cells = cellsOf(sheet.getRow(line));
    if (HEADER_NAMES.every((name) => cells.some((cell) => cell.trim() === name))) return line;
  }
  return null;
}

function toTable(sheet: ExcelJS.Worksheet): CsvReading {
  const headerLine = findHeader(sheet) ?? 1;
  const header = withoutTrailingBlanks(cellsOf(sheet.getRow(headerLine)));
  if (header.length === 0) return refused("no-header");
  const rows: SheetRow[] = [];
  const faults: Fault[] = [];
  sheet.eachRow((row, line) => {
    if (line <= headerLine) return;
    const cells = withoutTrailingBlanks(cellsOf(row));
    if (cells.length === 0) return;
    if (cells.length > header.length) faults.push(raggedRow(line, header.length, cells.length));
    else rows.push({ line, cells: [...cells, ...Array<string>(header.length - cells.length).fill("")] });
  });
  const table: SheetTable = { header, rows, faults };
  return { ok: true, table };
}

function cellsOf(row: ExcelJS.Row): readonly string[] {
  const cells: string[] = [];
  row.eachCell((cell, column) => {
    const place = Math.min(column, LAST_COLUMN) - 1;
    while (cells.length < place) cells.push("");
    cells[place] = toText(cell.value);
  });
  return cells;
}

/** Neither NUL nor half a surrogate pair can be stored; a sheet can hold both as `_x0000_`. */
function toText(value: ExcelJS.CellValue): string {
  return seenText(value).replaceAll("\u0000", "").toWellFormed();
}

/** What the reader of the sheet sees, as a CSV would hold it. */
function seenText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("error" in value) return value.error;
  if ("result" in value) return seenText(value.result as ExcelJS.CellValue);
  return "text" in value ? seenText(value.text as ExcelJS.CellValue) : "";
}

function withoutTrailingBlanks(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

function raggedRow(line: number, expected: number, found: number): Fault {
  return {
    line,
    column: null,
    code: "ragged-row",
    params: { expected: String(expected), found: String(found) },
  };
}

function refused(code: FaultCode): CsvReading {
  return { ok: false, fault: { line: 1, column: null, code, params: {} } };
}
