import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type Query, single } from "@/app/(workspace)/units/[unitCode]/overview-of";
import { ProgressView } from "@/components/dashboard/progress-view";
import type { Progress } from "@/lib/contracts/progress";
import { unitTitle } from "@/lib/format/unit-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadProgress } from "@/lib/server/queries/dashboard/load-progress";
import { today } from "@/lib/server/request/clock";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<Query>;
}

const loadOnce = cache(
  async (unitCode: string, period: string | undefined, plan: string | undefined, lens: string | undefined) =>
    loadProgress(await requireViewer(), unitCode, { period, plan, lens }, today()),
);

/** The progress an address asks for, once per request for the page and its title; 404 where it is not the viewer's. */
async function progressOf({ params, searchParams }: Address): Promise<Progress> {
  const [{ unitCode }, { period, plan, lens }] = await Promise.all([params, searchParams]);
  return (await loadOnce(unitCode, single(period), single(plan), single(lens))) ?? notFound();
}

export async function generateMetadata(address: Address): Promise<Metadata> {
  const [{ unit, view }, locale] = await Promise.all([progressOf(address), requestLocale()]);
  const { progress, terms } = messages(locale);
  const name = unit.level === "country" ? terms.country : unitTitle(unit, locale);
  return { title: `${progress.tab} · ${name} · ${view.period.name[locale]}` };
}

export default async function ProgressPage(address: Address) {
  const [progress, locale] = await Promise.all([progressOf(address), requestLocale()]);
  return <ProgressView progress={progress} locale={locale} />;
}
