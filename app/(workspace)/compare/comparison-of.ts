import type { UnitComparison } from "@/lib/contracts/compare";
import type { SearchParams } from "@/lib/contracts/search-params";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadComparison } from "@/lib/server/queries/dashboard/load-comparison";

const ASKED = ["units", "targets", "add", "addTarget", "period", "lens"] as const;

/** A parameter may also be given several times. */
const joined = (parameter: string | string[] | undefined): string | undefined =>
  Array.isArray(parameter) ? parameter.join(",") : parameter;

/** The comparison an address asks for. */
export async function comparisonOf(query: SearchParams): Promise<UnitComparison> {
  const asked = Object.fromEntries(ASKED.map((name) => [name, joined(query[name])]));
  return loadComparison(await requireViewer(), asked);
}
