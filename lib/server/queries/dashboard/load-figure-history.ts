import "server-only";

import type { FigureHistory } from "@/lib/contracts/figure-history";
import { can } from "@/lib/domain/access/can";
import type { Place } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { reportingUnit } from "@/lib/domain/reports/reporting-unit";
import { compareOutcomes } from "@/lib/domain/scoring/compare-outcomes";
import type { Tx } from "@/lib/server/db/scoped";
import type { View } from "@/lib/server/queries/dashboard/default-view";
import { readSubjects, trailOf } from "@/lib/server/queries/dashboard/read-subjects";
import { comparisonPeriod } from "@/lib/server/queries/dashboard/target-rows";
import type { Reference } from "@/lib/server/reference/load-reference";

/**
 * What changed behind one figure since the period it compares with, and who approved: one statement, and none for a
 * viewer who may not see the rows. `null` where the target is unknown.
 */
export async function loadFigureHistory(
  tx: Tx,
  { viewer, facts, place }: { readonly viewer: Viewer; readonly facts: Reference; readonly place: Place },
  { choice, period, lens }: View,
  indicatorCode: string,
): Promise<FigureHistory | null> {
  const { register, tree } = facts;
  const indicator = register.indicators.find(({ code }) => code === indicatorCode);
  if (indicator === undefined) return null;
  const previous = comparisonPeriod(register, period, indicator.timing);
  const before = choice.periods.find(({ code }) => code === previous?.code) ?? null;
  const seesNames = can(viewer, "see-names", { place }).ok;
  if (!can(viewer, "see-observations", { place }).ok) return { before, rows: null, seesNames };
  const subjects = tree.subjects(place.code, indicator.levels).map(({ code }) => code);
  const isOwn = subjects.length === 1 && subjects[0] === place.code;
  const { rows, steps, approval } = await readSubjects(tx, {
    subjects,
    indicator,
    period: period.code,
    before: before?.code ?? null,
    lens,
    limit: isOwn ? 1 : 0,
    offset: 0,
  });
  const [own] = rows;
  return {
    before,
    rows: {
      comparison: before === null ? null : compareOutcomes(steps, indicator.measure),
      approval: {
        ...approval,
        reportsOf: new Set(subjects.map((code) => reportingUnit(tree, code))).size,
        latestBy: seesNames ? approval.latestBy : null,
      },
      trail: own === undefined || own.enteredAt === null ? null : trailOf(own, seesNames),
    },
    seesNames,
  };
}
