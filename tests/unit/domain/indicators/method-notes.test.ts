import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { citedDay, commonStructure, methodNotes } from "@/lib/domain/indicators/method-notes";
import { findPeriod } from "@/lib/domain/periods/find-period";
import { findPlan } from "@/lib/domain/plans/resolve-targets";
import { parseRegister } from "@/lib/domain/register/parse-register";
import type { Register } from "@/lib/domain/register/register";

const parsed = parseRegister(JSON.parse(readFileSync("prisma/data/register.json", "utf8")));
if (!parsed.ok) throw new Error("the shipped register does not parse");
const { register } = parsed;

function notesOf(indicator: string, plan = "national", period = "2024", from: Register = register) {
  const found = from.indicators.find(({ code }) => code === indicator);
  const [inView, until] = [findPlan(from, plan), findPeriod(from, period)];
  if (found === undefined || inView === undefined || until === undefined) throw new Error("unknown code");
  return methodNotes(from, inView, found, until);
}

const brief = (...asked: Parameters<typeof notesOf>) => notesOf(...asked).map(({ kind, day }) => [kind, day]);

test.each([
  ["211/QĐ-TTg, 01/03/2024", "2024-03-01"],
  ["211/QĐ-TTg", null],
  ["211/QĐ-TTg, 31/02/2024", null],
  ["01/03/2024, 211/QĐ-TTg", null],
])("the day of “%s” is %s", (source, day) => {
  expect(citedDay(source)).toBe(day);
});

describe("the notes of a target", () => {
  test("are its criterion's decisions and the plan that set it, in their order", () => {
    expect(brief("CQS-2")).toEqual([
      ["criterion-issued", "2022-03-08"],
      ["target-set", "2022-08-02"],
      ["criterion-amended", "2024-03-01"],
    ]);
  });

  test("without a criterion are only those of the plans", () => {
    expect(brief("KTS-2")).toEqual([["target-set", "2022-08-02"]]);
  });

  test("name what a province's plan replaces, and keep the undated last", () => {
    const [national, own] = notesOf("KTS-2", "nghe-an");
    expect(national).toMatchObject({ plan: { code: "national" }, replaces: null });
    expect(own).toMatchObject({
      day: "2023-03-03",
      plan: { code: "nghe-an" },
      target: { threshold: { numerator: 100, denominator: 100 } },
      replaces: { threshold: { numerator: 70, denominator: 100 } },
    });
    expect(brief("CQS-2", "thua-thien-hue").at(-1)).toEqual(["target-set", null]);
  });

  test("of the period that ended on an earlier day appear only once it is shown", () => {
    expect(brief("KTS-2", "national", "2025").at(-1)).toEqual(["as-of", "2025-12-31"]);
    expect(brief("KTS-2", "national", "2025-H1")).toHaveLength(1);
  });
});

describe("the list of units", () => {
  const until = (code: string, from: Register) => {
    const period = findPeriod(from, code);
    if (period === undefined) throw new Error(code);
    return commonStructure(from, period);
  };
  const changed: Register = {
    ...register,
    periods: register.periods.map((period) =>
      period.code >= "2024" ? { ...period, structure: "2024-01-01" } : period,
    ),
  };

  test("that all periods share is told once, without a note", () => {
    expect(until("2025", register)).toBe("2022-04-10");
  });

  test("that changes is a note at the first period that stands on it", () => {
    expect([until("2023", changed), until("2024", changed)]).toEqual(["2022-04-10", null]);
    const notes = notesOf("KTS-2", "national", "2024", changed).filter(
      ({ kind }) => kind === "structure-changed",
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ structure: "2024-01-01", day: "2024-06-30" });
  });
});
