import { z } from "zod";
import { apiRoute } from "@/lib/server/http/api-route";

/** Whatever the API does not have: a problem like every other refusal, not the site's page. */
const answerUnknown = apiRoute<object, { readonly path?: string[] }>(z.object({}), async ({ refuse }) =>
  refuse(404),
);

export {
  answerUnknown as GET,
  answerUnknown as POST,
  answerUnknown as PUT,
  answerUnknown as PATCH,
  answerUnknown as DELETE,
};
