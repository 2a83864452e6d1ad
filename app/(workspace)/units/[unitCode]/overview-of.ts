import { notFound } from "next/navigation";
import { cache } from "react";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadUnitOverview } from "@/lib/server/queries/dashboard/load-unit-overview";

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The value of a name that should stand once in the address; the first where it is repeated. */
export function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

const loadOnce = cache(
  async (
    unitCode: string,
    period: string | undefined,
    plan: string | undefined,
    lens: string | undefined,
    explain: string | undefined,
  ) => loadUnitOverview(await requireViewer(), unitCode, { period, plan, lens, explain }),
);

/** The overview an address asks for, once per request for the page and its title; 404 where it is not the viewer's. */
export async function overviewOf(unitCode: string, query: Query): Promise<UnitOverview> {
  const overview = await loadOnce(
    unitCode,
    single(query.period),
    single(query.plan),
    single(query.lens),
    single(query.explain),
  );
  return overview ?? notFound();
}
