import "server-only";
import { type AccessRefusal, can, type Verb } from "@/lib/domain/access/can";
import type { Viewer } from "@/lib/domain/access/viewer";
import {
  decideTransition,
  type ReportAction,
  type ReportMove,
  type TransitionRefusal,
} from "@/lib/domain/reports/decide-transition";
import type { CellKey } from "@/lib/domain/reports/report-state";
import { ok, type Result, refuse } from "@/lib/domain/result";
import {
  concludeReport,
  findReportTarget,
  type LockedReport,
  lockReportValues,
  type ReportAddress,
  toAuditedMove,
  toReportValues,
} from "@/lib/server/commands/reports/locked-report";
import { bumpReport } from "@/lib/server/db/observation-rows";
import { type Tx, withViewer } from "@/lib/server/db/scoped";
import { reference } from "@/lib/server/reference/load-reference";

export type MoveRefusal = AccessRefusal | TransitionRefusal | "stale";

export type MoveResult = Result<{ readonly moved: number }, MoveRefusal, readonly CellKey[]>;

/** How one act moves a report: who may, what is decided, and the statements that carry it out. */
export interface MoveSteps {
  readonly verb: Verb;
  readonly action: ReportAction;
  /** Version of the report the person looked at; another one is stale. `null`: whatever is stored now. */
  readonly expectedVersion: number | null;
  readonly write: (
    tx: Tx,
    locked: LockedReport,
    moves: readonly ReportMove[],
    version: number,
  ) => Promise<void>;
}

/**
 * One act on a report in one transaction: lock, policy, expected version, decision, statements, sums, audit.
 * Submit, approve, return and open-correction differ only in their steps.
 */
export async function moveReport(
  viewer: Viewer,
  address: ReportAddress,
  steps: MoveSteps,
): Promise<MoveResult> {
  const target = findReportTarget(await reference(), address);
  if (target === null) return refuse("not-found", []);
  const permission = can(viewer, steps.verb, { place: target.place, periodMode: target.period.mode });
  if (!permission.ok) return refuse(permission.kind, []);

  return withViewer(viewer, async (tx): Promise<MoveResult> => {
    const locked = await lockReportValues(tx, target);
    if (steps.expectedVersion !== null && steps.expectedVersion !== locked.row.version)
      return refuse("stale", []);
    const decided = decideTransition(steps.action, {
      actor: viewer.accountId,
      periodMode: target.period.mode,
      values: toReportValues(locked.values),
    });
    if (!decided.ok) return decided;
    const version = await bumpReport(tx, target.report);
    await steps.write(tx, locked, decided.value, version);
    await concludeReport(tx, viewer, target.report, {
      action: steps.action.kind,
      reason: "reason" in steps.action ? steps.action.reason : null,
      changes: decided.value.map(toAuditedMove),
    });
    return ok({ moved: decided.value.length });
  });
}
