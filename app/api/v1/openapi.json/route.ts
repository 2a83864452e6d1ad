import { noQuery } from "@/lib/contracts/api";
import { apiRoute } from "@/lib/server/http/api-route";
import { methodNotAllowed } from "@/lib/server/http/method-not-allowed";
import { openapiDocument } from "@/lib/server/http/openapi-document";

export const GET = apiRoute(noQuery, async () => Response.json(openapiDocument()));

const refuseMethod = methodNotAllowed("GET, HEAD, OPTIONS");

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
