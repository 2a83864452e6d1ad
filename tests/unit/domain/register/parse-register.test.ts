import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRegister } from "@/lib/domain/register/parse-register";

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

const MINIMAL = {
  programme: { code: "p", start: "2021-01-01", end: "2025-12-31" },
  pillars: [{ code: "A" }],
  periods: [
    { code: "2022", kind: "year", start: "2022-01-01", end: "2022-12-31" },
    { code: "2021", kind: "year", start: "2021-01-01", end: "2021-12-31" },
  ],
  indicators: [
    { code: "I", pillar: "A", measure: "criterion", kind: "share-of-units", levels: ["commune"] },
    { code: "R", pillar: "A", measure: "ratio", kind: "ratio-of-sums", levels: ["commune", "country"] },
  ],
  plans: [
    {
      code: "national",
      unit: "VN",
      targets: [{ indicator: "I", comparator: ">=", threshold: { numerator: 1, denominator: 2 } }],
    },
    { code: "local", unit: "01", inherits: "national", targets: [] },
  ],
};

/** The minimal register with one place changed; a path step is a field or an index. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(MINIMAL) as unknown;
  let place = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
  place[path.at(-1) as string | number] = value;
  return copy;
}

const pointersOf = (json: unknown): readonly string[] => {
  const parsed = parseRegister(json);
  return parsed.ok ? [] : parsed.faults.map(({ pointer }) => pointer);
};

describe("faults", () => {
  test.each([null, 7, "x", []])("no object: %o", (json) => {
    expect(pointersOf(json)).toEqual([""]);
  });

  test.each([
    [["programme", "end"], "2025-02-30"],
    [["pillars"], {}],
    [["pillars", 0, "code"], ""],
    [["pillars", 0, "scored"], "yes"],
    [["pillars", 1], "A"],
    [["periods", 0, "kind"], "quarter"],
    [["periods", 0, "end"], "2021-12-31"],
    [["periods", 0, "mode"], "ajar"],
    [["indicators", 0, "measure"], "rate"],
    [["indicators", 0, "levels"], []],
    [["indicators", 0, "timing"], "never"],
    [["indicators", 0, "pillar"], "B"],
    [["indicators", 0, "kind"], "ratio-of-sums"],
    [["indicators", 1, "kind"], "share-of-units"],
    [["notApplicableReasons"], {}],
    [["plans", 0, "unit"], "1"],
    [["plans", 0, "inherits"], "none"],
    [["plans", 0, "inherits"], "national"],
    [["plans", 0, "baselinePeriod"], "2020"],
    [["plans", 0, "targets", 0, "indicator"], "X"],
    [["plans", 0, "targets", 0, "comparator"], "<"],
    [["plans", 0, "targets", 0, "threshold", "numerator"], 0],
    [["plans", 0, "targets", 0, "threshold", "denominator"], 0],
    [["plans", 0, "targets", 0, "threshold", "numerator"], 0.5],
    [["plans", 0, "targets", 0, "deadline"], "soon"],
    [["plans", 0, "targets", 0, "kind"], "ratio-of-sums"],
  ])("%j = %j", (path, value) => {
    expect(pointersOf(changed(path, value))).toEqual([`/${path.join("/")}`]);
  });

  test("a code listed twice, a target set twice, and inheritance in a circle", () => {
    expect(pointersOf(changed(["pillars", 1], { code: "A" }))).toEqual(["/pillars/1/code"]);
    const twice = changed(["plans", 0, "targets", 1], MINIMAL.plans[0]?.targets[0]);
    expect(pointersOf(twice)).toEqual(["/plans/0/targets/1/indicator"]);
    expect(pointersOf(changed(["plans", 0, "inherits"], "local"))).toEqual([
      "/plans/0/inherits",
      "/plans/1/inherits",
    ]);
  });

  test("a count per unit without a level, and without zero for absent", () => {
    expect(pointersOf(changed(["plans", 0, "targets", 0, "kind"], "count-per-unit"))).toEqual([
      "/plans/0/targets/0/per",
      "/plans/0/targets/0/kind",
    ]);
  });

  test("a reason for an unknown indicator", () => {
    const reasons = [{ code: "r", indicators: ["I", "X"] }];
    expect(pointersOf(changed(["notApplicableReasons"], reasons))).toEqual([
      "/notApplicableReasons/0/indicators/1",
    ]);
  });
});

describe("a register", () => {
  test("fills what may be left out and puts periods in the order of their ends", () => {
    const parsed = parseRegister(MINIMAL);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const { register } = parsed;
    expect(register.periods.map(({ code }) => code)).toEqual(["2021", "2022"]);
    expect(register.periods[0]).toMatchObject({ cutoff: "2021-12-31", due: {}, mode: "open", asOf: null });
    expect(register.pillars[0]).toEqual({ code: "A", name: { vi: "A", en: "A" }, scored: true });
    expect(register.indicators[0]).toMatchObject({ absentMeans: "missing", timing: "state", per: null });
    expect(register.indicators[1]?.levels).toEqual(["country", "commune"]);
    expect(register.plans[0]).toMatchObject({ deadline: "2025-12-31", inherits: null, baselinePeriod: null });
    expect(register.plans[0]?.targets[0]).toMatchObject({ deadline: null, kind: null, per: null });
    expect(register.notApplicableReasons.map(({ code }) => code)).toEqual(["other"]);
  });

  test("of Decision 924/QĐ-TTg reads without a fault", () => {
    const parsed = parseRegister(readJson("prisma/data/register.json"));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const { periods, indicators, plans, notApplicableReasons } = parsed.register;
    expect([periods.length, indicators.length, plans.length, notApplicableReasons.length]).toEqual([
      9, 19, 4, 3,
    ]);
    expect(plans[0]?.targets).toHaveLength(16);
    expect(periods[8]).toMatchObject({ code: "2025", asOf: "2025-06-30", mode: "backfill" });
  });

  test("of the ties reads without a fault", () => {
    expect(parseRegister(readJson("tests/golden/ties/register.json")).ok).toBe(true);
  });
});
