import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Observation } from "@/lib/domain/observations/observation";
import { parseObservationRows } from "@/lib/domain/observations/parse-observation-rows";
import { readCsv } from "@/lib/server/files/read-csv";
import type { Reference } from "@/lib/server/reference/load-reference";

const FOLDER = join(process.cwd(), "tests/golden/thua-thien-hue");

/** The observations of the golden province, read for the units and register of the database. */
export function goldenObservations({ register, tree }: Reference): readonly Observation[] {
  const reading = readCsv(readFileSync(join(FOLDER, "observations.csv")));
  if (!reading.ok) throw new Error(reading.fault.code);
  const parsed = parseObservationRows(reading.table, { register, tree, emptyStatus: "approved" });
  if (parsed.faults.length > 0) throw new Error("the golden file has faults");
  return parsed.observations.map(({ observation }) => observation);
}

export function goldenAnswer(name: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, `expected-${name}.json`), "utf8"));
}
