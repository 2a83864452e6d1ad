import { notFound } from "next/navigation";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadUnitOverview } from "@/lib/server/queries/dashboard/load-unit-overview";

/** The overview an address asks for; 404 where it is not the viewer's. */
export async function overviewOf(unitCode: string, query: SearchParams): Promise<UnitOverview> {
  const overview = await loadUnitOverview(await requireViewer(), unitCode, {
    period: firstOf(query.period),
    plan: firstOf(query.plan),
    lens: firstOf(query.lens),
    explain: firstOf(query.explain),
  });
  return overview ?? notFound();
}
