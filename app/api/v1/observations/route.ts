import { type ObservationsQuery, observationsQuery } from "@/lib/contracts/api";
import { apiRoute } from "@/lib/server/http/api-route";
import { methodNotAllowed } from "@/lib/server/http/method-not-allowed";
import { questionProblem } from "@/lib/server/http/question-problem";
import { listObservations } from "@/lib/server/queries/api/list-observations";

export const GET = apiRoute<ObservationsQuery>(observationsQuery, async ({ viewer, query, locale }) => {
  const page = await listObservations(viewer, query);
  return page.ok ? Response.json(page.value) : questionProblem(page.kind, locale);
});

const refuseMethod = methodNotAllowed("GET, HEAD, OPTIONS");

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
