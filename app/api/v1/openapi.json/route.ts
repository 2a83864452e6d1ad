import { noQuery } from "@/lib/contracts/api";
import { apiRoute } from "@/lib/server/http/api-route";
import { openapiDocument } from "@/lib/server/http/openapi-document";

export const GET = apiRoute(noQuery, async () => Response.json(openapiDocument()));
