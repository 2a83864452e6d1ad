import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type Query, single } from "@/app/(workspace)/units/[unitCode]/overview-of";
import { HeatTableView } from "@/components/dashboard/heat-table-view";
import type { HeatTable } from "@/lib/contracts/heat-table";
import { unitTitle } from "@/lib/format/unit-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadHeatTable } from "@/lib/server/queries/dashboard/load-heat-table";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<Query>;
}

const ASKED = ["period", "plan", "lens", "show", "sort", "dir", "failing"] as const;

// React keeps what was loaded by its arguments, so they are plain texts.
const loadOnce = cache(async (unitCode: string, ...asked: (string | undefined)[]) =>
  loadHeatTable(
    await requireViewer(),
    unitCode,
    Object.fromEntries(ASKED.map((name, place) => [name, asked[place]])),
  ),
);

/** The table an address asks for, once per request for the page and its title; 404 where it is not the viewer's. */
async function tableOf({ params, searchParams }: Address): Promise<HeatTable> {
  const [{ unitCode }, query] = await Promise.all([params, searchParams]);
  return (await loadOnce(unitCode, ...ASKED.map((name) => single(query[name])))) ?? notFound();
}

export async function generateMetadata(address: Address): Promise<Metadata> {
  const [{ unit, view }, locale] = await Promise.all([tableOf(address), requestLocale()]);
  const { comparison, terms } = messages(locale);
  const name = unit.level === "country" ? terms.country : unitTitle(unit, locale);
  return { title: `${comparison.viewHeatTable} · ${name} · ${view.period.name[locale]}` };
}

export default async function HeatTablePage(address: Address) {
  const [table, locale] = await Promise.all([tableOf(address), requestLocale()]);
  return <HeatTableView table={table} locale={locale} />;
}
