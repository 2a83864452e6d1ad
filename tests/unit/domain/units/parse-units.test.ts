import { describe, expect, test } from "vitest";
import { parseUnits } from "@/lib/domain/units/parse-units";

const HEADER = ["code", "level", "name", "parent", "type"];
const COUNTRY = ["VN", "country", "Việt Nam", "", ""];
const PROVINCE = ["01", "province", "Hà Nội", "VN", "thành phố"];

const parse = (rows: readonly (readonly string[])[], header: readonly string[] = HEADER) =>
  parseUnits({ header, rows: rows.map((cells, index) => ({ line: index + 2, cells })), faults: [] });

describe("faults", () => {
  test.each([
    ["an unknown level", ["1", "town", "x", "VN", ""], "level"],
    ["a lost leading zero", ["1", "province", "x", "VN", ""], "code"],
    ["a code of another level", ["001", "province", "x", "VN", ""], "code"],
    ["a country of another name", ["VX", "country", "x", "", ""], "code"],
    ["no name", ["02", "province", " ", "VN", ""], "name"],
    ["a country below something", ["VN", "country", "x", "01", ""], "parent"],
    ["no parent", ["02", "province", "x", "", ""], "parent"],
    ["an unknown parent", ["02", "province", "x", "99", ""], "parent"],
    ["a parent of the same level", ["02", "province", "x", "01", ""], "parent"],
    ["a commune without type", ["00001", "commune", "x", "01", ""], "type"],
    ["a code listed twice", PROVINCE, "code"],
  ])("%s", (_, row, column) => {
    const rows = row[0] === "VN" ? [PROVINCE, row] : [COUNTRY, PROVINCE, row];
    const parsed = parse(rows);
    expect(parsed.ok ? [] : parsed.faults).toMatchObject([{ line: rows.length + 1, column }]);
  });

  test("all of a file, in the order of its lines", () => {
    const parsed = parse([COUNTRY, ["02", "province", "x", "99", ""], ["3", "province", "", "VN", ""]]);
    expect(parsed.ok ? [] : parsed.faults.map(({ line, column }) => [line, column])).toEqual([
      [3, "parent"],
      [4, "code"],
      [4, "name"],
    ]);
  });

  test("of the header, and of a file without units", () => {
    const parsed = parse([], ["code", "code", "level", "name", "parent", "kind"]);
    expect(parsed.ok ? [] : parsed.faults.map(({ column, message }) => `${column}: ${message}`)).toEqual([
      "code: repeated column",
      "kind: unknown column",
      "type: column missing",
    ]);
    expect(parse([]).ok).toBe(false);
  });
});

test("units keep their order, their zeros, and get composed letters", () => {
  const header = ["type", "parent", "name", "level", "code"];
  const parsed = parse(
    [
      ["", "", "Việt Nam", "country", "VN"],
      ["xa\u0303", "01", "Xa\u0303 A", "commune", "00004"],
      ["", "VN", "Hà Nội", "province", "01"],
    ],
    header,
  );
  expect(parsed).toEqual({
    ok: true,
    units: [
      { code: "VN", level: "country", name: "Việt Nam", parent: null, type: "" },
      { code: "00004", level: "commune", name: "Xã A", parent: "01", type: "xã" },
      { code: "01", level: "province", name: "Hà Nội", parent: "VN", type: "" },
    ],
  });
});
