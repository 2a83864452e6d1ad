import "server-only";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Mark } from "@/lib/domain/reports/decide-transition";
import { type ReportAddress, toActor } from "@/lib/server/commands/reports/locked-report";
import { type MoveResult, moveReport } from "@/lib/server/commands/reports/move-report";
import { returnWorking } from "@/lib/server/db/observation-rows";

export interface ReturnOrder {
  readonly reason: string | null;
  /** Cells or whole units to return; `null` returns everything submitted. */
  readonly marks: readonly Mark[] | null;
  readonly expectedVersion: number | null;
}

/** Returns marked values of a report for correction, with a reason; the rest stays submitted. */
export async function returnReport(
  viewer: Viewer,
  address: ReportAddress,
  { reason, marks, expectedVersion }: ReturnOrder,
): Promise<MoveResult> {
  return moveReport(viewer, address, {
    verb: "return",
    action: { kind: "return", reason, marks },
    expectedVersion,
    write: (tx, { report }, moves, version) =>
      returnWorking(
        tx,
        report,
        version,
        toActor(viewer),
        moves.map(({ unit, indicator, reason: ownReason }) => ({ unit, indicator, reason: ownReason ?? "" })),
      ),
  });
}
