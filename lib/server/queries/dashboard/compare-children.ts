import "server-only";

import type { ComparisonFrame } from "@/lib/contracts/page-frame";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Register } from "@/lib/domain/register/register";
import type { Scorecard } from "@/lib/domain/scoring/scorecard";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
import { type Tx, withViewer } from "@/lib/server/db/scoped";
import { type AskedView, chooseView, type View } from "@/lib/server/queries/dashboard/default-view";
import { loadCoverage } from "@/lib/server/queries/dashboard/load-coverage";
import { toPageFrame } from "@/lib/server/queries/dashboard/page-frame";
import { checkSightOfChildren } from "@/lib/server/queries/dashboard/scoring-question";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

/** A unit whose children may be set side by side, and the view of them in force. */
export interface ComparisonGround {
  readonly facts: Reference;
  readonly unit: Unit;
  /** In scope, in code order; at least one. */
  readonly children: readonly Unit[];
  readonly view: View;
  readonly frame: ComparisonFrame;
  /** Due values of the subtree that are there under the lens. */
  readonly present: number;
}

/**
 * Compares the children of a unit in one transaction: `null` where the unit is unknown, has no children in scope, or
 * their figures are not the viewer's to see.
 */
export async function compareChildren<Value>(
  viewer: Viewer,
  unitCode: UnitCode,
  asked: AskedView,
  compare: (tx: Tx, ground: ComparisonGround) => Promise<Value>,
): Promise<Value | null> {
  const facts = await reference();
  const unit = facts.tree.get(unitCode);
  if (unit === undefined || !checkSightOfChildren(viewer, facts, unitCode, "approved").ok) return null;
  const children = facts.tree.inScopeChildren(unitCode);
  if (children.length === 0) return null;
  return withViewer(viewer, async (tx) => {
    const book = await loadCoverage(tx, facts, [unitCode]);
    const view = chooseView(viewer, facts, unitCode, asked, book);
    const { latestAt, present } = book.coverage(unitCode, view.period.code, view.lens);
    const frame = { ...toPageFrame(viewer, facts, unit, view), latestAt };
    return compare(tx, { facts, unit, children, view, frame, present });
  });
}

/** Targets met, of those the index counts. */
export function countMet({ pillars, indicators }: Register, { targets }: Scorecard): number {
  const scored = new Set(pillars.filter((pillar) => pillar.scored).map(({ code }) => code));
  const counted = new Set(indicators.filter(({ pillar }) => scored.has(pillar)).map(({ code }) => code));
  return targets.filter(({ indicator, status }) => status === "met" && counted.has(indicator)).length;
}
