import "server-only";
import ExcelJS from "@protobi/exceljs";
import type { ExportCell, ExportColumn, ExportDocument } from "@/lib/contracts/export-table";

const HEADING_FILL: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEAEEF2" } };
const HAIRLINE: Partial<ExcelJS.Borders> = { bottom: { style: "hair", color: { argb: "FF8C959F" } } };

/** More columns than this are printed on several sheets side by side, each with the names of the units. */
const MOST_ON_ONE_SHEET = 14;

const NUMBER_FORMATS: Readonly<Record<ExportColumn["kind"], string>> = {
  text: "@",
  count: "#,##0",
  share: "0.0%",
  index: "0.0",
  day: "dd/mm/yyyy",
};

/**
 * A document as an XLSX file: title, mark, one or two rows of headings kept in sight, typed cells, and a sheet of
 * notes. Codes are text, so that leading zeros survive. Returns the bytes.
 */
export async function workbookBytes(document: ExportDocument): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "NTM Số";
  writeTable(workbook, document);
  writeNotes(workbook, document);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeTable(workbook: ExcelJS.Workbook, { table, mark }: ExportDocument): void {
  const grouped = table.columns.some(({ group }) => group !== undefined);
  const sheet = workbook.addWorksheet(sheetName(table.sheet), {
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      fitToPage: table.columns.length <= MOST_ON_ONE_SHEET,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });
  sheet.columns = table.columns.map(({ kind, width }) => ({
    width,
    style: { numFmt: NUMBER_FORMATS[kind] },
  }));
  sheet.addRow([table.title]).font = { bold: true, size: 14 };
  sheet.addRow([mark ?? ""]).font = { italic: true };
  if (grouped) writeGroups(sheet, table.columns);
  const headings = sheet.addRow(table.columns.map(({ heading }) => heading));
  styleHeading(headings);
  const headingRow = headings.number;
  for (const row of table.rows) {
    const written = sheet.addRow(row.map(cellValue));
    written.border = HAIRLINE;
    row.forEach((cell, position) => {
      if (cell !== null && typeof cell === "object") {
        written.getCell(position + 1).numFmt = `0.${"0".repeat(cell.decimals)}%`;
      }
    });
  }
  sheet.views = [{ state: "frozen", xSplit: table.frozenColumns, ySplit: headingRow }];
  sheet.pageSetup.printTitlesRow = grouped
    ? `${headingRow - 1}:${headingRow}`
    : `${headingRow}:${headingRow}`;
  sheet.pageSetup.printTitlesColumn = `A:${sheet.getColumn(table.frozenColumns).letter}`;
  sheet.autoFilter = {
    from: { row: headingRow, column: 1 },
    to: { row: Math.max(headingRow, sheet.rowCount), column: table.columns.length },
  };
}

function writeGroups(sheet: ExcelJS.Worksheet, columns: readonly ExportColumn[]): void {
  const groups = sheet.addRow(
    columns.map(({ group }, position) => (group !== columns[position - 1]?.group ? (group ?? "") : "")),
  );
  styleHeading(groups);
  let start = 0;
  for (let position = 1; position <= columns.length; position += 1) {
    if (columns[position]?.group === columns[start]?.group && position < columns.length) continue;
    if (columns[start]?.group !== undefined && position - 1 > start) {
      sheet.mergeCells(groups.number, start + 1, groups.number, position);
    }
    start = position;
  }
}

function writeNotes(workbook: ExcelJS.Workbook, { notesSheet, notes, mark }: ExportDocument): void {
  const sheet = workbook.addWorksheet(sheetName(notesSheet));
  sheet.columns = [
    { width: 28, style: { numFmt: "@" } },
    { width: 100, style: { numFmt: "@", alignment: { wrapText: true, vertical: "top" } } },
  ];
  for (const { label, text } of notes) sheet.addRow([label, text]).getCell(1).font = { bold: true };
  if (mark !== null) sheet.addRow([mark]).font = { bold: true, italic: true };
}

function styleHeading(row: ExcelJS.Row): void {
  row.font = { bold: true };
  row.alignment = { wrapText: true, vertical: "middle", horizontal: "center" };
  row.eachCell({ includeEmpty: true }, (cell) => {
    cell.fill = HEADING_FILL;
    cell.numFmt = "@";
  });
}

function cellValue(cell: ExportCell): string | number | null {
  return cell !== null && typeof cell === "object" ? cell.share : cell;
}

/** A sheet's name as Excel takes it: 31 characters, none of []:*?/\ */
function sheetName(name: string): string {
  return name.replaceAll(/[[\]:*?/\\]/g, " ").slice(0, 31);
}
