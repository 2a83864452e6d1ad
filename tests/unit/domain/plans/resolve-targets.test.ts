import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { plansForUnit } from "@/lib/domain/plans/plans-for-unit";
import { findPlan, planLineage, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import { parseRegister } from "@/lib/domain/register/parse-register";
import type { Plan, Register } from "@/lib/domain/register/register";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";

function readRegister(path: string): Register {
  const parsed = parseRegister(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.register;
}

const shipped = readRegister("prisma/data/register.json");
const ties = readRegister("tests/golden/ties/register.json");

const plan = (register: Register, code: string): Plan => {
  const found = findPlan(register, code);
  if (found === undefined) throw new Error(code);
  return found;
};

const resolved = (register: Register, code: string, indicator: string) =>
  resolveTargets(register, plan(register, code)).find((target) => target.indicator.code === indicator);

describe("broken inheritance is a bug", () => {
  const national = plan(shipped, "national");

  test("of an unknown plan, or in a circle", () => {
    expect(() => planLineage(shipped, { ...national, inherits: "none" })).toThrow(/unknown plan none/);
    const circular = {
      ...shipped,
      plans: [
        { ...national, inherits: "a" },
        { ...national, code: "a", inherits: "national" },
      ],
    };
    expect(() => planLineage(circular, circular.plans[0] as Plan)).toThrow(/inherits itself/);
  });
});

describe("targets in force", () => {
  test("stand in the register's order, one for each indicator", () => {
    const codes = resolveTargets(shipped, plan(shipped, "nghe-an")).map(({ indicator }) => indicator.code);
    const order = shipped.indicators.map(({ code }) => code).filter((code) => codes.includes(code));
    expect(codes).toEqual(order);
    expect(codes).toContain("KTS-1-LK");
    expect(new Set(codes).size).toBe(codes.length);
  });

  test("are overridden indicator by indicator, the rest is inherited", () => {
    expect(resolved(shipped, "thua-thien-hue", "CQS-2")).toMatchObject({
      threshold: { numerator: 100, denominator: 100 },
      definedBy: { code: "thua-thien-hue" },
    });
    expect(resolved(shipped, "thua-thien-hue", "TD-1")?.per).toBe("district");
    expect(resolved(shipped, "national", "TD-1")?.per).toBe("province");
    expect(resolved(shipped, "thua-thien-hue", "CQS-8")?.definedBy.code).toBe("national");
    expect(resolved(shipped, "national", "KTS-1-LK")).toBeUndefined();
  });

  test("a target's own deadline and kind come first, an inherited deadline stays", () => {
    expect(resolved(shipped, "soc-trang", "HUYEN-NTM")).toMatchObject({
      deadline: "2023-12-31",
      kind: "count",
    });
    expect(resolved(ties, "local", "MANY")).toMatchObject({ kind: "count", deadline: "2022-12-31" });
    expect(resolved(ties, "local", "OWN")).toMatchObject({
      deadline: "2021-12-31",
      definedBy: { code: "base" },
    });
  });

  test("an inherited target keeps the deadline and baseline period of the plan that defines it", () => {
    const local: Plan = { ...plan(ties, "local"), deadline: "2030-12-31", baselinePeriod: "2022" };
    const register = { ...ties, plans: [plan(ties, "base"), local] };
    expect(resolved(register, "local", "GT")).toMatchObject({
      deadline: "2022-12-31",
      baselinePeriod: "2021-H1",
    });
    expect(resolved(register, "local", "SRV")).toMatchObject({
      deadline: "2030-12-31",
      baselinePeriod: "2022",
    });
  });
});

test("the plans of a unit are the national one and its province's", () => {
  const tree = buildUnitTree([
    { code: "VN", level: "country", name: "VN", parent: null, type: "" },
    { code: "40", level: "province", name: "Nghệ An", parent: "VN", type: "tỉnh" },
    { code: "412", level: "district", name: "Thành phố Vinh", parent: "40", type: "thành phố" },
  ]);
  const codesFor = (unit: string) => plansForUnit(shipped, tree, unit).map(({ code }) => code);
  expect(codesFor("99")).toEqual([]);
  expect(codesFor("VN")).toEqual(["national"]);
  expect(codesFor("412")).toEqual(["national", "nghe-an"]);
});
