import { type ExportQuery, exportPath, exportQuery } from "@/lib/contracts/export-query";
import { admitExport } from "@/lib/server/exports/admit-export";
import { openExport } from "@/lib/server/exports/open-export";
import { apiRoute } from "@/lib/server/http/api-route";
import { methodNotAllowed } from "@/lib/server/http/method-not-allowed";
import { questionProblem } from "@/lib/server/http/question-problem";

export const GET = apiRoute<ExportQuery, { readonly report: string }>(
  exportQuery,
  async ({ viewer, params, query, locale, refuse }) => {
    const path = exportPath.safeParse(params);
    if (!path.success) return refuse(404);
    const order = await admitExport(viewer, path.data.report, query);
    if (!order.ok) return questionProblem(order.kind, locale);
    const file = await openExport(viewer, order.value, query.lang ?? locale);
    if (!file.ok) return questionProblem(file.kind, locale);
    const { body, contentType, fileName } = file.value;
    return new Response(body, {
      headers: { "Content-Type": contentType, "Content-Disposition": `attachment; filename="${fileName}"` },
    });
  },
);

const refuseMethod = methodNotAllowed("GET, HEAD, OPTIONS");

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
