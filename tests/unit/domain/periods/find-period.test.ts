import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findPeriod, periodsBefore, previousComparable } from "@/lib/domain/periods/find-period";
import { parseRegister } from "@/lib/domain/register/parse-register";

const parsed = parseRegister(JSON.parse(readFileSync("prisma/data/register.json", "utf8")));
if (!parsed.ok) throw new Error("the shipped register has faults");
const { register } = parsed;

const period = (code: string) => {
  const found = findPeriod(register, code);
  if (found === undefined) throw new Error(code);
  return found;
};

test("a period is found by its code", () => {
  expect(findPeriod(register, "2099")).toBeUndefined();
  expect(period("2024").end).toBe("2024-12-31");
});

test("the periods before are those that end before", () => {
  expect(periodsBefore(register, period("2021"))).toEqual([]);
  expect(periodsBefore(register, period("2023-H1")).map(({ code }) => code)).toEqual([
    "2021",
    "2022-H1",
    "2022",
  ]);
});

test.each([
  ["2023", "flow", "2022"],
  ["2023-H1", "flow", "2022-H1"],
  ["2022-H1", "flow", undefined],
  ["2022-H1", "state", "2021"],
  ["2023", "state", "2023-H1"],
  ["2023", "cumulative", "2023-H1"],
  ["2021", "state", undefined],
] as const)("%s of a %s compares with %s", (code, timing, expected) => {
  expect(previousComparable(register, period(code), timing)?.code).toBe(expected);
});
