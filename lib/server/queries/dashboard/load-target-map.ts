import "server-only";

import type { ProvinceFigure, TargetMap } from "@/lib/contracts/province-map";
import type { Viewer } from "@/lib/domain/access/viewer";
import { resolveTargets } from "@/lib/domain/plans/resolve-targets";
import { toFraction } from "@/lib/domain/scoring/passing";
import { rankUnits } from "@/lib/domain/scoring/rank-units";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { Scorecard, TargetScore } from "@/lib/domain/scoring/scorecard";
import { COUNTRY } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import { type ComparisonGround, compareChildren } from "@/lib/server/queries/dashboard/compare-children";
import type { AskedView } from "@/lib/server/queries/dashboard/default-view";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { keptScoreChildren } from "@/lib/server/queries/shared/kept-scorecards";

export interface AskedMap extends AskedView {
  /** Code of the indicator to be drawn. */
  readonly target?: string | undefined;
}

/** A map shows rates, or whether every unit has what it must have; totals only say where the big provinces lie. */
const DRAWN_KINDS: ReadonlySet<TargetScore["kind"]> = new Set([
  "share-of-units",
  "ratio-of-sums",
  "count-per-unit",
]);

const scoreOf = ({ targets }: Scorecard, indicator: string): TargetScore | null =>
  targets.find((target) => target.indicator === indicator) ?? null;

const fractionOf = (score: TargetScore | null) => {
  const { value, numerator, denominator } = score ?? { value: null, numerator: null, denominator: null };
  return value === null || numerator === null || denominator === null || denominator === 0
    ? null
    : toFraction({ numerator, denominator });
};

const PLACE_OF_UNRANKED = Number.MAX_SAFE_INTEGER;

function toFigures(
  { children }: ComparisonGround,
  scorecards: readonly Scorecard[],
  indicator: string,
): readonly ProvinceFigure[] {
  const scores = new Map(scorecards.map((scorecard) => [scorecard.unit, scoreOf(scorecard, indicator)]));
  const ranks = rankUnits(children.map(({ code }) => fractionOf(scores.get(code) ?? null)));
  return children
    .map(({ code, name, type }, place) => ({
      unit: { code, name },
      type,
      rank: ranks[place] ?? null,
      score: scores.get(code) ?? null,
    }))
    .sort((left, right) => (left.rank ?? PLACE_OF_UNRANKED) - (right.rank ?? PLACE_OF_UNRANKED));
}

async function draw(tx: Tx, ground: ComparisonGround, asked: string | undefined): Promise<TargetMap> {
  const { facts, children, view, frame } = ground;
  const { register, tree } = facts;
  const { period, plan, lens } = view;
  const aggregates = await loadAggregates(tx, facts, {
    lens,
    plans: [plan.code],
    units: [COUNTRY],
    statusOnly: { units: children.map(({ code }) => code), period: period.code },
  });
  const request = {
    register,
    tree,
    aggregates,
    unit: COUNTRY,
    period: period.code,
    plan: plan.code,
    lens,
  };
  const whole = scoreUnit(request);
  const scorecards = keptScoreChildren(request);
  const reported = new Set(scorecards.flatMap(({ targets }) => targets.map(({ indicator }) => indicator)));
  const drawn = resolveTargets(register, plan).filter(
    ({ indicator, kind }) => DRAWN_KINDS.has(kind) && reported.has(indicator.code),
  );
  const chosen = drawn.find(({ indicator }) => indicator.code === asked) ?? drawn[0];
  const country = chosen && scoreOf(whole, chosen.indicator.code);
  if (!chosen || !country) throw new Error(`no target of the plan ${plan.code} can be drawn on a map`);
  return {
    ...frame,
    targets: drawn.map(({ indicator }) => indicator),
    indicator: chosen.indicator,
    wording: chosen.wording,
    country,
    provinces: toFigures(ground, scorecards, chosen.indicator.code),
  };
}

/** One target in every province. An unknown target falls back to the first that can be drawn. */
export async function loadTargetMap(
  viewer: Viewer,
  { target, ...asked }: AskedMap,
): Promise<TargetMap | null> {
  return compareChildren(viewer, COUNTRY, asked, (tx, ground) => draw(tx, ground, target));
}
