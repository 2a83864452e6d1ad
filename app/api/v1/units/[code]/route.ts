import { noQuery } from "@/lib/contracts/api";
import { apiRoute } from "@/lib/server/http/api-route";
import { methodNotAllowed } from "@/lib/server/http/method-not-allowed";
import { findUnit } from "@/lib/server/queries/api/find-unit";

export const GET = apiRoute<object, { readonly code: string }>(noQuery, async ({ params, refuse }) => {
  const unit = await findUnit(params.code);
  return unit === null ? refuse(404) : Response.json(unit);
});

const refuseMethod = methodNotAllowed("GET, HEAD, OPTIONS");

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
