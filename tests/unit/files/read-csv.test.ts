import { describe, expect, it } from "vitest";
import { readCsv } from "@/lib/server/files/read-csv";

const bytes = (text: string) => new TextEncoder().encode(text);

function tableOf(text: string) {
  const reading = readCsv(bytes(text));
  if (!reading.ok) throw new Error(`refused: ${reading.fault.code}`);
  return reading.table;
}

function faultOf(content: Uint8Array) {
  const reading = readCsv(content);
  return reading.ok ? null : { line: reading.fault.line, code: reading.fault.code };
}

describe("readCsv refuses", () => {
  it.each([
    ["an empty file", bytes(""), { line: 1, code: "empty-file" }],
    ["a file of a byte order mark alone", Uint8Array.of(0xef, 0xbb, 0xbf), { line: 1, code: "empty-file" }],
    ["a blank header", bytes("\nunit,period\n"), { line: 1, code: "no-header" }],
    ["a header of empty cells", bytes(",,\n1,2,3\n"), { line: 1, code: "no-header" }],
    ["Windows-1252", Uint8Array.of(0x75, 0x6e, 0xe9, 0x0a), { line: 1, code: "not-text" }],
    ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x75, 0x00, 0x0a, 0x00), { line: 1, code: "not-text" }],
    ["a zero byte", bytes("unit\n\u0000\n"), { line: 1, code: "not-text" }],
    ["a quote inside a bare cell", bytes('a,b\n1,2\n3,x"y\n'), { line: 3, code: "malformed-quotes" }],
    ["text after a closing quote", bytes('a,b\n"1\r\n2",3\n"4"5,6\n'), { line: 4, code: "malformed-quotes" }],
    ["a quote never closed", bytes('a,b\n1,2\n3,"4\n5,6\n'), { line: 3, code: "malformed-quotes" }],
  ])("%s", (_name, content, fault) => {
    expect(faultOf(content)).toEqual(fault);
  });

  it("more rows than the caller takes, blank ones counted, without reading on", () => {
    expect(readCsv(bytes('a\n1\n\n"broken'), { mostRows: 2 })).toMatchObject({ ok: false });
    const refused = readCsv(bytes('a\n1\n\n\nx"broken\n'), { mostRows: 2 });
    expect(refused).toEqual({
      ok: false,
      fault: { line: 1, column: null, code: "too-many-rows", params: { most: "2" } },
    });
    expect(readCsv(bytes("a\n1\n\n"), { mostRows: 2 })).toMatchObject({ ok: true });
  });

  it("a row with more or fewer cells, and keeps the others", () => {
    const table = tableOf("a,b,c\n1,2\n3,4,5\n6,7,8,9\n");
    expect(table.faults).toEqual([
      { line: 2, column: null, code: "ragged-row", params: { expected: "3", found: "2" } },
      { line: 4, column: null, code: "ragged-row", params: { expected: "3", found: "4" } },
    ]);
    expect(table.rows).toEqual([{ line: 3, cells: ["3", "4", "5"] }]);
  });
});

describe("readCsv reads", () => {
  it.each([
    ["LF", "a,b\n1,2\n"],
    ["CRLF", "a,b\r\n1,2\r\n"],
    ["no final line end", "a,b\n1,2"],
    ["a byte order mark", "\uFEFFa,b\n1,2\n"],
    ["semicolons", "a;b\n1;2\n"],
    ["semicolons and a byte order mark", "\uFEFFa;b\r\n1;2\r\n"],
    ["quoted names", '"a","b"\n"1","2"\n'],
  ])("%s", (_name, text) => {
    expect(tableOf(text)).toEqual({ header: ["a", "b"], rows: [{ line: 2, cells: ["1", "2"] }], faults: [] });
  });

  it("takes the delimiter from the header, not from what its quoted names or the cells hold", () => {
    expect(tableOf('"a;b;c",d\n1;2,3\n')).toMatchObject({
      header: ["a;b;c", "d"],
      rows: [{ cells: ["1;2", "3"] }],
    });
    expect(tableOf('unit;services\n00001;"health;culture"\n').rows[0]?.cells).toEqual([
      "00001",
      "health;culture",
    ]);
  });

  it("counts physical lines across blank lines and cells of several lines", () => {
    const table = tableOf('a,b\r\n\r\n1,"x\r\ny\r\nz"\r\n,\r\n2,"p\nq"\n3,4\n');
    expect(table.rows.map((row) => [row.line, row.cells[0]])).toEqual([
      [3, "1"],
      [7, "2"],
      [9, "3"],
    ]);
    expect(table.faults).toEqual([]);
  });

  it("a header of several lines", () => {
    expect(tableOf('a,"b\nc"\n1,2\n').rows[0]?.line).toBe(3);
  });

  it("a header without rows", () => {
    expect(tableOf("a,b\n")).toEqual({ header: ["a", "b"], rows: [], faults: [] });
  });

  it("keeps leading zeros, spaces and doubled quotes as written", () => {
    expect(tableOf('a,b\n00024," say ""có"" "\n').rows[0]?.cells).toEqual(["00024", ' say "có" ']);
  });
});
