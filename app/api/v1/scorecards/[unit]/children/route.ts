import { type ScorecardQuery, scorecardQuery } from "@/lib/contracts/api";
import { apiRoute } from "@/lib/server/http/api-route";
import { methodNotAllowed } from "@/lib/server/http/method-not-allowed";
import { questionProblem } from "@/lib/server/http/question-problem";
import { loadChildrenScorecards } from "@/lib/server/queries/dashboard/load-children-scorecards";

export const GET = apiRoute<ScorecardQuery, { readonly unit: string }>(
  scorecardQuery,
  async ({ viewer, params, query, locale }) => {
    const scorecards = await loadChildrenScorecards(viewer, { unit: params.unit, ...query });
    return scorecards.ok ? Response.json(scorecards.value) : questionProblem(scorecards.kind, locale);
  },
);

const refuseMethod = methodNotAllowed("GET, HEAD, OPTIONS");

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
