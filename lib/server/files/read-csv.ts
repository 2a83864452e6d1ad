import "server-only";

import { CsvError, parse } from "csv-parse/sync";
import type { Fault, FaultCode } from "@/lib/domain/observations/fault";
import type { SheetRow, SheetTable } from "@/lib/domain/observations/sheet-table";

export type CsvReading =
  | { readonly ok: true; readonly table: SheetTable }
  | { readonly ok: false; readonly fault: Fault };

const UTF8_BOM = [0xef, 0xbb, 0xbf] as const;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const NUL = 0x00;

export interface CsvLimits {
  /** Rows after the header; a file with more of them, blank ones counted, is refused unread. */
  readonly mostRows?: number;
}

/** Reads RFC 4180 text: comma or semicolon as the header has it, with or without BOM, any line ends. */
export function readCsv(
  bytes: Uint8Array,
  { mostRows = Number.POSITIVE_INFINITY }: CsvLimits = {},
): CsvReading {
  const content = withoutBom(bytes);
  if (content.length === 0) return refused("empty-file");
  if (!isText(content)) return refused("not-text");
  const parsed = parseRecords(content, mostRows);
  if (!parsed.ok) return parsed;
  if (parsed.records.length > mostRows + 1) return refused("too-many-rows", 1, { most: String(mostRows) });
  return toTable(parsed.records);
}

function withoutBom(bytes: Uint8Array): Uint8Array {
  return UTF8_BOM.every((byte, index) => bytes[index] === byte) ? bytes.subarray(UTF8_BOM.length) : bytes;
}

function isText(content: Uint8Array): boolean {
  // PostgreSQL refuses NUL in text, and no written file has one.
  if (content.includes(NUL)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}

type Parsed =
  | { readonly ok: true; readonly records: readonly (readonly string[])[] }
  | { readonly ok: false; readonly fault: Fault };

function parseRecords(content: Uint8Array, mostRows: number): Parsed {
  try {
    const records = parse(Buffer.from(content.buffer, content.byteOffset, content.byteLength), {
      delimiter: detectDelimiter(content),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      ...(Number.isFinite(mostRows) && { to: mostRows + 2 }),
    });
    return { ok: true, records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused("malformed-quotes", lineAt(content, lastReadByte(error)));
  }
}

function detectDelimiter(content: Uint8Array): "," | ";" {
  const end = content.findIndex((byte) => byte === NEWLINE || byte === CARRIAGE_RETURN);
  const header = new TextDecoder().decode(end < 0 ? content : content.subarray(0, end));
  const unquoted = header.replaceAll(/"[^"]*"/g, "");
  return unquoted.split(";").length > unquoted.split(",").length ? ";" : ",";
}

/** The parser's own line count errs on CRLF inside quotes; its byte count, up to the last good cell, does not. */
function lastReadByte(error: CsvError): number {
  return typeof error["bytes"] === "number" ? error["bytes"] : 0;
}

function lineAt(content: Uint8Array, end: number): number {
  return 1 + countLineEnds(new TextDecoder().decode(content.subarray(0, end)));
}

function toTable(records: readonly (readonly string[])[]): CsvReading {
  const [header] = records;
  if (header === undefined || isBlank(header)) return refused("no-header");
  const rows: SheetRow[] = [];
  const faults: Fault[] = [];
  let line = 1 + linesOf(header);
  for (let index = 1; index < records.length; index++) {
    const cells = records[index] as readonly string[];
    if (!isBlank(cells)) {
      if (cells.length === header.length) rows.push({ line, cells });
      else faults.push(raggedRow(line, header.length, cells.length));
    }
    line += linesOf(cells);
  }
  return { ok: true, table: { header, rows, faults } };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) if (cell.length > 0) lines += countLineEnds(cell);
  return lines;
}

/** Line ends as an editor counts them: CRLF is one. */
function countLineEnds(text: string): number {
  if (!text.includes("\n") && !text.includes("\r")) return 0;
  return (text.match(/\r\n|\n|\r/g) ?? []).length;
}

function raggedRow(line: number, expected: number, found: number): Fault {
  return {
    line,
    column: null,
    code: "ragged-row",
    params: { expected: String(expected), found: String(found) },
  };
}

function refused(code: FaultCode, line = 1, params: Fault["params"] = {}): { ok: false; fault: Fault } {
  return { ok: false, fault: { line, column: null, code, params } };
}
