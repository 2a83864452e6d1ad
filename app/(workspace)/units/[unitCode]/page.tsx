import type { Metadata } from "next";
import { comparisonViews } from "@/components/dashboard/unit-tabs";
import { UnitOverviewView } from "@/components/dashboard/unit-overview-view";
import { STATUSES, type Status } from "@/lib/domain/scoring/scorecard";
import { unitTitle } from "@/lib/format/unit-name";
import { messages } from "@/lib/i18n/messages";
import { requestLocale } from "@/lib/server/request/preferences";
import { overviewOf, type Query, single } from "./overview-of";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<Query>;
}

/** `?status=slow,at-risk`: the targets to show alone. Unknown words are left out. */
function toStatuses(asked: string | undefined): readonly Status[] {
  const words = asked?.split(",") ?? [];
  return STATUSES.filter((status) => words.includes(status));
}

export async function generateMetadata({ params, searchParams }: Address): Promise<Metadata> {
  const { unitCode } = await params;
  const [overview, locale] = await Promise.all([overviewOf(unitCode, await searchParams), requestLocale()]);
  const name =
    overview.unit.level === "country" ? messages(locale).terms.country : unitTitle(overview.unit, locale);
  return { title: `${name} · ${overview.view.period.name[locale]}` };
}

export default async function UnitPage({ params, searchParams }: Address) {
  const [{ unitCode }, query] = await Promise.all([params, searchParams]);
  const [overview, locale] = await Promise.all([overviewOf(unitCode, query), requestLocale()]);
  const hasChildrenToCompare = overview.children?.some(({ inScope }) => inScope) ?? false;
  return (
    <UnitOverviewView
      overview={overview}
      locale={locale}
      statuses={toStatuses(single(query.status))}
      otherViews={hasChildrenToCompare ? comparisonViews(unitCode, locale) : []}
    />
  );
}
