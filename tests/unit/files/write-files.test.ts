import ExcelJS from "@protobi/exceljs";
import { describe, expect, it } from "vitest";
import type { ExportDocument } from "@/lib/contracts/export-table";
import { readCsv } from "@/lib/server/files/read-csv";
import { csvLines, csvText } from "@/lib/server/files/write-csv";
import { jsonLines } from "@/lib/server/files/write-json";
import { workbookBytes } from "@/lib/server/files/write-workbook";

const DOCUMENT: ExportDocument = {
  fileName: "thu.xlsx",
  table: {
    sheet: "Bảng: thử/nghiệm",
    title: "Bảng thử",
    columns: [
      { key: "unit", heading: "Mã", kind: "text", width: 8 },
      { key: "CQS-2.result", group: "CQS-2", heading: "Kết quả", kind: "share", width: 8 },
      { key: "CQS-2.missing", group: "CQS-2", heading: "Chưa có", kind: "count", width: 8 },
    ],
    rows: [
      ["01", { share: 8007 / 8255, decimals: 2 }, 1234],
      ["=SUM(A1)", null, null],
    ],
    frozenColumns: 1,
  },
  notesSheet: "Ghi chú",
  notes: [{ label: "Kỳ", text: "Năm 2024" }],
  mark: "Dữ liệu minh họa",
  markHeading: "Ghi chú",
};

describe("csvText", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+84", "'+84"],
    ["-1", "'-1"],
    ["@x", "'@x"],
    ["\t=1", "'\t=1"],
    ['a"b', '"a""b"'],
    ["a,b", '"a,b"'],
    ["a;b", '"a;b"'],
    ["a\nb", '"a\nb"'],
    ["19822", "19822"],
  ])("%j is written %j", (text, written) => expect(csvText(text)).toBe(written));
});

it("a CSV reads back as it was written, shares as fractions, the mark with every row", () => {
  const reading = readCsv(Buffer.from([...csvLines(DOCUMENT)].join("")));
  expect(reading).toMatchObject({
    ok: true,
    table: {
      header: ["Mã", "CQS-2 – Kết quả", "CQS-2 – Chưa có", "Ghi chú"],
      rows: [
        { cells: ["01", String(8007 / 8255), "1234", "Dữ liệu minh họa"] },
        { cells: ["'=SUM(A1)", "", "", "Dữ liệu minh họa"] },
      ],
    },
  });
});

it("JSON holds a row as an object by the columns' keys", () => {
  expect(JSON.parse([...jsonLines(DOCUMENT)].join(""))).toMatchObject({
    title: "Bảng thử",
    mark: "Dữ liệu minh họa",
    rows: [
      { unit: "01", "CQS-2.result": 8007 / 8255, "CQS-2.missing": 1234 },
      { unit: "=SUM(A1)", "CQS-2.result": null },
    ],
  });
});

it("a workbook has real numbers with their own decimals, codes as text, no formula, and frozen headings", async () => {
  const workbook = new ExcelJS.Workbook();
  const bytes = await workbookBytes(DOCUMENT);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const [sheet, notes] = workbook.worksheets;
  expect(sheet?.name).toBe("Bảng  thử nghiệm");
  expect(sheet?.getCell("A2").value).toBe("Dữ liệu minh họa");
  expect(sheet?.getRow(4).values).toEqual([undefined, "Mã", "Kết quả", "Chưa có"]);
  expect([sheet?.getCell("A5").value, sheet?.getCell("B5").value, sheet?.getCell("B5").numFmt]).toEqual([
    "01",
    8007 / 8255,
    "0.00%",
  ]);
  expect([sheet?.getCell("A6").type, sheet?.getCell("A6").value]).toEqual([
    ExcelJS.ValueType.String,
    "=SUM(A1)",
  ]);
  expect(sheet?.getCell("C5").numFmt).toBe("#,##0");
  expect(sheet?.views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 4 });
  expect(notes?.getCell("B1").value).toBe("Năm 2024");
});
