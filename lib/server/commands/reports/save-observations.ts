import "server-only";
import { can, entryVerb } from "@/lib/domain/access/can";
import type { Viewer } from "@/lib/domain/access/viewer";
import { enterableIndicators } from "@/lib/domain/indicators/due-indicators";
import type { ReportedValue } from "@/lib/domain/observations/observation";
import { valuesEqual } from "@/lib/domain/observations/value-equality";
import { decideSave } from "@/lib/domain/reports/decide-save";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { AuditChange } from "@/lib/server/audit/append-audit-entry";
import {
  concludeReport,
  findReportTarget,
  lockReportValues,
  type ReportAddress,
  toActor,
  toSubject,
} from "@/lib/server/commands/reports/locked-report";
import {
  bumpReport,
  deleteWorking,
  type StoredValue,
  type ValueKey,
  type WorkingWrite,
  writeWorking,
} from "@/lib/server/db/observation-rows";
import { withViewer } from "@/lib/server/db/scoped";
import { reference } from "@/lib/server/reference/load-reference";

/** One cell to save; `value: null` clears the draft or gives the correction up. */
export interface CellSave extends ValueKey {
  /** Version the editor saw: the working value's, else the approved one's, else 0. */
  readonly expectedVersion: number;
  readonly value: ReportedValue | null;
}

/** A cell somebody else saved first, with what is stored now (`null`: nothing). */
export interface StaleCell extends ValueKey {
  readonly version: number;
  readonly stored: ReportedValue | null;
  readonly storedBy: string | null;
}

export type SaveObservationsResult =
  | Result<{ readonly saved: number }, "not-found" | "forbidden" | "period-closed">
  | Result<never, "locked" | "correction-needed", readonly ValueKey[]>
  | Result<never, "stale", readonly StaleCell[]>;

interface StoredCell {
  readonly approved: StoredValue | null;
  readonly working: StoredValue | null;
}

/**
 * Saves cells of one report as drafts, all or none. A cell saved by somebody else since it was read is refused as
 * stale with what is stored; a sent or approved one is locked. Unchanged cells are left as they are.
 */
export async function saveObservations(
  viewer: Viewer,
  address: ReportAddress,
  cells: readonly CellSave[],
): Promise<SaveObservationsResult> {
  const ref = await reference();
  const target = findReportTarget(ref, address);
  if (target === null) return refuse("not-found");
  const permission = can(viewer, entryVerb(viewer, target.place), {
    place: target.place,
    periodMode: target.period.mode,
  });
  if (!permission.ok) return refuse(permission.kind === "own-work" ? "forbidden" : permission.kind);
  const level = (unit: string) => ref.tree.get(unit)?.level ?? "commune";
  for (const { unit, indicator } of cells) {
    const inReport =
      findReportTarget(ref, { unit, period: address.period })?.place.code === target.place.code;
    const enterable = enterableIndicators(ref.register, ref.tree, unit).some(
      ({ code }) => code === indicator,
    );
    if (!inReport || !enterable) return refuse("not-found");
  }

  return withViewer(viewer, async (tx): Promise<SaveObservationsResult> => {
    const locked = await lockReportValues(tx, target);
    const stored = (key: ValueKey): StoredCell => ({
      approved: findValue(locked.values, key, "approved"),
      working: findValue(locked.values, key, "working"),
    });

    const stale = cells.filter((cell) => isStale(cell, stored(cell)));
    if (stale.length > 0)
      return refuse(
        "stale",
        stale.map((cell) => toStaleCell(cell, stored(cell))),
      );

    const writes: WorkingWrite[] = [];
    const removals: ValueKey[] = [];
    const changes: AuditChange[] = [];
    const lockedOut: ValueKey[] = [];
    const needCorrection: ValueKey[] = [];
    for (const cell of cells) {
      const { approved, working } = stored(cell);
      const before = working?.value ?? null;
      if (cell.value === null) {
        if (working === null) continue;
        if (working.status === "submitted") lockedOut.push(cell);
        removals.push(cell);
        changes.push({ subject: toSubject(cell), before, after: null });
        continue;
      }
      if (working === null && approved !== null && valuesEqual(approved.value, cell.value)) continue;
      const decided = decideSave(
        {
          approved: approved?.value ?? null,
          working:
            working === null || working.status === "approved"
              ? null
              : { status: working.status, value: working.value, correctionReason: working.correctionReason },
        },
        { value: cell.value, status: "draft", correctionReason: null, overridesLock: false },
        target.period.mode,
      );
      if (!decided.ok) {
        if (decided.kind === "locked") lockedOut.push(cell);
        else needCorrection.push(cell);
        continue;
      }
      if (decided.value.change === "unchanged" && working?.carriedOver !== true) continue;
      writes.push({
        unit: cell.unit,
        indicator: cell.indicator,
        level: level(cell.unit),
        value: cell.value,
        carriedOver: false,
        correctionReason: decided.value.correctionReason,
      });
      changes.push({ subject: toSubject(cell), before, after: cell.value });
    }
    if (lockedOut.length > 0) return refuse("locked", lockedOut.map(toKey));
    if (needCorrection.length > 0) return refuse("correction-needed", needCorrection.map(toKey));
    if (changes.length === 0) return ok({ saved: 0 });

    const version = await bumpReport(tx, target.report);
    await writeWorking(tx, target.report, version, toActor(viewer), writes);
    await deleteWorking(tx, target.report, removals);
    await concludeReport(tx, viewer, target.report, { action: "save", reason: null, changes });
    return ok({ saved: changes.length });
  });
}

function findValue(
  values: readonly StoredValue[],
  key: ValueKey,
  slot: StoredValue["slot"],
): StoredValue | null {
  return (
    values.find(
      (value) => value.unit === key.unit && value.indicator === key.indicator && value.slot === slot,
    ) ?? null
  );
}

function currentVersion({ approved, working }: StoredCell): number {
  return working?.version ?? approved?.version ?? 0;
}

/** Saving what is stored already conflicts with nobody. */
function isStale(cell: CellSave, stored: StoredCell): boolean {
  if (cell.expectedVersion === currentVersion(stored)) return false;
  const current = stored.working?.value ?? stored.approved?.value ?? null;
  if (current === null || cell.value === null) return current !== cell.value;
  return !valuesEqual(current, cell.value);
}

function toStaleCell(cell: CellSave, stored: StoredCell): StaleCell {
  const current = stored.working ?? stored.approved;
  return {
    unit: cell.unit,
    indicator: cell.indicator,
    version: currentVersion(stored),
    stored: current?.value ?? null,
    storedBy: current?.enteredByName ?? null,
  };
}

function toKey({ unit, indicator }: ValueKey): ValueKey {
  return { unit, indicator };
}
