import { deflateRawSync } from "node:zlib";
import ExcelJS from "@protobi/exceljs";
import { describe, expect, it } from "vitest";
import { judgeArchive } from "@/lib/server/files/judge-archive";
import { readWorkbook } from "@/lib/server/files/read-workbook";

type Cells = readonly (readonly ExcelJS.CellValue[])[];

async function workbookOf(...sheets: readonly Cells[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const [place, rows] of sheets.entries()) {
    const sheet = workbook.addWorksheet(`Sheet ${place + 1}`);
    for (const row of rows) sheet.addRow([...row]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A zip archive of one entry whose directory claims a size of its own. */
function archiveOf(content: Uint8Array, claimed = content.length): Uint8Array {
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

const faultOf = async (bytes: Uint8Array) => {
  const reading = await readWorkbook(bytes);
  return reading.ok ? null : reading.fault.code;
};
const tableOf = async (bytes: Uint8Array) => {
  const reading = await readWorkbook(bytes);
  if (!reading.ok) throw new Error(reading.fault.code);
  return reading.table;
};

describe("what is no workbook", () => {
  it("is refused by name", async () => {
    expect(await faultOf(new Uint8Array())).toBe("empty-file");
    expect(await faultOf(Buffer.from("unit,indicator\n"))).toBe("not-a-workbook");
    expect(await faultOf(Buffer.alloc(100_000, "PK"))).toBe("not-a-workbook");
    expect(await faultOf(archiveOf(Buffer.from("<nothing/>")))).toBe("not-a-workbook");
    expect(await faultOf((await workbookOf([["unit"]])).slice(0, 2000))).toBe("not-a-workbook");
    expect(await faultOf(await workbookOf([]))).toBe("empty-file");
  });

  it("is an archive that fills the memory, whatever its directory claims", async () => {
    const bomb = archiveOf(Buffer.alloc(200 * 1024 * 1024), 10);
    expect(bomb.length).toBeLessThan(300_000);
    expect(await faultOf(bomb)).toBe("workbook-too-large");
    const limits = { bytes: 1000, brackets: 10 };
    expect(judgeArchive(archiveOf(Buffer.alloc(1000)), limits)).toBe("fits");
    expect(judgeArchive(archiveOf(Buffer.alloc(1001)), limits)).toBe("too-large");
    expect(judgeArchive(archiveOf(Buffer.from("<c/>".repeat(10))), limits)).toBe("fits");
    expect(judgeArchive(archiveOf(Buffer.from("<c/>".repeat(11))), limits)).toBe("too-large");
  });

  it("is an archive in which another reader could find other entries", () => {
    const limits = { bytes: 1000, brackets: 10 };
    const archive = Buffer.from(archiveOf(Buffer.from("<c/>")));
    const end = archive.length - 22;
    const changed = (place: number, value: number) => {
      const other = Buffer.from(archive);
      other.writeUInt16LE(value, place);
      return other;
    };
    expect(judgeArchive(archive, limits)).toBe("fits");
    for (const bytes of [
      changed(end + 4, 0xffff),
      changed(end + 8, 2),
      changed(end + 20, 1),
      changed(end + 12, 1),
      Buffer.concat([Buffer.from("before"), archive]),
      Buffer.concat([archive, Buffer.from("after")]),
    ])
      expect(judgeArchive(bytes, limits)).toBe("not-an-archive");
  });
});

describe("a workbook", () => {
  const HEADER = ["unit", "indicator", "met", "numerator"];

  it("is read as text, whatever its cells are", async () => {
    const rich = { richText: [{ text: "CQS" }, { text: "-2" }] };
    const table = await tableOf(
      await workbookOf([
        HEADER,
        ["01", rich, true, 12],
        [46, "CQS-1B", null, { formula: "1+2", result: 3 }],
        ["024", "X", false, 0.5],
      ]),
    );
    expect(table.header).toEqual(HEADER);
    expect(table.rows).toEqual([
      { line: 2, cells: ["01", "CQS-2", "true", "12"] },
      { line: 3, cells: ["46", "CQS-1B", "", "3"] },
      { line: 4, cells: ["024", "X", "false", "0.5"] },
    ]);
  });

  it("keeps the lines of the sheet over blank rows, and names rows that are too long", async () => {
    const table = await tableOf(await workbookOf([HEADER, ["01"], [], ["02", "a", "b", "c", "d"], ["03"]]));
    expect(table.rows.map(({ line, cells }) => [line, cells.length])).toEqual([
      [2, 4],
      [5, 4],
    ]);
    expect(table.faults).toMatchObject([
      { line: 4, code: "ragged-row", params: { expected: "4", found: "5" } },
    ]);
  });

  it("is not filled up to a cell far to the right", async () => {
    const far = Array<ExcelJS.CellValue>(16_384).fill(null);
    far[16_383] = "x";
    const table = await tableOf(await workbookOf([HEADER, far]));
    expect(table.faults).toMatchObject([{ line: 2, code: "ragged-row", params: { found: "100" } }]);
  });

  it("may have a title above the header and other sheets before", async () => {
    const table = await tableOf(
      await workbookOf([["Ghi chú"]], [["Số liệu năm 2024"], [], HEADER, ["19822", "CQS-2", true, null]]),
    );
    expect(table.rows).toEqual([{ line: 4, cells: ["19822", "CQS-2", "true", ""] }]);
  });
});
