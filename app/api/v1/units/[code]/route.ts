import { noQuery } from "@/lib/contracts/api";
import { apiRoute } from "@/lib/server/http/api-route";
import { findUnit } from "@/lib/server/queries/api/find-unit";

export const GET = apiRoute<object, { readonly code: string }>(noQuery, async ({ params, refuse }) => {
  const unit = await findUnit(params.code);
  return unit === null ? refuse(404) : Response.json(unit);
});
