import "server-only";

import { byLine, type Fault, type FaultCode } from "@/lib/domain/observations/fault";
import type { ReportedValue } from "@/lib/domain/observations/observation";
import { decideSave, type Save, type StoredCell } from "@/lib/domain/reports/decide-save";
import type { ImportRow } from "@/lib/server/commands/imports/check-rows";
import { type StoredCells, toImportKey } from "@/lib/server/commands/imports/stored-cells";

/** What storing one row does. */
export interface ImportWrite extends ImportRow {
  readonly save: Save;
  /** The value it replaces in its slot. */
  readonly before: ReportedValue | null;
}

export interface ImportDecision {
  /** Rows that change something. */
  readonly writes: readonly ImportWrite[];
  readonly faults: readonly Fault[];
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Remarks that never block. */
  readonly remarks: readonly Fault[];
}

/**
 * Decides every row against what is stored. Approved rows come first, whatever their place in the file: a working row
 * of the same file beside one is a correction of it.
 */
export function decideRows(
  rows: readonly ImportRow[],
  stored: StoredCells,
  { correctionReason, overridesLock }: { readonly correctionReason: string; readonly overridesLock: boolean },
): Omit<ImportDecision, "remarks"> {
  const writes: ImportWrite[] = [];
  const faults: Fault[] = [];
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const row of approvedFirst(rows)) {
    const { status, value } = row.observation;
    const key = toImportKey(row);
    const cell: StoredCell = stored.get(key) ?? { approved: null, working: null };
    const decided = decideSave(cell, { value, status, correctionReason, overridesLock }, row.periodMode);
    if (!decided.ok) {
      faults.push(toFault(row, decided.kind));
      continue;
    }
    counts[decided.value.change] += 1;
    if (decided.value.slot === "approved") stored.set(key, { ...cell, approved: value });
    if (decided.value.change === "unchanged") continue;
    const before = decided.value.slot === "approved" ? cell.approved : (cell.working?.value ?? null);
    writes.push({ ...row, save: decided.value, before });
  }
  return { writes, faults: byLine(faults), ...counts };
}

function approvedFirst(rows: readonly ImportRow[]): readonly ImportRow[] {
  const isApproved = ({ observation }: ImportRow) => observation.status === "approved";
  return [...rows.filter(isApproved), ...rows.filter((row) => !isApproved(row))];
}

function toFault(
  { line, observation }: ImportRow,
  refusal: "locked" | "period-closed" | "correction-needed",
): Fault {
  const code: FaultCode = refusal === "period-closed" ? "period-closed" : "locked";
  const [column, value] = code === "locked" ? ["status", observation.status] : ["period", observation.period];
  return { line, column, code, params: { value } };
}
