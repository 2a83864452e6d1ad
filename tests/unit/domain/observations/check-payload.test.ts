import { describe, expect, it } from "vitest";
import { checkValue, type ValueInput } from "@/lib/domain/observations/check-payload";
import { register } from "@/tests/unit/domain/observations/observation-fixtures";

function check(code: string, input: ValueInput) {
  const indicator = register.indicators.find((candidate) => candidate.code === code);
  if (indicator === undefined) throw new Error(`no indicator ${code}`);
  return checkValue(input, indicator, register);
}

function problemsOf(code: string, input: ValueInput) {
  const checked = check(code, input);
  return checked.ok ? [] : checked.problems.map((problem) => `${problem.column} ${problem.code}`);
}

describe("checkValue refuses", () => {
  it.each<[string, string, Omit<ValueInput, "state">, readonly string[]]>([
    ["nothing", "XA", {}, ["met payload-missing"]],
    ["another measure", "XA", { met: true, count: 0 }, ["count payload-of-another-measure"]],
    ["half a ratio", "HS", { numerator: 1 }, ["denominator payload-missing"]],
    ["a decimal", "HS", { numerator: 1.5, denominator: 2 }, ["numerator not-whole"]],
    ["no number at all", "HS", { numerator: Number.NaN, denominator: 2 }, ["numerator not-whole"]],
    ["infinity", "TD", { count: Number.POSITIVE_INFINITY }, ["count not-whole"]],
    ["negative", "TD", { count: -1 }, ["count negative"]],
    ["inexact", "TD", { count: 2 ** 53 }, ["count too-large"]],
    ["above", "HS", { numerator: 3, denominator: 2 }, ["numerator numerator-above-denominator"]],
    ["unknown service", "DV", { services: ["x"], feedback: true }, ["services unknown-service"]],
    ["no feedback", "DV", { services: [] }, ["feedback payload-missing"]],
  ])("%s", (_name, code, input, problems) => {
    expect(problemsOf(code, { state: "reported", ...input })).toEqual(problems);
  });

  it("not applicable without a reason, with one that is not allowed, or with a value", () => {
    expect(problemsOf("XA", { state: "not-applicable" })).toEqual(["reason reason-missing"]);
    expect(problemsOf("XA", { state: "not-applicable", reason: "not-subject" })).toEqual([
      "reason reason-not-allowed",
    ]);
    expect(problemsOf("XA", { state: "not-applicable", reason: "merged", met: false })).toEqual([
      "met payload-of-not-applicable",
    ]);
  });
});

describe("checkValue accepts", () => {
  it("fields that do not apply as null, empty or left out", () => {
    const input = { met: null, numerator: null, services: [], feedback: null, reason: null };
    expect(check("TD", { state: "reported", count: 0, ...input })).toEqual({
      ok: true,
      value: { state: "reported", payload: { measure: "count", count: 0 } },
    });
  });

  it("services once each, in the register's order", () => {
    expect(
      check("DV", { state: "reported", services: ["culture", "health", "culture"], feedback: false }),
    ).toMatchObject({ value: { payload: { services: ["health", "culture"] } } });
  });

  it("0/0, which is neither blank nor not applicable", () => {
    expect(check("HS", { state: "reported", numerator: 0, denominator: 0 }).ok).toBe(true);
  });
});
