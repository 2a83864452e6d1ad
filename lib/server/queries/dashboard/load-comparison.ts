import "server-only";

import type { ComparedTarget, UnitComparison } from "@/lib/contracts/compare";
import type { TargetRow } from "@/lib/contracts/unit-overview";
import type { Viewer } from "@/lib/domain/access/viewer";
import { LENSES, type Lens } from "@/lib/domain/observations/observation";
import type { Indicator } from "@/lib/domain/register/register";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import { COUNTRY, type Unit } from "@/lib/domain/units/unit";
import { type Tx, withViewer } from "@/lib/server/db/scoped";
import { chooseView, NATIONAL_PLAN, type View } from "@/lib/server/queries/dashboard/default-view";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { type CoverageBook, loadCoverage } from "@/lib/server/queries/dashboard/load-coverage";
import { toPageFrame } from "@/lib/server/queries/dashboard/page-frame";
import {
  type AskedComparison,
  choicesBeside,
  type Picked,
  pickTargets,
  pickUnits,
  toCompared,
} from "@/lib/server/queries/dashboard/pick-compared";
import { checkSight } from "@/lib/server/queries/dashboard/scoring-question";
import { toPillarGroups } from "@/lib/server/queries/dashboard/target-rows";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

interface Ground {
  readonly viewer: Viewer;
  readonly facts: Reference;
  readonly picked: Picked<Unit>;
  /** The unit whose usual period is shown: the first of those compared. */
  readonly first: Unit;
}

type RowsOfUnit = ReadonlyMap<string, TargetRow>;

/** What is not approved is compared only where all of it is the viewer's to see. */
function lensesFor({ viewer, facts, picked: { chosen } }: Ground): readonly Lens[] {
  const sees = chosen.every(({ code }) => checkSight(viewer, facts, code, "provisional").ok);
  return sees && chosen.length > 0 ? LENSES : ["approved"];
}

/** One period and lens for all units, and the national plan, so that they are measured by the same thresholds. */
function viewOf(ground: Ground, asked: AskedComparison, book: CoverageBook): View {
  const { viewer, facts, first } = ground;
  const lenses = lensesFor(ground);
  const lens = lenses.find((each) => each === asked.lens) ?? "approved";
  const view = chooseView(viewer, facts, first.code, { ...asked, plan: NATIONAL_PLAN, lens }, book);
  return { ...view, lens, choice: { ...view.choice, lens, lenses, plans: [view.choice.plan] } };
}

function rowsOf(
  { register, tree }: Reference,
  view: View,
  aggregates: AggregateSource,
  unit: Unit,
): RowsOfUnit {
  if (!tree.inScope(unit.code)) return new Map();
  const { period, plan, lens } = view;
  const asked = { unit: unit.code, period: period.code, plan: plan.code, lens };
  const scorecard = scoreUnit({ register, tree, aggregates, ...asked });
  const groups = toPillarGroups({
    register,
    tree,
    aggregates,
    unit,
    plan,
    period,
    scorecard,
    national: null,
  });
  return new Map(groups.flatMap(({ targets }) => targets).map((row) => [row.indicator.code, row]));
}

const toTarget = (indicator: Indicator, rows: readonly RowsOfUnit[]): ComparedTarget => ({
  indicator,
  rows: rows.map((own) => own.get(indicator.code) ?? null),
});

async function compare(tx: Tx, ground: Ground, asked: AskedComparison): Promise<UnitComparison> {
  const { viewer, facts, picked, first } = ground;
  const codes = picked.chosen.map(({ code }) => code);
  const book = await loadCoverage(tx, facts, codes.length === 0 ? [first.code] : codes);
  const view = viewOf(ground, asked, book);
  const { plan, period, lens } = view;
  const aggregates = await loadAggregates(tx, facts, { lens, plans: [plan.code], units: codes });
  const rows = picked.chosen.map((unit) => rowsOf(facts, view, aggregates, unit));
  const had = ({ code }: Indicator) => {
    const count = rows.filter((own) => own.has(code)).length;
    return count === 0 ? "by-none" : count === rows.length ? "by-all" : "by-some";
  };
  const targets = pickTargets(facts, asked, had);
  const shown = new Set(targets.chosen.map(({ code }) => code));
  const choices = choicesBeside(
    viewer,
    facts,
    picked.chosen,
    (each) => had(each) !== "by-none" && !shown.has(each.code),
  );
  const { structure, scoringVersion, demonstration } = toPageFrame(viewer, facts, first, view);
  const latest = codes.map((code) => book.coverage(code, period.code, lens).latestAt);
  return {
    view: view.choice,
    structure,
    scoringVersion,
    demonstration,
    units: picked.chosen.map(toCompared),
    targets: targets.chosen.map((indicator) => toTarget(indicator, rows)),
    leftOut: {
      units: picked.leftOut,
      targets: targets.leftOut,
      surplusUnits: picked.surplus,
      surplusTargets: targets.surplus,
    },
    choices,
    latestAt: latest.filter((at) => at !== null).reduce<string | null>(later, null),
  };
}

const later = (left: string | null, right: string): string => (left === null || right > left ? right : left);

/** Up to four units by up to three targets; units that are not the viewer's to see are left out. */
export async function loadComparison(viewer: Viewer, asked: AskedComparison): Promise<UnitComparison> {
  const facts = await reference();
  const picked = pickUnits(viewer, facts, asked);
  const first = picked.chosen[0] ?? facts.tree.get(COUNTRY);
  if (first === undefined) throw new Error("the list of units has no country");
  return withViewer(viewer, (tx) => compare(tx, { viewer, facts, picked, first }, asked));
}
