/** `npm run score`: scores a file of observations without a database. Faults go to standard error, exit 2. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { LENSES, type Lens, type Observation } from "@/lib/domain/observations/observation";
import { parseObservationRows } from "@/lib/domain/observations/parse-observation-rows";
import { findPeriod } from "@/lib/domain/periods/find-period";
import { findPlan } from "@/lib/domain/plans/resolve-targets";
import { parseRegister } from "@/lib/domain/register/parse-register";
import type { Register } from "@/lib/domain/register/register";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { parseUnits } from "@/lib/domain/units/parse-units";
import type { Unit } from "@/lib/domain/units/unit";
import { buildUnitTree, type UnitTree } from "@/lib/domain/units/unit-tree";
import { faultLine } from "@/lib/i18n/fault-message";
import { readCsv } from "@/lib/server/files/read-csv";
import { readShippedRegister, readShippedUnits } from "@/prisma/seed/shipped-reference";

const BAD_INPUT = 2;
/** Faults of unit lists and registers are a maintainer's and exist in English only: one output, one language. */
const LANGUAGE = "en";
const USAGE =
  "usage: npm run -s score -- --observations obs.csv --unit 46 --period 2024 [--plan thua-thien-hue] " +
  "[--lens approved|provisional] [--units units.csv] [--register register.json] [--children]";

interface ScoreOptions {
  readonly observations: string;
  readonly unit: string;
  readonly period: string;
  readonly plan: string;
  readonly lens: string;
  readonly units: string | undefined;
  readonly register: string | undefined;
  readonly children: boolean;
}

/** Ends the command with every fault found so far. */
class BadInput extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}

function readOptions(commandLine: readonly string[]): ScoreOptions {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...commandLine],
      options: {
        observations: text,
        unit: text,
        period: text,
        plan: { ...text, default: "national" },
        lens: { ...text, default: "approved" },
        units: text,
        register: text,
        children: { type: "boolean", default: false },
      },
    });
    const { observations, unit, period, plan, lens, units, register, children } = values;
    if (observations === undefined || unit === undefined || period === undefined) {
      throw new Error("--observations, --unit and --period are needed");
    }
    return { observations, unit, period, plan, lens, units, register, children };
  } catch (error) {
    throw new BadInput([(error as Error).message, USAGE]);
  }
}

/** npm starts scripts in the package's folder; a path means the folder the person stands in. */
function readInput(path: string): Buffer {
  try {
    return readFileSync(resolve(process.env["INIT_CWD"] ?? process.cwd(), path));
  } catch (error) {
    throw new BadInput([`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`]);
  }
}

function readUnits(path: string | undefined): readonly Unit[] {
  if (path === undefined) return readShippedUnits();
  const reading = readCsv(readInput(path));
  if (!reading.ok) throw new BadInput([faultLine(path, reading.fault, LANGUAGE)]);
  const parsed = parseUnits(reading.table);
  const lines = reading.table.faults.map((fault) => faultLine(path, fault, LANGUAGE));
  if (!parsed.ok) {
    lines.push(
      ...parsed.faults.map(({ line, column, message }) => `${path}:${line}: ${column ?? "row"}: ${message}`),
    );
  }
  if (!parsed.ok || lines.length > 0) throw new BadInput(lines);
  return parsed.units;
}

function readRegister(path: string | undefined): Register {
  if (path === undefined) return readShippedRegister();
  let json: unknown;
  try {
    json = JSON.parse(
      readInput(path)
        .toString("utf8")
        .replace(/^\uFEFF/, ""),
    );
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput([`${path}: not JSON: ${(error as Error).message}`]);
  }
  const parsed = parseRegister(json);
  if (parsed.ok) return parsed.register;
  throw new BadInput(parsed.faults.map(({ pointer, message }) => `${path}: ${pointer}: ${message}`));
}

const isLens = (text: string): text is Lens => (LENSES as readonly string[]).includes(text);

function optionFaults(options: ScoreOptions, register: Register, tree: UnitTree): readonly string[] {
  const { unit, period, plan: planCode, lens } = options;
  const faults: string[] = [];
  const plan = findPlan(register, planCode);
  if (tree.get(unit) === undefined) faults.push(`--unit: unknown unit "${unit}"`);
  if (findPeriod(register, period) === undefined) faults.push(`--period: unknown period "${period}"`);
  if (plan === undefined) faults.push(`--plan: unknown plan "${planCode}"`);
  else if (tree.get(unit) !== undefined && !tree.isWithin(plan.unit, unit)) {
    faults.push(`--unit: ${unit} lies outside the plan "${planCode}"`);
  }
  if (!isLens(lens)) faults.push(`--lens: unknown lens "${lens}"; one of ${LENSES.join(", ")}`);
  return faults;
}

function readObservations(
  path: string,
  register: Register,
  tree: UnitTree,
): { readonly observations: readonly Observation[]; readonly faults: readonly string[] } {
  const reading = readCsv(readInput(path));
  if (!reading.ok) return { observations: [], faults: [faultLine(path, reading.fault, LANGUAGE)] };
  const parsed = parseObservationRows(reading.table, { register, tree, emptyStatus: "approved" });
  return {
    observations: parsed.observations.map(({ observation }) => observation),
    faults: parsed.faults.map((fault) => faultLine(path, fault, LANGUAGE)),
  };
}

/** Runs `read` and keeps its faults, so that the faults of one file do not hide those of the next. */
function collect<Found>(lines: string[], read: () => Found): Found | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    lines.push(...error.lines);
    return undefined;
  }
}

function score(options: ScoreOptions): unknown {
  const lines: string[] = [];
  const units = collect(lines, () => readUnits(options.units));
  const register = collect(lines, () => readRegister(options.register));
  if (units === undefined || register === undefined) throw new BadInput(lines);

  const tree = buildUnitTree(units);
  const { observations, faults } = readObservations(options.observations, register, tree);
  const allFaults = [...optionFaults(options, register, tree), ...faults];
  if (allFaults.length > 0) throw new BadInput(allFaults);

  const lens = options.lens as Lens;
  const { unit, period, plan } = options;
  const aggregates = rollUp(observations, tree, register, lens);
  const request = { register, tree, aggregates, unit, period, plan, lens };
  return options.children ? scoreChildren(request) : scoreUnit(request);
}

try {
  const scored = score(readOptions(process.argv.slice(2)));
  process.stdout.write(`${JSON.stringify(scored, null, 1)}\n`);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.lines.join("\n")}\n`);
  process.exitCode = BAD_INPUT;
}
