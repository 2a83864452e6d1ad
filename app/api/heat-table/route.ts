import { toHeatGrid } from "@/components/dashboard/to-heat-grid";
import { type HeatGridQuery, heatGridQuery } from "@/lib/contracts/heat-grid";
import { apiRoute } from "@/lib/server/http/api-route";
import { questionProblem } from "@/lib/server/http/question-problem";
import { loadDistrictTable } from "@/lib/server/queries/dashboard/load-heat-table";

/** The country's districts × targets as columns, for the heat table. Private to the pages: not part of the published API. */
export const GET = apiRoute<HeatGridQuery>(heatGridQuery, async ({ viewer, query, locale }) => {
  const table = await loadDistrictTable(viewer, query);
  if (!table.ok) return questionProblem(table.kind, locale);
  return Response.json(toHeatGrid(table.value, table.value.rows, locale));
});
