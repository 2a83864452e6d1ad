import { notFound } from "next/navigation";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadUnitOverview } from "@/lib/server/queries/dashboard/load-unit-overview";

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The value of a name that should stand once in the address; the first where it is repeated. */
export function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** The overview an address asks for; 404 where it is not the viewer's. */
export async function overviewOf(unitCode: string, query: Query): Promise<UnitOverview> {
  const overview = await loadUnitOverview(await requireViewer(), unitCode, {
    period: single(query.period),
    plan: single(query.plan),
    lens: single(query.lens),
    explain: single(query.explain),
  });
  return overview ?? notFound();
}
