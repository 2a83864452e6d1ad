import "server-only";

import type { Ranking, RankingRow } from "@/lib/contracts/ranking";
import type { Viewer } from "@/lib/domain/access/viewer";
import { periodsBefore } from "@/lib/domain/periods/find-period";
import type { Register } from "@/lib/domain/register/register";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { RankedScorecard, Scorecard } from "@/lib/domain/scoring/scorecard";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import {
  type ComparisonGround,
  compareChildren,
  countMet,
} from "@/lib/server/queries/dashboard/compare-children";
import type { AskedView } from "@/lib/server/queries/dashboard/default-view";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { keptScoreChildren } from "@/lib/server/queries/shared/kept-scorecards";

function toRow(
  register: Register,
  { code, name, type }: Unit,
  scorecard: Scorecard,
  places: { readonly rank: number | null; readonly previousRank: number | null },
): RankingRow {
  return {
    unit: { code, name },
    type,
    ...places,
    index: scorecard.index,
    met: countMet(register, scorecard),
  };
}

const PLACE_OF_UNRANKED = Number.MAX_SAFE_INTEGER;

const byPlace = (left: RankingRow, right: RankingRow): number =>
  (left.rank ?? PLACE_OF_UNRANKED) - (right.rank ?? PLACE_OF_UNRANKED);

function toRows(
  { facts, children }: ComparisonGround,
  scorecards: readonly RankedScorecard[],
  before: readonly RankedScorecard[],
): readonly RankingRow[] {
  const previousRanks = new Map(before.map(({ unit, rank }) => [unit, rank]));
  const scorecardOf = new Map(scorecards.map((scorecard) => [scorecard.unit, scorecard]));
  return children.flatMap((unit) => {
    const scorecard = scorecardOf.get(unit.code);
    if (scorecard === undefined) return [];
    const { rank } = scorecard;
    return [
      toRow(facts.register, unit, scorecard, { rank, previousRank: previousRanks.get(unit.code) ?? null }),
    ];
  });
}

function toRanking(ground: ComparisonGround, aggregates: AggregateSource): Ranking {
  const { facts, unit, view, frame } = ground;
  const { register, tree } = facts;
  const { period, plan, lens } = view;
  const request = { register, tree, aggregates, unit: unit.code, plan: plan.code, lens };
  const previous = previousOf(ground);
  const rows = toRows(
    ground,
    keptScoreChildren({ ...request, period: period.code }),
    previous === undefined ? [] : keptScoreChildren({ ...request, period: previous.code }),
  );
  const total = scoreUnit({ ...request, period: period.code });
  return {
    ...frame,
    previousPeriod: view.choice.periods.find(({ code }) => code === previous?.code) ?? null,
    pillars: register.pillars
      .filter(
        ({ code, scored }) => scored && rows.some(({ index }) => (index.pillars[code] ?? null) !== null),
      )
      .map(({ code, name }) => ({ code, name })),
    total: toRow(register, unit, total, { rank: null, previousRank: null }),
    ranked: rows.filter(({ rank }) => rank !== null).sort(byPlace),
    unranked: rows.filter(({ rank }) => rank === null),
  };
}

/** Places are compared with those of the last period of the same kind: files of half a year with those of half a year. */
function previousOf({ facts, view: { period } }: ComparisonGround) {
  return periodsBefore(facts.register, period).findLast(({ kind }) => kind === period.kind);
}

async function rank(tx: Tx, ground: ComparisonGround): Promise<Ranking> {
  const { facts, unit, children, view } = ground;
  const units = children.map(({ code }) => code);
  const previous = previousOf(ground);
  const aggregates = await loadAggregates(tx, facts, {
    lens: view.lens,
    plans: [view.plan.code],
    units: [unit.code],
    statusOnly: { units, period: view.period.code },
    ...(previous !== undefined && { indexOnly: { units, period: previous.code } }),
  });
  return toRanking(ground, aggregates);
}

/** The children of a unit by their index; `null` where they are not the viewer's to see. */
export async function loadRanking(
  viewer: Viewer,
  unitCode: UnitCode,
  asked: AskedView,
): Promise<Ranking | null> {
  return compareChildren(viewer, unitCode, asked, rank);
}
