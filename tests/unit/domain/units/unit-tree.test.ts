import { describe, expect, test } from "vitest";
import type { Unit } from "@/lib/domain/units/unit";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";

const unit = (code: string, level: Unit["level"], parent: string | null, type = ""): Unit => ({
  code,
  level,
  name: code,
  parent,
  type,
});

const UNITS = [
  unit("70102", "commune", "701", "phường"),
  unit("70101", "commune", "701", "Thị trấn"),
  unit("70002", "commune", "700", "XA\u0303"),
  unit("70001", "commune", "700", "xã"),
  unit("701", "district", "70", "quận"),
  unit("700", "district", "70", "huyện"),
  unit("71", "province", "VN", "tỉnh"),
  unit("70", "province", "VN", "tỉnh"),
  unit("VN", "country", null, "quốc gia"),
];
const tree = buildUnitTree(UNITS);
const codes = (units: readonly Unit[]) => units.map(({ code }) => code);

describe("refused", () => {
  test.each([
    ["a code listed twice", [...UNITS, unit("70", "province", "VN")], /70 is listed twice/],
    ["an unknown parent", [unit("70", "province", "VN")], /unknown parent VN/],
    ["a parent of the same level", [...UNITS, unit("72", "province", "71")], /not of a level below/],
  ])("%s", (_, units, message) => {
    expect(() => buildUnitTree(units)).toThrow(message);
  });

  test("unknown codes have no answers", () => {
    expect(tree.get("99")).toBeUndefined();
    expect(tree.inScope("99")).toBe(false);
    expect(tree.children("99")).toEqual([]);
    expect(tree.ancestors("99")).toEqual([]);
    expect(tree.subjects("99", ["commune"])).toEqual([]);
    expect(tree.subjectCount("99", ["commune"])).toBe(0);
    expect([tree.isWithin("99", "70"), tree.isWithin("70", "99"), tree.isWithin("99", "99")]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("the tree", () => {
  test.each([
    ["VN", true],
    ["71", true],
    ["700", true],
    ["701", false],
    ["70001", true],
    ["70002", true],
    ["70101", false],
    ["70102", false],
  ])("%s in scope: %s", (code, expected) => {
    expect(tree.inScope(code)).toBe(expected);
  });

  test("lists children by code, ancestors nearest first", () => {
    expect(codes(tree.children("70"))).toEqual(["700", "701"]);
    expect(codes(tree.inScopeChildren("70"))).toEqual(["700"]);
    expect(codes(tree.ancestors("70001"))).toEqual(["700", "70", "VN"]);
    expect(codes(tree.units)).toEqual(["VN", "70", "700", "70001", "70002", "701", "70101", "70102", "71"]);
  });

  test("holds a unit within itself and its ancestors only", () => {
    expect(tree.isWithin("70", "70")).toBe(true);
    expect(tree.isWithin("70", "70102")).toBe(true);
    expect(tree.isWithin("70001", "70")).toBe(false);
    expect(tree.isWithin("71", "70001")).toBe(false);
  });

  test("counts as many subjects as it lists", () => {
    expect(codes(tree.subjects("70", ["commune", "district"]))).toEqual(["700", "70001", "70002"]);
    for (const { code } of UNITS) {
      for (const levels of [["commune"], ["district", "province"], ["country", "commune"]] as const) {
        expect(tree.subjectCount(code, levels)).toBe(tree.subjects(code, levels).length);
      }
    }
  });
});
