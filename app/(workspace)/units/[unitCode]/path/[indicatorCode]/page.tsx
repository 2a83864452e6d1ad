import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PathView } from "@/components/dashboard/path-view";
import { pathTitle } from "@/components/dashboard/path-words";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import type { TargetPath } from "@/lib/contracts/target-path";
import { unitTitle } from "@/lib/format/unit-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadTargetPath } from "@/lib/server/queries/dashboard/load-target-path";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string; readonly indicatorCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** `?with=14212,14215`; a form without JavaScript repeats the name instead. */
const toTicks = (asked: string | string[] | undefined): string =>
  (Array.isArray(asked) ? asked : [asked ?? ""]).join(",");

const loadOnce = cache(
  async (
    unitCode: string,
    indicatorCode: string,
    period: string | undefined,
    plan: string | undefined,
    lens: string | undefined,
    ticks: string,
  ) =>
    loadTargetPath(await requireViewer(), unitCode, indicatorCode, {
      period,
      plan,
      lens,
      ticked: ticks.split(","),
    }),
);

/** The path an address asks for, once per request for the page and its title; 404 where it is not the viewer's. */
async function pathOf({ params, searchParams }: Address): Promise<TargetPath> {
  const [{ unitCode, indicatorCode }, query] = await Promise.all([params, searchParams]);
  const { period, plan, lens } = query;
  const found = await loadOnce(
    unitCode,
    indicatorCode,
    firstOf(period),
    firstOf(plan),
    firstOf(lens),
    toTicks(query.with),
  );
  return found ?? notFound();
}

export async function generateMetadata(address: Address): Promise<Metadata> {
  const [path, locale] = await Promise.all([pathOf(address), requestLocale()]);
  const { unit, view } = path;
  const name = unit.level === "country" ? messages(locale).terms.country : unitTitle(unit, locale);
  return { title: `${pathTitle(path, locale)} · ${name} · ${view.period.name[locale]}` };
}

export default async function TargetPathPage(address: Address) {
  const [path, locale] = await Promise.all([pathOf(address), requestLocale()]);
  return <PathView path={path} locale={locale} />;
}
