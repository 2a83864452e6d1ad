import { notFound } from "next/navigation";
import { cache } from "react";
import type { IndicatorPage } from "@/lib/contracts/indicator-page";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadIndicatorPage } from "@/lib/server/queries/dashboard/load-indicator-page";

const loadOnce = cache(
  async (
    indicatorCode: string,
    unit: string | undefined,
    period: string | undefined,
    plan: string | undefined,
    lens: string | undefined,
  ) => loadIndicatorPage(await requireViewer(), indicatorCode, { unit, period, plan, lens }),
);

/** The page an address asks for, once per request for the page and its title; 404 where it is not the viewer's. */
export async function indicatorPageOf(indicatorCode: string, query: SearchParams): Promise<IndicatorPage> {
  const { unit, period, plan, lens } = query;
  const found = await loadOnce(indicatorCode, firstOf(unit), firstOf(period), firstOf(plan), firstOf(lens));
  return found ?? notFound();
}
