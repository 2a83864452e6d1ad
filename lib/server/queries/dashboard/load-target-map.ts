import "server-only";

import type { TargetMap } from "@/lib/contracts/province-map";
import type { Viewer } from "@/lib/domain/access/viewer";
import { resolveTargets } from "@/lib/domain/plans/resolve-targets";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { Scorecard, TargetScore } from "@/lib/domain/scoring/scorecard";
import { COUNTRY } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import { type ComparisonGround, compareChildren } from "@/lib/server/queries/dashboard/compare-children";
import type { AskedView } from "@/lib/server/queries/dashboard/default-view";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { DRAWN_KINDS, toProvinceFigures } from "@/lib/server/queries/dashboard/province-figures";
import { keptScoreChildren } from "@/lib/server/queries/shared/kept-scorecards";

export interface AskedMap extends AskedView {
  /** Code of the indicator to be drawn. */
  readonly target?: string | undefined;
}

const scoreOf = ({ targets }: Scorecard, indicator: string): TargetScore | null =>
  targets.find((target) => target.indicator === indicator) ?? null;

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
    provinces: toProvinceFigures(
      children,
      new Map(scorecards.map((scorecard) => [scorecard.unit, scoreOf(scorecard, chosen.indicator.code)])),
    ),
  };
}

/** One target in every province. An unknown target falls back to the first that can be drawn. */
export async function loadTargetMap(
  viewer: Viewer,
  { target, ...asked }: AskedMap,
): Promise<TargetMap | null> {
  return compareChildren(viewer, COUNTRY, asked, (tx, ground) => draw(tx, ground, target));
}
