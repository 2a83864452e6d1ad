import { type ScorecardQuery, scorecardQuery } from "@/lib/contracts/api";
import { apiRoute } from "@/lib/server/http/api-route";
import { methodNotAllowed } from "@/lib/server/http/method-not-allowed";
import { questionProblem } from "@/lib/server/http/question-problem";
import { loadScorecard } from "@/lib/server/queries/dashboard/load-scorecard";

export const GET = apiRoute<ScorecardQuery, { readonly unit: string }>(
  scorecardQuery,
  async ({ viewer, params, query, locale }) => {
    const scorecard = await loadScorecard(viewer, { unit: params.unit, ...query });
    return scorecard.ok ? Response.json(scorecard.value) : questionProblem(scorecard.kind, locale);
  },
);

const refuseMethod = methodNotAllowed("GET, HEAD, OPTIONS");

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
