import "server-only";
import type { ExportCell, ExportColumn } from "@/lib/contracts/export-table";

export const BYTE_ORDER_MARK = "﻿";
/** First characters at which a spreadsheet takes a text for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * A text as a CSV field that no spreadsheet runs: an apostrophe before what would start a formula, quotes where
 * the text holds the delimiter, a quote or a line break.
 */
export function csvText(text: string): string {
  const inert = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function csvCell(cell: ExportCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "string") return csvText(cell);
  return String(cell.share);
}

/** What a CSV file is written from; a whole document is more than that. */
export interface CsvDocument {
  readonly table: {
    readonly columns: readonly Pick<ExportColumn, "group" | "heading">[];
    readonly rows: readonly (readonly ExportCell[])[];
  };
  readonly mark: string | null;
  readonly markHeading: string;
}

/**
 * A document as CSV lines with CRLF, byte order mark first so that Excel reads UTF-8. Shares are fractions between
 * 0 and 1 with a decimal point. The mark is a column of its own, so that it stays with every row.
 */
export function* csvLines({ table, mark, markHeading }: CsvDocument): Generator<string> {
  const headings = table.columns.map(({ group, heading }) =>
    group === undefined ? heading : `${group} – ${heading}`,
  );
  yield `${BYTE_ORDER_MARK}${[...headings, ...(mark === null ? [] : [markHeading])].map(csvText).join(",")}\r\n`;
  for (const row of table.rows) {
    const cells = row.map(csvCell);
    if (mark !== null) cells.push(csvText(mark));
    yield `${cells.join(",")}\r\n`;
  }
}
