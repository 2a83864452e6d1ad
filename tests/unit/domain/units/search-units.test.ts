import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { indexUnits, searchUnits, toPlain } from "@/lib/domain/units/search-units";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";
import type { UnitsFile } from "@/scripts/official-units";

const { units } = JSON.parse(readFileSync("prisma/data/units-2022-04-10.json", "utf8")) as UnitsFile;
const tree = buildUnitTree(
  units.map(([code, name, type, parent, level]) => ({ code, name, type, parent, level })),
);
const index = indexUnits(tree);

const codes = (query: string, limit = 10) => searchUnits(index, query, limit).units.map(({ code }) => code);
const names = (query: string, limit = 10) => searchUnits(index, query, limit).units.map(({ name }) => name);

describe("searching units", () => {
  it.each(["", "   ", "%_'; --", "xyzzy nowhere", "!!!"])("finds nothing for %j", (query) => {
    expect(searchUnits(index, query, 10)).toEqual({ units: [], count: 0, isClear: false });
  });

  it("shows nothing that may not be shown, and does not count it", () => {
    const onlyProvinces = searchUnits(index, "hoa binh", 100, ({ level }) => level === "province");
    expect(onlyProvinces.units.map(({ code }) => code)).toEqual(["17"]);
    expect(onlyProvinces.count).toBe(1);
    expect(searchUnits(index, "hoa binh", 100).count).toBeGreaterThan(5);
  });

  it.each([
    ["dak lak", "66"],
    ["Đắk Lắk", "66"],
    ["ĐẮK LẮK", "66"],
    ["Đắk Lắk".normalize("NFD"), "66"],
    ["tinh dak lak", "66"],
    ["thua thien hue", "46"],
    ["hcm", "79"],
    ["tth", "46"],
    ["tp ho chi minh", "79"],
    ["TP. Huế", "474"],
    ["tx huong tra", "480"],
    ["hoà bình", "17"],
    ["365", "365"],
    ["0636", "06361"],
    ["ho chi minh", "79"],
    ["ba ria vung tau", "77"],
    ["bà rịa – vũng tàu", "77"],
  ])("finds %s", (query, code) => {
    expect(codes(query)[0]).toBe(code);
  });

  it("finds a province by its first letters among the first", () => {
    expect(codes("HN", 3)).toContain("01");
    expect(codes("hn", 3)).toContain("35");
  });

  it("finds by code: exactly first, then what begins with it", () => {
    expect(codes("19822")[0]).toBe("19822");
    expect(codes("001")[0]).toBe("001");
    expect(codes("01")[0]).toBe("01");
    expect(codes("vn")[0]).toBe("VN");
    expect(codes("1982").every((code) => code.startsWith("1982"))).toBe(true);
  });

  it("ranks whole names before beginnings before words before parts", () => {
    const found = names("son la", 400);
    expect(found[0]).toBe("Tỉnh Sơn La");
    expect(found[1]).toBe("Thành phố Sơn La");
    const bare = searchUnits(index, "an", 12_000).units.map(({ name }) => ` ${toPlain(name)}`);
    const firstPart = bare.findIndex((name) => !name.includes(" an"));
    expect(firstPart).toBeGreaterThan(100);
    expect(bare.slice(firstPart).some((name) => name.includes(" an"))).toBe(false);
  });

  it("lists the province before the district before the commune where they match alike", () => {
    const levels = searchUnits(index, "Hòa Bình", 4).units.map(({ level }) => level);
    expect(levels.slice(0, 3)).toEqual(["province", "district", "district"]);
  });

  it("puts the spelling asked for before its look-alikes", () => {
    expect(names("sa pả")[0]).toBe("Phường Sa Pả");
    expect(names("thị xã sa pa")[0]).toBe("Thị xã Sa Pa");
  });

  it("puts a whole word before the beginning of a longer one, and marks that were typed before both", () => {
    const found = names("nghi", 400);
    expect(found.indexOf("Huyện Nghi Lộc")).toBeLessThan(found.indexOf("Huyện Nghĩa Hành"));
    expect(found.indexOf("Huyện Nghi Lộc")).toBeLessThan(10);
    expect(found.indexOf("Xã Nghi Phú")).toBeLessThan(found.indexOf("Huyện Nghĩa Đàn"));
    expect(names("nghĩ", 3)).toContain("Huyện Nghĩa Đàn");
    expect(names("vinh", 9)).toEqual(expect.arrayContaining(["Tỉnh Vĩnh Phúc", "Tỉnh Vĩnh Long"]));
  });

  it("takes words of the units above to tell places of one name apart", () => {
    const [first] = searchUnits(index, "vinh hien phu loc", 3).units;
    expect(first?.name).toBe("Xã Vinh Hiền");
    expect(codes("phu loc vinh hien")[0]).toBe(first?.code);
    expect(codes("vinh hien dak lak")).toEqual([]);
  });

  it("does not stumble over apostrophes and zeros", () => {
    for (const query of ["ea hleo", "Ea H'leo", "ea h’leo"]) expect(names(query)[0]).toMatch(/Ea H/u);
    expect(toPlain("Phường 01")).toBe("phuong 1");
    expect(toPlain("Ia H' Drai")).toBe("ia h drai");
  });

  it("returns no more than asked for and says how many there are", () => {
    const found = searchUnits(index, "xa", 7);
    expect(found.units).toHaveLength(7);
    expect(found.count).toBeGreaterThan(8_000);
  });

  it("says whether a name was meant or only letters were found", () => {
    expect(searchUnits(index, "nghe an", 1).isClear).toBe(true);
    expect(searchUnits(index, "8.4", 1)).toMatchObject({ isClear: false });
    expect(searchUnits(index, "ghe a", 1)).toMatchObject({ isClear: false });
  });

  it("reads only the beginning of a very long text", () => {
    expect(searchUnits(index, "a".repeat(1_000_000), 5).count).toBe(0);
  });
});
