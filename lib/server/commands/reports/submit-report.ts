import "server-only";
import type { Viewer } from "@/lib/domain/access/viewer";
import { type ReportAddress, toActor } from "@/lib/server/commands/reports/locked-report";
import { type MoveResult, moveReport } from "@/lib/server/commands/reports/move-report";
import { submitWorking } from "@/lib/server/db/observation-rows";

/** Sends a report's drafts and corrected values for approval. Missing values do not hinder it. */
export async function submitReport(
  viewer: Viewer,
  address: ReportAddress,
  expectedVersion: number | null = null,
): Promise<MoveResult> {
  return moveReport(viewer, address, {
    verb: "submit",
    action: { kind: "submit" },
    expectedVersion,
    write: (tx, { report }, moves, version) => submitWorking(tx, report, version, toActor(viewer), moves),
  });
}
