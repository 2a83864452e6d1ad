import type { ObservationStatus, ReportedValue, Slot } from "@/lib/domain/observations/observation";
import { valuesEqual } from "@/lib/domain/observations/value-equality";
import type { PeriodMode } from "@/lib/domain/register/register";
import { ok, type Result, refuse } from "@/lib/domain/result";

/** What is stored for one unit, indicator and period. */
export interface StoredCell {
  readonly approved: ReportedValue | null;
  readonly working: {
    readonly status: Exclude<ObservationStatus, "approved">;
    readonly value: ReportedValue;
    readonly correctionReason: string | null;
  } | null;
}

/** What somebody wants to store, from the grid, a form or a file. */
export interface SaveIntent {
  readonly value: ReportedValue;
  readonly status: ObservationStatus;
  /** Why an approved value is corrected; an import gives "import <file name>". */
  readonly correctionReason: string | null;
  /** The central office loading history may replace what waits for approval. */
  readonly overridesLock: boolean;
}

export interface Save {
  readonly change: "created" | "updated" | "unchanged";
  readonly slot: Slot;
  readonly status: ObservationStatus;
  readonly correctionReason: string | null;
}

export type SaveRefusal =
  | "period-closed"
  /** The value is submitted and waits for approval. */
  | "locked"
  /** The value is approved: it changes only through a correction, which has a reason. */
  | "correction-needed";

/**
 * Decides what saving one value does. A working value is created or replaced; over a submitted one a draft is locked
 * out; beside an approved one a correction starts, which needs a reason and leaves the approved value in force.
 *
 * @example decideSave({ approved: met, working: null }, { value: notMet, status: "draft", correctionReason: null, … }, "open")
 *   // { ok: false, kind: "correction-needed", facts: null }
 * Source: "How reporting works" and the rules of imports.
 */
export function decideSave(
  stored: StoredCell,
  intent: SaveIntent,
  periodMode: PeriodMode,
): Result<Save, SaveRefusal, null> {
  if (periodMode === "closed") return refuse("period-closed");
  return intent.status === "approved" ? ok(saveApproved(stored, intent)) : saveWorking(stored, intent);
}

function saveApproved({ approved }: StoredCell, intent: SaveIntent): Save {
  return {
    change: changeOf(approved, intent.value),
    slot: "approved",
    status: "approved",
    correctionReason: null,
  };
}

function saveWorking({ approved, working }: StoredCell, intent: SaveIntent): Result<Save, SaveRefusal, null> {
  if (working?.status === "submitted" && intent.status === "draft" && !intent.overridesLock)
    return refuse("locked");
  const correctionReason = approved === null ? null : (working?.correctionReason ?? intent.correctionReason);
  if (approved !== null && (correctionReason ?? "").trim() === "") return refuse("correction-needed");
  const change = changeOf(working?.value ?? null, intent.value);
  const moved = working !== null && working.status !== intent.status;
  return ok({
    change: change === "unchanged" && moved ? "updated" : change,
    slot: "working",
    status: intent.status,
    correctionReason,
  });
}

function changeOf(stored: ReportedValue | null, value: ReportedValue): Save["change"] {
  if (stored === null) return "created";
  return valuesEqual(stored, value) ? "unchanged" : "updated";
}
