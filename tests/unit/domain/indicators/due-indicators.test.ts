import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dueIndicators, enterableIndicators } from "@/lib/domain/indicators/due-indicators";
import { parseRegister } from "@/lib/domain/register/parse-register";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";

const parsed = parseRegister(JSON.parse(readFileSync("prisma/data/register.json", "utf8")));
if (!parsed.ok) throw new Error("the shipped register has faults");
const { register } = parsed;

const tree = buildUnitTree([
  { code: "VN", level: "country", name: "Việt Nam", parent: null, type: "" },
  { code: "40", level: "province", name: "Nghệ An", parent: "VN", type: "tỉnh" },
  { code: "413", level: "district", name: "Huyện A", parent: "40", type: "huyện" },
  { code: "16700", level: "commune", name: "Xã A", parent: "413", type: "xã" },
  { code: "16701", level: "commune", name: "Thị trấn", parent: "413", type: "thị trấn" },
  { code: "46", level: "province", name: "Huế", parent: "VN", type: "tỉnh" },
  { code: "476", level: "district", name: "Huyện B", parent: "46", type: "huyện" },
  { code: "19822", level: "commune", name: "Xã B", parent: "476", type: "xã" },
]);

const due = (unit: string) => dueIndicators(register, tree, unit).map(({ code }) => code);
const enterable = (unit: string) => enterableIndicators(register, tree, unit).map(({ code }) => code);

test("a unit out of scope, or unknown, owes nothing", () => {
  expect(due("16701")).toEqual([]);
  expect(enterable("16701")).toEqual([]);
  expect(due("99999")).toEqual([]);
});

test("a commune owes seven indicators, in Nghệ An eight", () => {
  expect(due("19822")).toEqual(["CQS-1D", "CQS-2", "CQS-3", "CQS-4", "CQS-8", "KTS-1", "XHS-1"]);
  expect(due("16700")).toEqual([...due("19822"), "KTS-1-LK"]);
});

test("a pilot can be entered but is never due", () => {
  expect(enterable("19822")).toEqual([...due("19822"), "TD-1"]);
});

test("each level owes its own", () => {
  expect(due("VN")).toEqual(["CQS-1A", "CQS-8"]);
  expect(due("40")).toEqual(["CQS-1B", "CQS-8"]);
  expect(due("413")).toContain("NA-DL");
  expect(due("476")).not.toContain("NA-DL");
});
