import "server-only";

import type { ObservationView } from "@/lib/contracts/api";
import { OBSERVATION_COLUMNS } from "@/lib/domain/observations/parse-observation-rows";
import { BYTE_ORDER_MARK, csvText } from "@/lib/server/files/write-csv";

/** Observations as the very CSV that an import reads: no mark and no title stand in its way. */
export function* observationCsv(rows: readonly ObservationView[]): Generator<string> {
  yield `${BYTE_ORDER_MARK}${OBSERVATION_COLUMNS.join(",")}\r\n`;
  for (const row of rows) {
    yield `${OBSERVATION_COLUMNS.map((column) => csvText(toText(row[column]))).join(",")}\r\n`;
  }
}

function toText(field: ObservationView[(typeof OBSERVATION_COLUMNS)[number]]): string {
  if (field === null) return "";
  return typeof field === "object" ? field.join(";") : String(field);
}

/** The same as a JSON array, one observation a line. */
export function* observationJson(rows: readonly ObservationView[]): Generator<string> {
  yield "[";
  for (const [place, { version: _version, ...row }] of rows.entries()) {
    yield `${place === 0 ? "\n" : ",\n"}${JSON.stringify(row)}`;
  }
  yield "\n]\n";
}
