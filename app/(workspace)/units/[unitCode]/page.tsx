import { PrintedHead } from "@/app/(workspace)/printed-head";
import { UnitOverviewView } from "@/components/dashboard/unit-overview-view";
import { otherViews } from "@/components/dashboard/unit-tabs";
import { PageTitle } from "@/components/shared/page-title";
import { subjectOf } from "@/components/shared/printed-stand";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { INDEX_EXPLAINED } from "@/lib/contracts/unit-overview";
import { STATUSES, type Status } from "@/lib/domain/scoring/scorecard";
import { unitHeading } from "@/lib/format/unit-name";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadNearestUnits } from "@/lib/server/queries/dashboard/load-nearest-units";
import { requestLocale } from "@/lib/server/request/preferences";
import { overviewOf } from "./overview-of";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** `?status=slow,at-risk`: the targets to show alone. Unknown words are left out. */
function toStatuses(asked: string | undefined): readonly Status[] {
  const words = asked?.split(",") ?? [];
  return STATUSES.filter((status) => words.includes(status));
}

export default async function UnitPage({ params, searchParams }: Address) {
  const [{ unitCode }, query, locale] = await Promise.all([params, searchParams, requestLocale()]);
  const overview = await overviewOf(unitCode, query);
  const nearest = await loadNearestUnits(await requireViewer(), overview);
  const { unit, view } = overview;
  const name = unitHeading(unit, locale);
  const comparesChildren = overview.children?.some(({ inScope }) => inScope) ?? false;
  return (
    <>
      <PageTitle words={`${name} · ${view.period.name[locale]}`} locale={locale} />
      <PrintedHead subject={subjectOf(overview, locale)} locale={locale} />
      <UnitOverviewView
        overview={overview}
        locale={locale}
        statuses={toStatuses(firstOf(query.status))}
        nearest={nearest}
        explainsIndex={firstOf(query.explain) === INDEX_EXPLAINED}
        otherViews={overview.scorecard === null ? [] : otherViews({ unit, comparesChildren }, locale)}
      />
    </>
  );
}
