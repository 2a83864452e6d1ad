import "server-only";

import type { ReportedValue } from "@/lib/domain/observations/observation";
import type { StoredCell } from "@/lib/domain/reports/decide-save";
import { toCellId } from "@/lib/domain/reports/report-state";
import type { ImportRow } from "@/lib/server/commands/imports/check-rows";
import { type PayloadColumns, toReportedValue } from "@/lib/server/db/observation-rows";
import type { Tx } from "@/lib/server/db/scoped";

/** What is stored for the cells of a file, by period and cell. */
export type StoredCells = Map<string, StoredCell>;

export function toImportKey(row: ImportRow): string {
  return `${row.observation.period}|${toCellId(row.observation)}`;
}

type Packed = PayloadColumns & {
  readonly period: string;
  readonly unit: string;
  readonly indicator: string;
  readonly status: "draft" | "submitted" | "returned" | "approved";
  readonly correction_reason: string | null;
};

const NOTHING: StoredCell = { approved: null, working: null };

/** The stored values of every unit and period of the rows, in one statement and one text. */
export async function readStoredCells(tx: Tx, rows: readonly ImportRow[]): Promise<StoredCells> {
  const periods = [...new Set(rows.map(({ observation }) => observation.period))];
  const units = [...new Set(rows.map(({ observation }) => observation.unit))];
  const found = await tx.$queryRaw<{ cells: string }[]>`
    SELECT coalesce(json_agg(json_build_object('period', period, 'unit', unit, 'indicator', indicator, 'status', status,
             'state', state, 'met', met, 'numerator', numerator, 'denominator', denominator, 'count', count,
             'services', services, 'feedback', feedback, 'reason', reason, 'reason_text', reason_text,
             'correction_reason', correction_reason)), '[]')::text AS cells
      FROM observation WHERE period = ANY (${periods}::text[]) AND unit = ANY (${units}::text[])`;
  const cells: StoredCells = new Map();
  for (const packed of JSON.parse(found[0]?.cells ?? "[]") as Packed[]) {
    const key = `${packed.period}|${toCellId(packed)}`;
    const value: ReportedValue = toReportedValue(packed);
    const cell = cells.get(key) ?? NOTHING;
    const { status, correction_reason: correctionReason } = packed;
    cells.set(
      key,
      status === "approved"
        ? { ...cell, approved: value }
        : { ...cell, working: { status, value, correctionReason } },
    );
  }
  return cells;
}
