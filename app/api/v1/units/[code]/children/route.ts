import type { z } from "zod";
import { pageQuery } from "@/lib/contracts/api";
import { apiRoute } from "@/lib/server/http/api-route";
import { methodNotAllowed } from "@/lib/server/http/method-not-allowed";
import { questionProblem } from "@/lib/server/http/question-problem";
import { listUnitChildren } from "@/lib/server/queries/api/list-unit-children";

export const GET = apiRoute<z.infer<typeof pageQuery>, { readonly code: string }>(
  pageQuery,
  async ({ params, query, locale }) => {
    const page = await listUnitChildren(params.code, query);
    return page.ok ? Response.json(page.value) : questionProblem(page.kind, locale);
  },
);

const refuseMethod = methodNotAllowed("GET, HEAD, OPTIONS");

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
