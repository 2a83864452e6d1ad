import { describe, expect, it } from "vitest";
import { coveredUnits, reportingUnit } from "@/lib/domain/reports/reporting-unit";
import { tree } from "@/tests/unit/domain/observations/observation-fixtures";

describe("reportingUnit", () => {
  it.each([
    ["unknown", "99999", null],
    ["a ward", "00688", null],
    ["a district without communes", "001", null],
    ["a commune reports with its district", "00700", "024"],
    ["a district", "024", "024"],
    ["a province", "24", "24"],
    ["the country", "VN", "VN"],
  ])("%s", (_name, code, expected) => {
    expect(reportingUnit(tree, code)).toBe(expected);
  });
});

describe("coveredUnits", () => {
  it("of what makes no report of its own is nothing", () => {
    for (const code of ["99999", "00688", "001", "00700"]) expect(coveredUnits(tree, code)).toEqual([]);
  });

  it("of a district are itself and its communes, wards left out", () => {
    expect(coveredUnits(tree, "024")).toEqual(["024", "00700"]);
  });

  it("of a province and of the country are themselves alone", () => {
    expect(coveredUnits(tree, "02")).toEqual(["02"]);
    expect(coveredUnits(tree, "VN")).toEqual(["VN"]);
  });
});
