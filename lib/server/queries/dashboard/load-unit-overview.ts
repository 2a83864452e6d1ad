import "server-only";

import type { Coverage, UnitOverview } from "@/lib/contracts/unit-overview";
import { can, entryVerb } from "@/lib/domain/access/can";
import { isInside, type Place, placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { explainTarget } from "@/lib/domain/scoring/explain-target";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { Scorecard } from "@/lib/domain/scoring/scorecard";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
import { type Tx, withJob, withViewer } from "@/lib/server/db/scoped";
import { toChildRows } from "@/lib/server/queries/dashboard/child-rows";
import {
  type AskedView,
  chooseView,
  NATIONAL_PLAN,
  type View,
} from "@/lib/server/queries/dashboard/default-view";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { loadContentSpread } from "@/lib/server/queries/dashboard/load-content-spread";
import { type CoverageBook, loadCoverage } from "@/lib/server/queries/dashboard/load-coverage";
import { loadFigureHistory } from "@/lib/server/queries/dashboard/load-figure-history";
import { toPageFrame } from "@/lib/server/queries/dashboard/page-frame";
import { checkSight, checkSightOfChildren } from "@/lib/server/queries/dashboard/scoring-question";
import { toPillarGroups } from "@/lib/server/queries/dashboard/target-rows";
import { keptScoreChildren } from "@/lib/server/queries/shared/kept-scorecards";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

export interface AskedOverview extends AskedView {
  /** Code of the indicator whose figure is opened. */
  readonly explain?: string | undefined;
}

interface Sight {
  readonly viewer: Viewer;
  readonly facts: Reference;
  readonly unit: Unit;
  readonly place: Place;
}

interface Loaded {
  readonly book: CoverageBook;
  readonly view: View;
  readonly aggregates: AggregateSource;
  readonly seesChildren: boolean;
  readonly contentSpread: UnitOverview["contentSpread"];
  readonly history: UnitOverview["history"];
  readonly rank: UnitOverview["rank"];
}

const codesOf = (units: readonly Unit[]): readonly UnitCode[] => units.map(({ code }) => code);

/** Siblings to be ranked with; none where the plan in view is not theirs. */
function rankedSiblings({ facts, unit }: Sight, { plan }: View): readonly UnitCode[] {
  const { tree } = facts;
  const isComparable =
    unit.parent !== null && tree.inScope(unit.code) && tree.isWithin(plan.unit, unit.parent);
  return isComparable && unit.parent !== null ? codesOf(tree.inScopeChildren(unit.parent)) : [];
}

const requestOf = ({ facts, unit }: Sight, { plan, period, lens }: View, aggregates: AggregateSource) => ({
  register: facts.register,
  tree: facts.tree,
  aggregates,
  unit: unit.code,
  period: period.code,
  plan: plan.code,
  lens,
});

function rankAmong(sight: Sight, view: View, aggregates: AggregateSource): UnitOverview["rank"] {
  const { parent, code } = sight.unit;
  if (parent === null) return null;
  const siblings = keptScoreChildren({ ...requestOf(sight, view, aggregates), unit: parent });
  const place = siblings.find(({ unit }) => unit === code)?.rank ?? null;
  return place === null ? null : { place, of: siblings.filter(({ rank }) => rank !== null).length };
}

// The one figure computed from rows the viewer may not see: "3/11", of approved figures and without the others.
async function loadHiddenRank(
  sight: Sight,
  view: View,
  siblings: readonly UnitCode[],
): Promise<UnitOverview["rank"]> {
  const isOwn = isInside(sight.viewer.scope, sight.place);
  if (!isOwn || view.lens !== "approved" || siblings.length === 0) return null;
  const { plan, lens, period } = view;
  const aggregates = await withJob((tx) =>
    loadAggregates(tx, sight.facts, {
      lens,
      plans: [plan.code],
      units: [],
      indexOnly: { units: siblings, period: period.code },
    }),
  );
  return rankAmong(sight, view, aggregates);
}

async function loadWithin(
  tx: Tx,
  sight: Sight,
  asked: AskedOverview,
): Promise<
  Omit<Loaded, "rank"> & { readonly siblings: readonly UnitCode[]; readonly seesSiblings: boolean }
> {
  const { viewer, facts, unit } = sight;
  const { tree } = facts;
  const mayListChildren = checkSightOfChildren(viewer, facts, unit.code, "approved").ok;
  const children = mayListChildren ? codesOf(tree.inScopeChildren(unit.code)) : [];
  const book = await loadCoverage(tx, facts, [unit.code, ...children]);
  const view = chooseView(viewer, facts, unit.code, asked, book);
  const { lens, plan, period } = view;
  const seesChildren = mayListChildren && checkSightOfChildren(viewer, facts, unit.code, lens).ok;
  const siblings = rankedSiblings(sight, view);
  const seesSiblings = unit.parent !== null && checkSightOfChildren(viewer, facts, unit.parent, lens).ok;
  const aggregates = await loadAggregates(tx, facts, {
    lens,
    plans: [plan.code, NATIONAL_PLAN],
    units: [unit.code],
    statusOnly: { units: seesChildren ? children : [], period: period.code },
    indexOnly: { units: seesSiblings ? siblings : [], period: period.code },
  });
  const seesObservations = can(viewer, "see-observations", { place: sight.place }).ok;
  const contentSpread = seesObservations ? await loadContentSpread(tx, facts, unit, view) : null;
  const history =
    asked.explain === undefined ? null : await loadFigureHistory(tx, sight, view, asked.explain);
  return { book, view, aggregates, seesChildren, contentSpread, history, siblings, seesSiblings };
}

async function load(sight: Sight, asked: AskedOverview): Promise<Loaded> {
  const { siblings, seesSiblings, ...loaded } = await withViewer(sight.viewer, (tx) =>
    loadWithin(tx, sight, asked),
  );
  const { view, aggregates } = loaded;
  const rank = !seesSiblings
    ? await loadHiddenRank(sight, view, siblings)
    : siblings.length === 0
      ? null
      : rankAmong(sight, view, aggregates);
  return { ...loaded, rank };
}

/** What every commune below owes; above provinces it differs, where a province asks for more. */
function dueOfCommune({ facts, unit }: Sight): number | null {
  if (unit.level === "country") return null;
  const [commune] = facts.tree.subjects(unit.code, ["commune"]);
  return commune === undefined ? null : facts.dueAt(commune.code).length;
}

function toCoverage(sight: Sight, { book, view }: Loaded, seesWorkflow: boolean): Coverage {
  const { facts, unit } = sight;
  const { period, lens } = view;
  const communes = facts.tree.subjectCount(unit.code, ["commune"]);
  const sums = book.coverage(unit.code, period.code, lens);
  const stands = book.workflow(unit.code, period.code);
  const communesEmpty = communes - sums.communesPresent;
  // What is sent counts provisionally: such a commune is not among the empty ones that the split is of.
  const communesSubmitted = lens === "provisional" ? 0 : stands.communesSubmitted;
  return {
    due: facts.dueBelow(unit.code),
    present: sums.present,
    communes,
    communesComplete: sums.communesComplete,
    dueOfCommune: dueOfCommune(sight),
    communesEmpty,
    latestAt: sums.latestAt,
    workflow: seesWorkflow
      ? {
          ...stands,
          communesSubmitted,
          communesNotSent: communesEmpty - communesSubmitted - stands.communesReturned,
        }
      : null,
  };
}

/** What a commune meets and does not, of its criteria and services; not applicable is left out of both. */
function toContents({ facts, unit }: Sight, scorecard: Scorecard | null): UnitOverview["contents"] {
  if (unit.level !== "commune" || scorecard === null) return null;
  const judged = new Set(
    facts.register.indicators
      .filter(({ measure }) => measure === "criterion" || measure === "services")
      .map(({ code }) => code),
  );
  const contents = scorecard.targets.filter(
    ({ indicator, ownOnlySubject, status }) =>
      judged.has(indicator) && ownOnlySubject && status !== "not-applicable",
  );
  return {
    met: contents.filter(({ status }) => status === "met").length,
    of: contents.length,
    notMet: contents.filter(({ status }) => status === "not-met").map(({ indicator }) => indicator),
  };
}

function toAbilities({ viewer, facts, place }: Sight, { period, choice }: View): UnitOverview["abilities"] {
  const periodMode = period.mode;
  const inScope = facts.tree.inScope(place.code);
  return {
    seeWorkflow: can(viewer, "see-provisional", { place }).ok,
    seeProvisional: choice.lenses.includes("provisional"),
    seeRows: can(viewer, "see-observations", { place }).ok,
    enter: inScope && can(viewer, entryVerb(viewer, place), { place, periodMode }).ok,
    review: inScope && can(viewer, "approve", { place, periodMode }).ok,
  };
}

function toOverview(sight: Sight, loaded: Loaded, explain: string | undefined): UnitOverview {
  const { facts, unit } = sight;
  const { register, tree } = facts;
  const { view, aggregates, book } = loaded;
  const request = requestOf(sight, view, aggregates);
  const scorecard = tree.inScope(unit.code) ? scoreUnit(request) : null;
  const national = view.plan.code === NATIONAL_PLAN ? null : scoreUnit({ ...request, plan: NATIONAL_PLAN });
  const abilities = toAbilities(sight, view);
  const { period, plan, lens } = view;
  return {
    ...toPageFrame(sight.viewer, facts, unit, view),
    scorecard,
    pillars:
      scorecard === null
        ? []
        : toPillarGroups({ register, tree, aggregates, unit, plan, period, scorecard, national }),
    coverage: toCoverage(sight, loaded, abilities.seeWorkflow),
    rank: loaded.rank,
    children: loaded.seesChildren
      ? toChildRows(
          { facts, book, period: period.code, lens },
          tree.children(unit.code),
          keptScoreChildren(request),
        )
      : null,
    explained: explain === undefined || scorecard === null ? null : explainTarget(request, explain),
    history: loaded.history,
    contents: toContents(sight, scorecard),
    contentSpread: loaded.contentSpread,
    abilities,
  };
}

/**
 * The page of one unit: `null` where the unit is unknown or its figures are not the viewer's to see. What the address
 * asks for and may not have falls back to the unit's default view.
 */
export async function loadUnitOverview(
  viewer: Viewer,
  unitCode: UnitCode,
  asked: AskedOverview,
): Promise<UnitOverview | null> {
  const facts = await reference();
  const unit = facts.tree.get(unitCode);
  const place = placeOf(facts.tree, unitCode);
  if (unit === undefined || place === undefined) return null;
  if (!checkSight(viewer, facts, unitCode, "approved").ok) return null;
  const sight: Sight = { viewer, facts, unit, place };
  return toOverview(sight, await load(sight, asked), asked.explain);
}
