import { notFound } from "next/navigation";
import type { TargetMap } from "@/lib/contracts/province-map";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { COUNTRY } from "@/lib/domain/units/unit";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadTargetMap } from "@/lib/server/queries/dashboard/load-target-map";

const ASKED = ["period", "plan", "lens", "target"] as const;

/** The map an address asks for. Only the country has one: below the provinces there are no outlines. */
export async function targetMapOf(unitCode: string, query: SearchParams): Promise<TargetMap> {
  const viewer = await requireViewer();
  if (unitCode !== COUNTRY) notFound();
  const asked = Object.fromEntries(ASKED.map((name) => [name, firstOf(query[name])]));
  return (await loadTargetMap(viewer, asked)) ?? notFound();
}
