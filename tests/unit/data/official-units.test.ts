import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  officialUnits,
  sourceList,
  toUnitsText,
  UNITS_FILE,
  type UnitRow,
  type UnitsFile,
} from "@/scripts/official-units";

const text = readFileSync(UNITS_FILE, "utf8");
const shipped = JSON.parse(text) as UnitsFile;
const byCode = new Map<string, UnitRow>(shipped.units.map((row) => [row[0], row]));

const countWhere = (test: (row: UnitRow) => boolean) => shipped.units.filter(test).length;

describe("the generator refuses a list that is not the one of 10 April 2022", () => {
  const list = sourceList();

  it("with a commune less", () => {
    expect(() => officialUnits({ ...list, wards: list.wards.slice(1) })).toThrow(
      "commune: expected 10599, found 10598",
    );
  });

  it("with a code twice", () => {
    expect(() => officialUnits({ ...list, wards: [...list.wards, list.wards[0]!] })).toThrow(
      "The code 00001 occurs twice",
    );
  });

  it("with a district whose province does not exist", () => {
    const [first, ...others] = list.districts;
    const districts = [{ ...first!, province_code: "03" }, ...others];
    expect(() => officialUnits({ ...list, districts })).toThrow(
      "001 (Quận Ba Đình) has the unknown parent 03",
    );
  });

  it("with a code that lost its leading zero", () => {
    const [first, ...others] = list.provinces;
    const provinces = [{ ...first!, code: "1" }, ...others];
    expect(() => officialUnits({ ...list, provinces })).toThrow(
      '"1" (Thành phố Hà Nội) is no code of a province',
    );
  });

  it("with a commune that changed its type", () => {
    const [first, ...others] = list.wards;
    const wards = [{ ...first!, unit: "Xã", name: "Xã Phúc Xá" }, ...others];
    expect(() => officialUnits({ ...list, wards })).toThrow("xã: expected 8255, found 8256");
  });

  it("with a name that does not say its type", () => {
    const [first, ...others] = list.wards;
    const wards = [{ ...first!, name: "Phúc Xá" }, ...others];
    expect(() => officialUnits({ ...list, wards })).toThrow(
      'The name "Phúc Xá" does not begin with its type "phường"',
    );
  });
});

describe("the shipped units", () => {
  it("are what the generator writes today", () => {
    expect(toUnitsText(officialUnits(sourceList()))).toBe(text);
  });

  it("count 63 provinces, 705 districts and 10,599 communes", () => {
    expect(countWhere((row) => row[4] === "country")).toBe(1);
    expect(countWhere((row) => row[4] === "province")).toBe(63);
    expect(countWhere((row) => row[4] === "district")).toBe(705);
    expect(countWhere((row) => row[4] === "commune")).toBe(10_599);
    expect(countWhere((row) => row[2] === "xã")).toBe(8_255);
    expect(countWhere((row) => row[2] === "phường")).toBe(1_732);
    expect(countWhere((row) => row[2] === "thị trấn")).toBe(612);
  });

  it("have 645 districts with at least one xã, and five with no commune at all", () => {
    const ruralDistricts = new Set(shipped.units.filter((row) => row[2] === "xã").map((row) => row[3]));
    const parents = new Set(shipped.units.map((row) => row[3]));
    const empty = shipped.units.filter((row) => row[4] === "district" && !parents.has(row[0]));
    expect(ruralDistricts.size).toBe(645);
    expect(empty.map((row) => row[0])).toEqual(["318", "471", "498", "536", "755"]);
  });

  it("begin with the country and are sorted by level, then code", () => {
    expect(shipped.structure).toBe("2022-04-10");
    expect(shipped.units[0]).toEqual(["VN", "Việt Nam", "quốc gia", null, "country"]);
    const order = ["country", "province", "district", "commune"];
    const keys = shipped.units.map((row) => `${order.indexOf(row[4])} ${row[0]}`);
    expect(keys).toEqual(keys.toSorted());
  });

  it.each([
    ["40", "Tỉnh Nghệ An", "tỉnh", "VN"],
    ["01", "Thành phố Hà Nội", "thành phố", "VN"],
    ["365", "Huyện Giao Thủy", "huyện", "36"],
    ["14212", "Xã Giao Phong", "xã", "365"],
    ["00571", "Xã Dương Xá", "xã", "018"],
    ["058", "Thành phố Bắc Kạn", "thành phố", "06"],
    ["095", "Thị xã Mường Lay", "thị xã", "11"],
    ["859", "Huyện Vũng Liêm", "huyện", "86"],
  ])("know %s as %s", (code, name, type, parent) => {
    expect(byCode.get(code)?.slice(0, 4)).toEqual([code, name, type, parent]);
  });

  it("are text in NFC, with single spaces and types in lower case", () => {
    for (const [code, name, type] of shipped.units) {
      expect(name, code).toBe(name.normalize("NFC").replace(/\s+/gu, " ").trim());
      expect(type, code).toBe(type.toLowerCase());
    }
  });

  it("equal the golden list of Thừa Thiên Huế", () => {
    const golden = readFileSync("tests/golden/thua-thien-hue/units.csv", "utf8").trim().split("\n").slice(1);
    const districts = shipped.units.filter((row) => row[3] === "46").map((row) => row[0]);
    const own = new Set(["VN", "46", ...districts]);
    const generated = shipped.units
      .filter(([code, , , parent]) => own.has(code) || districts.includes(parent ?? ""))
      .map(([code, name, type, parent, level]) => [code, level, name, parent ?? "", type].join(","));
    expect(generated.toSorted()).toEqual(golden.toSorted());
  });
});
