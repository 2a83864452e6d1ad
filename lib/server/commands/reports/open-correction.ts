import "server-only";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Mark } from "@/lib/domain/reports/decide-transition";
import { type ReportAddress, toActor } from "@/lib/server/commands/reports/locked-report";
import { type MoveResult, moveReport } from "@/lib/server/commands/reports/move-report";
import { writeWorking } from "@/lib/server/db/observation-rows";
import { reference } from "@/lib/server/reference/load-reference";

/** Lays a working copy beside approved values, with a reason; the approved figures stay in force. */
export async function openCorrection(
  viewer: Viewer,
  address: ReportAddress,
  { reason, marks }: { readonly reason: string | null; readonly marks: readonly Mark[] },
): Promise<MoveResult> {
  const { tree } = await reference();
  return moveReport(viewer, address, {
    verb: "open-correction",
    action: { kind: "open-correction", reason, marks },
    expectedVersion: null,
    write: (tx, { report, values }, moves, version) =>
      writeWorking(
        tx,
        report,
        version,
        toActor(viewer),
        moves.flatMap(({ unit, indicator, reason: ownReason }) => {
          const approved = values.find(
            (value) => value.unit === unit && value.indicator === indicator && value.slot === "approved",
          );
          if (approved === undefined) return [];
          return [
            {
              unit,
              indicator,
              level: tree.get(unit)?.level ?? "commune",
              value: approved.value,
              carriedOver: false,
              correctionReason: ownReason,
            },
          ];
        }),
      ),
  });
}
