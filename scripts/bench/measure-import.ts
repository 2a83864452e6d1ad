import { Client } from "pg";
import type { Observation } from "@/lib/domain/observations/observation";
import {
  OBSERVATION_COLUMNS,
  type ObservationColumn,
  parseObservationRows,
} from "@/lib/domain/observations/parse-observation-rows";
import type { Register } from "@/lib/domain/register/register";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import { importObservations } from "@/lib/server/commands/imports/import-observations";
import { readCsv } from "@/lib/server/files/read-csv";
import { generateObservations } from "@/prisma/seed/demo-observations";
import { shippedReference } from "@/prisma/seed/shipped-reference";
import { type BenchPlace, CENTRAL } from "@/scripts/bench/bench-place";
import { compare, type Measured, timed } from "@/scripts/bench/measured";

const PERIOD = "2024";

/** A file of the nation's approved figures of a period into a database without any, against reading the same file. */
export async function measureImport(place: BenchPlace): Promise<Measured> {
  const { register, tree } = shippedReference();
  const approved = [...generateObservations(register, tree, PERIOD)].filter(
    ({ status }) => status === "approved",
  );
  const bytes = Buffer.from(toCsv(approved));
  const database = await place.withoutFigures();
  return place.connected(database, () =>
    compare({
      title: "Import of one period",
      ours: () => importOnce(database.ownerUrl, bytes, approved.length),
      floor: timed(() => parseOnly(bytes, register, tree, approved.length)),
      warmUps: 1,
      rounds: 3,
      notes: [
        `ours: importObservations of ${approved.length} rows (${(bytes.length / 2 ** 20).toFixed(1)} MiB) in one transaction, with reports, roll-up rows and audit`,
        "floor: readCsv and parseObservationRows of the same bytes, every row checked, nothing stored",
      ],
    }),
  );
}

async function importOnce(ownerUrl: string, bytes: Uint8Array, rows: number): Promise<number> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner
    .query(
      "TRUNCATE observation, report, roll_up, coverage, workflow, commune_contents, roll_up_scope, audit_chain, audit_entry",
    )
    .finally(() => owner.end());
  const file = { bytes, kind: "csv", name: "bench.csv" } as const;
  const startedAt = performance.now();
  const imported = await importObservations(CENTRAL, {
    file,
    dryRun: false,
    idempotencyKey: null,
    locale: "en",
  });
  const tookMs = performance.now() - startedAt;
  if (!imported.ok || imported.value.created !== rows)
    throw new Error(`the import did not bring its rows in: ${JSON.stringify(imported).slice(0, 500)}`);
  return tookMs;
}

function parseOnly(bytes: Uint8Array, register: Register, tree: UnitTree, rows: number): void {
  const reading = readCsv(bytes);
  if (!reading.ok) throw new Error(`the file cannot be read: ${reading.fault.code}`);
  const parsed = parseObservationRows(reading.table, { register, tree, emptyStatus: "draft" });
  if (parsed.observations.length !== rows) throw new Error(`${parsed.observations.length} rows of ${rows}`);
}

function toCsv(observations: readonly Observation[]): string {
  const lines = observations.map((observation) => {
    const cells = toCells(observation);
    return OBSERVATION_COLUMNS.map((column) => String(cells[column] ?? "")).join(",");
  });
  return `${[OBSERVATION_COLUMNS.join(","), ...lines].join("\n")}\n`;
}

function toCells({
  value,
  ...codes
}: Observation): Readonly<Partial<Record<ObservationColumn, string | number | boolean>>> {
  const { unit, indicator, period, status } = codes;
  const row = { unit, indicator, period, status, state: value.state };
  if (value.state === "not-applicable") return { ...row, reason: value.reason };
  const { measure: _measure, ...payload } = value.payload;
  return "services" in payload
    ? { ...row, ...payload, services: payload.services.join(";") }
    : { ...row, ...payload };
}
