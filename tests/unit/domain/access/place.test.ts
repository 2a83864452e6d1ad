import { describe, expect, it } from "vitest";
import { isInside, placeOf } from "@/lib/domain/access/place";
import { tree } from "@/tests/unit/domain/observations/observation-fixtures";

describe("placeOf", () => {
  it("does not know an unknown unit", () => {
    expect(placeOf(tree, "99999")).toBeUndefined();
  });

  it.each([
    ["VN", { level: "country", province: null, district: null }],
    ["02", { level: "province", province: "02", district: null }],
    ["024", { level: "district", province: "02", district: "024" }],
    ["00700", { level: "commune", province: "02", district: "024" }],
  ])("%s", (code, place) => {
    expect(placeOf(tree, code)).toEqual({ code, ...place });
  });
});

describe("isInside", () => {
  const inside = (scope: readonly string[], code: string) => {
    const place = placeOf(tree, code);
    return place !== undefined && isInside(scope, place);
  };

  it("does not take 24 for 024, nor a unit for its parent", () => {
    expect(inside(["24"], "024")).toBe(false);
    expect(inside(["024"], "02")).toBe(false);
    expect(inside(["02"], "VN")).toBe(false);
    expect(inside([], "VN")).toBe(false);
  });

  it("holds the unit itself and everything below", () => {
    for (const code of ["VN", "02", "024", "00700"]) expect(inside(["VN"], code)).toBe(true);
    for (const code of ["02", "024", "00700"]) expect(inside(["24", "02"], code)).toBe(true);
    for (const code of ["024", "00700"]) expect(inside(["024"], code)).toBe(true);
  });
});
