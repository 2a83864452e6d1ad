import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Lens, Observation } from "@/lib/domain/observations/observation";
import { parseObservationRows } from "@/lib/domain/observations/parse-observation-rows";
import { parseRegister } from "@/lib/domain/register/parse-register";
import type { Register } from "@/lib/domain/register/register";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { parseUnits } from "@/lib/domain/units/parse-units";
import { buildUnitTree, type UnitTree } from "@/lib/domain/units/unit-tree";
import { readCsv } from "@/lib/server/files/read-csv";

const GOLDEN = join(process.cwd(), "tests/golden");
const SHIPPED_REGISTER = join(process.cwd(), "prisma/data/register.json");

interface ExpectedScorecard {
  readonly unit: string;
  readonly period: string;
  readonly plan: string;
  readonly lens?: Lens;
}

function readTable(path: string) {
  const reading = readCsv(readFileSync(path));
  if (!reading.ok) throw new Error(`${path}: ${reading.fault.code}`);
  expect(reading.table.faults).toEqual([]);
  return reading.table;
}

function readRegister(folder: string): Register {
  const own = join(folder, "register.json");
  const parsed = parseRegister(JSON.parse(readFileSync(existsSync(own) ? own : SHIPPED_REGISTER, "utf8")));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.register;
}

function readTree(folder: string): UnitTree {
  const parsed = parseUnits(readTable(join(folder, "units.csv")));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return buildUnitTree(parsed.units);
}

function readObservations(folder: string, register: Register, tree: UnitTree): readonly Observation[] {
  const table = readTable(join(folder, "observations.csv"));
  const parsed = parseObservationRows(table, { register, tree, emptyStatus: "approved" });
  expect(parsed.faults).toEqual([]);
  return parsed.observations.map(({ observation }) => observation);
}

/** `actual` with only the fields `expected` has, so that what a golden file lists is compared exactly. */
function narrowed(actual: unknown, expected: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return actual.map((entry, index) => narrowed(entry, expected[index]));
  }
  if (typeof expected !== "object" || expected === null || typeof actual !== "object" || actual === null) {
    return actual;
  }
  const found = actual as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(expected)
      .filter(([field]) => field in found)
      .map(([field, value]) => [field, narrowed(found[field], value)]),
  );
}

describe.each(readdirSync(GOLDEN))("golden cases of %s", (name) => {
  const folder = join(GOLDEN, name);
  const register = readRegister(folder);
  const tree = readTree(folder);
  const observations = readObservations(folder, register, tree);
  const cases = readdirSync(folder).filter((file) => file.startsWith("expected-"));

  test.each(cases)("%s", (file) => {
    const expected: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const first = (Array.isArray(expected) ? expected[0] : expected) as ExpectedScorecard;
    const lens = first.lens ?? "approved";
    const aggregates = rollUp(observations, tree, register, lens);
    const request = { register, tree, aggregates, period: first.period, plan: first.plan, lens };
    const actual = Array.isArray(expected)
      ? scoreChildren({ ...request, unit: tree.get(first.unit)?.parent ?? "" })
      : scoreUnit({ ...request, unit: first.unit });

    expect(JSON.stringify(narrowed(actual, expected), null, 1)).toBe(JSON.stringify(expected, null, 1));
  });
});
