import "server-only";

import type { Viewer } from "@/lib/domain/access/viewer";
import { ok, type Result } from "@/lib/domain/result";
import { scoreChildren } from "@/lib/domain/scoring/score-unit";
import type { RankedScorecard } from "@/lib/domain/scoring/scorecard";
import { withViewer } from "@/lib/server/db/scoped";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import {
  checkQuestion,
  checkSightOfChildren,
  type ScoringQuestion,
  type ScoringRefusal,
} from "@/lib/server/queries/dashboard/scoring-question";
import { reference } from "@/lib/server/reference/load-reference";

/** The scorecards of a unit's in-scope children in the order of their codes, each with its rank. */
export async function loadChildrenScorecards(
  viewer: Viewer,
  question: ScoringQuestion,
): Promise<Result<readonly RankedScorecard[], ScoringRefusal, null>> {
  const facts = await reference();
  const sight = checkSightOfChildren(viewer, facts, question.unit, question.lens);
  if (!sight.ok) return sight;
  const known = checkQuestion(facts, question);
  if (!known.ok) return known;
  const { register, tree } = facts;
  const { plan, lens } = question;
  const units = tree.inScopeChildren(question.unit).map(({ code }) => code);
  if (units.length === 0) return ok([]);
  const aggregates = await withViewer(viewer, (tx) =>
    loadAggregates(tx, facts, { lens, plans: [plan], units }),
  );
  return ok(scoreChildren({ register, tree, aggregates, ...question }));
}
