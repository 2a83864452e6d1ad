import "server-only";

import type { HistoryTarget, UnitHistory } from "@/lib/contracts/unit-history";
import type { Viewer } from "@/lib/domain/access/viewer";
import { type ResolvedTarget, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { Scorecard } from "@/lib/domain/scoring/scorecard";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
import { withViewer } from "@/lib/server/db/scoped";
import { countMet } from "@/lib/server/queries/dashboard/compare-children";
import { type AskedView, chooseView, type View } from "@/lib/server/queries/dashboard/default-view";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { type CoverageBook, loadCoverage } from "@/lib/server/queries/dashboard/load-coverage";
import { toPageFrame } from "@/lib/server/queries/dashboard/page-frame";
import { checkSight, checkSightOfChildren } from "@/lib/server/queries/dashboard/scoring-question";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

interface HistoryGround {
  readonly viewer: Viewer;
  readonly facts: Reference;
  readonly unit: Unit;
  readonly view: View;
  readonly book: CoverageBook;
  readonly aggregates: AggregateSource;
}

function toTarget({ indicator, wording }: ResolvedTarget, scorecards: readonly Scorecard[]): HistoryTarget {
  const scores = scorecards.map(
    ({ targets }) => targets.find((score) => score.indicator === indicator.code) ?? null,
  );
  return { indicator, wording, scores };
}

function toHistory({ viewer, facts, unit, view, book, aggregates }: HistoryGround): UnitHistory {
  const { register, tree } = facts;
  const { plan, lens, choice } = view;
  const request = { register, tree, aggregates, unit: unit.code, plan: plan.code, lens };
  const scorecards = choice.periods.map(({ code }) => scoreUnit({ ...request, period: code }));
  const periods = scorecards.map((scorecard, place) => ({
    period: choice.periods[place] ?? choice.period,
    index: scorecard.index,
    met: countMet(register, scorecard),
    present: book.coverage(unit.code, scorecard.period, lens).present,
  }));
  const targets = resolveTargets(register, plan)
    .map((target) => toTarget(target, scorecards))
    .filter(({ scores }) => scores.some((score) => score !== null));
  const mayCompare = checkSightOfChildren(viewer, facts, unit.code, "approved").ok;
  return {
    ...toPageFrame(viewer, facts, unit, view),
    comparesChildren: mayCompare && tree.inScopeChildren(unit.code).length > 0,
    latestAt: book.coverage(unit.code, view.period.code, lens).latestAt,
    periods,
    due: facts.dueBelow(unit.code),
    pillars: register.pillars
      .map(({ code, name, scored }) => ({
        code,
        name,
        scored,
        targets: targets.filter(({ indicator }) => indicator.pillar === code),
      }))
      .filter((pillar) => pillar.targets.length > 0),
  };
}

/** The targets of one unit over all periods; `null` where the unit has none or its figures are not the viewer's to see. */
export async function loadUnitHistory(
  viewer: Viewer,
  unitCode: UnitCode,
  asked: AskedView,
): Promise<UnitHistory | null> {
  const facts = await reference();
  const unit = facts.tree.get(unitCode);
  if (unit === undefined || !facts.tree.inScope(unitCode)) return null;
  if (!checkSight(viewer, facts, unitCode, "approved").ok) return null;
  return withViewer(viewer, async (tx) => {
    const book = await loadCoverage(tx, facts, [unitCode]);
    const view = chooseView(viewer, facts, unitCode, asked, book);
    const { lens, plan } = view;
    const aggregates = await loadAggregates(tx, facts, { lens, plans: [plan.code], units: [unitCode] });
    return toHistory({ viewer, facts, unit, view, book, aggregates });
  });
}
