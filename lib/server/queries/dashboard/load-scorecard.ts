import "server-only";

import type { Viewer } from "@/lib/domain/access/viewer";
import { ok, type Result } from "@/lib/domain/result";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { Scorecard } from "@/lib/domain/scoring/scorecard";
import { withViewer } from "@/lib/server/db/scoped";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import {
  checkQuestion,
  checkSight,
  type ScoringQuestion,
  type ScoringRefusal,
} from "@/lib/server/queries/dashboard/scoring-question";
import { reference } from "@/lib/server/reference/load-reference";

/** The scorecard of one unit, as the page, the API and the exports show it. */
export async function loadScorecard(
  viewer: Viewer,
  question: ScoringQuestion,
): Promise<Result<Scorecard, ScoringRefusal, null>> {
  const facts = await reference();
  const sight = checkSight(viewer, facts, question.unit, question.lens);
  if (!sight.ok) return sight;
  const known = checkQuestion(facts, question);
  if (!known.ok) return known;
  const { register, tree } = facts;
  const { unit, plan, lens } = question;
  const aggregates = await withViewer(viewer, (tx) =>
    loadAggregates(tx, facts, { lens, plans: [plan], units: [unit] }),
  );
  return ok(scoreUnit({ register, tree, aggregates, ...question }));
}
