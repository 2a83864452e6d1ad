import "server-only";

import type { UnitCode } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import { type PackedObservation, type Subtree } from "@/lib/server/queries/shared/observation-view";

export interface SubtreeQuestion {
  readonly period: string;
  readonly subtree: Subtree;
  readonly indicator: string | null;
  /** Statuses asked for; row-level security takes away what the viewer may not see. */
  readonly statuses: readonly string[];
}

/** Every value of a subtree in one period, by unit, indicator, approved before working, in one statement and one text. */
export async function readSubtreeValues(
  tx: Tx,
  { period, subtree, indicator, statuses }: SubtreeQuestion,
): Promise<readonly PackedObservation[]> {
  const rows = await tx.$queryRaw<{ packed: string }[]>`
    SELECT coalesce(json_agg(json_build_array(unit, indicator, status, state, met, numerator, denominator, count, services,
                                              feedback, reason, reason_text, version)
                             ORDER BY unit COLLATE "C", indicator COLLATE "C", slot COLLATE "C"), '[]')::text AS packed
      FROM observation
     WHERE period = ${period}
       AND (${subtree.province}::text IS NULL OR province = ${subtree.province})
       AND (${subtree.district}::text IS NULL OR district = ${subtree.district})
       AND (${subtree.unit}::text IS NULL OR unit = ${subtree.unit})
       AND (${indicator}::text IS NULL OR indicator = ${indicator})
       AND status = ANY (${[...statuses]}::text[])`;
  return JSON.parse(rows[0]?.packed ?? "[]") as PackedObservation[];
}

/** The rows of each unit. */
export function byUnit(
  rows: readonly PackedObservation[],
): ReadonlyMap<UnitCode, readonly PackedObservation[]> {
  const found = new Map<UnitCode, PackedObservation[]>();
  for (const row of rows) {
    const listed = found.get(row[0]);
    if (listed === undefined) found.set(row[0], [row]);
    else listed.push(row);
  }
  return found;
}
