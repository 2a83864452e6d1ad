import "server-only";
import { can, entryVerb } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { dueIndicators } from "@/lib/domain/indicators/due-indicators";
import { previousComparable } from "@/lib/domain/periods/find-period";
import { coveredUnits } from "@/lib/domain/reports/reporting-unit";
import { ok, type Result, refuse } from "@/lib/domain/result";
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
  readReportValues,
  type WorkingWrite,
  writeWorking,
} from "@/lib/server/db/observation-rows";
import { withViewer } from "@/lib/server/db/scoped";
import { reference } from "@/lib/server/reference/load-reference";

/** The whole report, or one unit of it. */
export type CarryOverExtent = "report" | "unit";

/**
 * Takes states over from the period before, by this explicit act: approved values of indicators that describe a
 * state are copied into cells that are still empty, as drafts marked "carried over, not confirmed".
 */
export async function carryOverStates(
  viewer: Viewer,
  address: ReportAddress,
  extent: CarryOverExtent,
): Promise<Result<{ readonly carried: number }, "not-found" | "forbidden" | "period-closed">> {
  const ref = await reference();
  const target = findReportTarget(ref, address);
  const place = placeOf(ref.tree, address.unit);
  if (target === null || place === undefined) return refuse("not-found");
  const permission = can(viewer, entryVerb(viewer, place), { place, periodMode: target.period.mode });
  if (!permission.ok) return refuse(permission.kind === "own-work" ? "forbidden" : permission.kind);
  const before = previousComparable(ref.register, target.period, "state");
  if (before === undefined) return ok({ carried: 0 });

  return withViewer(viewer, async (tx) => {
    const locked = await lockReportValues(tx, target);
    const taken = new Set(locked.values.map(({ unit, indicator }) => `${unit}|${indicator}`));
    const units = extent === "unit" ? [address.unit] : coveredUnits(ref.tree, target.place.code);
    const states = new Set(
      units.flatMap((unit) =>
        dueIndicators(ref.register, ref.tree, unit)
          .filter(({ timing }) => timing === "state")
          .map(({ code }) => `${unit}|${code}`),
      ),
    );
    const writes: WorkingWrite[] = (await readReportValues(tx, target.report, [before.code]))
      .filter(({ slot, unit, indicator }) => {
        const cell = `${unit}|${indicator}`;
        return slot === "approved" && states.has(cell) && !taken.has(cell);
      })
      .map(({ unit, indicator, value }) => ({
        unit,
        indicator,
        level: ref.tree.get(unit)?.level ?? "commune",
        value,
        carriedOver: true,
        correctionReason: null,
      }));
    if (writes.length === 0) return ok({ carried: 0 });
    const version = await bumpReport(tx, target.report);
    await writeWorking(tx, target.report, version, toActor(viewer), writes);
    await concludeReport(tx, viewer, target.report, {
      action: "carry-over",
      reason: before.code,
      changes: writes.map((write) => ({ subject: toSubject(write), before: null, after: write.value })),
    });
    return ok({ carried: writes.length });
  });
}
