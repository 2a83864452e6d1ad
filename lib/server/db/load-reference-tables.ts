import "server-only";

import { createHash } from "node:crypto";
import { Client } from "pg";
import { placeOf } from "@/lib/domain/access/place";
import { dueIndicators } from "@/lib/domain/indicators/due-indicators";
import { parseRegister } from "@/lib/domain/register/parse-register";
import type { Register } from "@/lib/domain/register/register";
import { COUNTRY, LEVELS, type Level, type Unit } from "@/lib/domain/units/unit";
import { buildUnitTree, type UnitTree } from "@/lib/domain/units/unit-tree";

/** Counts up when the rows made from the same files change, so that every database is loaded anew. */
const LOADER_VERSION = 1;

/** The files of prisma/data, as text. */
export interface ReferenceFiles {
  readonly units: string;
  readonly register: string;
}

interface UnitsFile {
  /** Day of the list. */
  readonly structure: string;
  readonly units: readonly (readonly [
    code: string,
    name: string,
    type: string,
    parent: string | null,
    level: Level,
  ])[];
}

/** Rows of one table as JSON objects with its column names; the database turns each text into the column's type. */
type Rows = readonly Readonly<Record<string, unknown>>[];

function readUnits(text: string): { readonly structure: string; readonly units: readonly Unit[] } {
  const file = JSON.parse(text) as UnitsFile;
  const units = file.units.map(([code, name, type, parent, level]) => ({ code, name, type, parent, level }));
  return { structure: file.structure, units };
}

function readRegister(text: string): Register {
  const parsed = parseRegister(JSON.parse(text));
  if (parsed.ok) return parsed.register;
  const faults = parsed.faults.map(({ pointer, message }) => `${pointer}: ${message}`);
  throw new Error(`the register is not usable:\n${faults.join("\n")}`);
}

function unitRows(tree: UnitTree, structure: string): Rows {
  return tree.units.map((unit) => ({
    ...unit,
    valid_from: structure,
    province: placeOf(tree, unit.code)?.province ?? null,
    district: placeOf(tree, unit.code)?.district ?? null,
    in_scope: tree.inScope(unit.code),
  }));
}

/** What units of a level owe is the same all over a province: one of them answers for all. */
function dueRows(register: Register, tree: UnitTree): Rows {
  const provinces = [COUNTRY, ...tree.children(COUNTRY).map(({ code }) => code)];
  return provinces.flatMap((province) => {
    const levels: readonly Level[] =
      province === COUNTRY ? ["country"] : LEVELS.filter((level) => level !== "country");
    return levels.flatMap((level) => {
      const [example] = tree.subjects(province, [level]);
      const due = example === undefined ? [] : dueIndicators(register, tree, example.code);
      return due.map((indicator) => ({ province, level, indicator: indicator.code }));
    });
  });
}

function named<Named extends { readonly name: { readonly vi: string; readonly en: string } }>(
  listed: readonly Named[],
  toRow: (each: Named) => Readonly<Record<string, unknown>>,
): Rows {
  return listed.map((each, position) => ({
    ...toRow(each),
    position,
    name_vi: each.name.vi,
    name_en: each.name.en,
  }));
}

function periodRows(register: Register): Rows {
  return register.periods.map((period) => ({
    code: period.code,
    kind: period.kind,
    starts_on: period.start,
    ends_on: period.end,
    cutoff: period.cutoff,
    due: period.due,
    name_vi: period.name.vi,
    name_en: period.name.en,
    as_of: period.asOf,
    structure: period.structure,
    mode: period.mode,
  }));
}

function indicatorRows(register: Register): Rows {
  return register.indicators.map((indicator, position) => {
    const { code, pillar, measure, kind, levels, absentMeans, per, timing, local, ...wording } = indicator;
    return {
      code,
      position,
      pillar,
      measure,
      kind,
      levels,
      absent_means: absentMeans,
      per,
      timing,
      local,
      wording,
    };
  });
}

function planRows(register: Register): Rows {
  return register.plans.map((plan, position) => ({
    code: plan.code,
    position,
    unit: plan.unit,
    inherits: plan.inherits,
    title_vi: plan.title.vi,
    title_en: plan.title.en,
    source_number: plan.source.number,
    source_date: plan.source.date,
    source_issuer: plan.source.issuer,
    starts_on: plan.start,
    deadline: plan.deadline,
    baseline_period: plan.baselinePeriod,
  }));
}

function targetRows(register: Register): Rows {
  return register.plans.flatMap((plan) =>
    plan.targets.map((target, position) => ({
      plan: plan.code,
      indicator: target.indicator,
      position,
      comparator: target.comparator,
      threshold_numerator: target.threshold.numerator,
      threshold_denominator: target.threshold.denominator,
      wording: target.wording,
      deadline: target.deadline,
      kind: target.kind,
      per: target.per,
    })),
  );
}

/** What the administrator edits on screen and a new version of the product must not undo. */
const KEPT_PERIOD_COLUMNS = new Set(["due", "cutoff", "mode"]);

interface TableLoad {
  readonly table: string;
  readonly key: readonly string[];
  readonly rows: Rows;
  readonly kept?: ReadonlySet<string>;
}

/** Parents before their children, so that every foreign key finds its row. */
function tableLoads(register: Register, tree: UnitTree, structure: string): readonly TableLoad[] {
  const { programme } = register;
  return [
    { table: "unit", key: ["code", "valid_from"], rows: unitRows(tree, structure) },
    {
      table: "programme",
      key: ["code"],
      rows: [{ code: programme.code, starts_on: programme.start, ends_on: programme.end }],
    },
    {
      table: "pillar",
      key: ["code"],
      rows: named(register.pillars, ({ code, scored }) => ({ code, scored })),
    },
    { table: "service", key: ["code"], rows: named(register.services, ({ code }) => ({ code })) },
    {
      table: "not_applicable_reason",
      key: ["code"],
      rows: named(register.notApplicableReasons, ({ code, indicators }) => ({ code, indicators })),
    },
    { table: "period", key: ["code"], rows: periodRows(register), kept: KEPT_PERIOD_COLUMNS },
    { table: "indicator", key: ["code"], rows: indicatorRows(register) },
    { table: "plan", key: ["code"], rows: planRows(register) },
    { table: "target", key: ["plan", "indicator"], rows: targetRows(register) },
    { table: "due_indicator", key: ["province", "level", "indicator"], rows: dueRows(register, tree) },
  ];
}

/** Tables whose rows nothing refers to: what the files no longer hold goes away. */
const REPLACED_TABLES = ["target", "due_indicator"] as const;

async function upsert(client: Client, { table, key, rows, kept }: TableLoad): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const changed = columns.filter((column) => !key.includes(column) && kept?.has(column) !== true);
  const updates = changed.map((column) => `${column} = excluded.${column}`).join(", ");
  // Table and column names are this file's own words, never input.
  await client.query(
    `INSERT INTO ${table} (${columns.join(", ")})
     SELECT ${columns.join(", ")} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ON CONFLICT (${key.join(", ")}) DO ${updates === "" ? "NOTHING" : `UPDATE SET ${updates}`}`,
    [JSON.stringify(rows)],
  );
}

async function loadTables(client: Client, files: ReferenceFiles): Promise<void> {
  const { structure, units } = readUnits(files.units);
  const register = readRegister(files.register);
  const tree = buildUnitTree(units);
  for (const table of REPLACED_TABLES) await client.query(`DELETE FROM ${table}`);
  for (const load of tableLoads(register, tree, structure)) await upsert(client, load);
}

/**
 * Brings units and register from their files into the tables, as the owner. Does nothing where the same files are
 * loaded already, keeps what the administrator edited of periods, and counts `reference_version` up, so that every
 * running process reads its copy anew. Returns whether anything was loaded.
 */
export async function loadReferenceTables(ownerUrl: string, files: ReferenceFiles): Promise<boolean> {
  const source = createHash("sha256")
    .update(`${LOADER_VERSION}\n${files.units}\n${files.register}`)
    .digest("hex");
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const loaded = await client.query<{ source: string }>(
      "SELECT source FROM reference_version WHERE id = 1",
    );
    if (loaded.rows[0]?.source === source) return false;
    await client.query("BEGIN");
    await loadTables(client, files);
    await client.query(
      `INSERT INTO reference_version (id, version, source) VALUES (1, 1, $1)
       ON CONFLICT (id) DO UPDATE SET version = reference_version.version + 1, source = excluded.source`,
      [source],
    );
    await client.query("COMMIT");
    return true;
  } finally {
    await client.end();
  }
}
