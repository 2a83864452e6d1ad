import "server-only";
import type { Viewer } from "@/lib/domain/access/viewer";
import { type ReportAddress, toActor } from "@/lib/server/commands/reports/locked-report";
import { type MoveResult, moveReport } from "@/lib/server/commands/reports/move-report";
import { approveWorking } from "@/lib/server/db/observation-rows";

/** Makes a report's submitted values the approved ones. Nobody approves what they entered or sent. */
export async function approveReport(
  viewer: Viewer,
  address: ReportAddress,
  expectedVersion: number | null,
): Promise<MoveResult> {
  return moveReport(viewer, address, {
    verb: "approve",
    action: { kind: "approve" },
    expectedVersion,
    write: (tx, { report }, moves, version) => approveWorking(tx, report, version, toActor(viewer), moves),
  });
}
