import { notFound } from "next/navigation";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { overviewOf } from "@/app/(workspace)/units/[unitCode]/overview-of";
import { SubjectRowsView, toChange, toOutcome } from "@/components/dashboard/subject-rows-view";
import { PageTitle } from "@/components/shared/page-title";
import { subjectOf } from "@/components/shared/printed-stand";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { shortName } from "@/lib/format/indicator-name";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadSubjectRows } from "@/lib/server/queries/dashboard/load-subject-rows";
import { reference } from "@/lib/server/reference/load-reference";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string; readonly indicatorCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

async function indicatorOf(code: string) {
  const { register } = await reference();
  return register.indicators.find((indicator) => indicator.code === code) ?? notFound();
}

/** `?page=2`; anything else is the first. */
function toPage(asked: string | undefined): number {
  return asked !== undefined && /^[1-9]\d{0,5}$/u.test(asked) ? Number(asked) : 1;
}

export default async function SubjectRowsPage({ params, searchParams }: Address) {
  const [{ unitCode, indicatorCode }, query, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const [overview, indicator, { register }] = await Promise.all([
    overviewOf(unitCode, query),
    indicatorOf(indicatorCode),
    reference(),
  ]);
  const { view, unit } = overview;
  const outcome = toOutcome(firstOf(query.outcome));
  const change = toChange(firstOf(query.change));
  const found = await loadSubjectRows(viewer, {
    unit: unitCode,
    period: view.period.code,
    lens: view.lens,
    indicator: indicatorCode,
    page: toPage(firstOf(query.page)),
    ...(change !== null ? { change } : outcome && { outcome }),
  });
  if (!found.ok) return notFound();
  const { rows, page, pageSize, outcomes, before, changes, seesNames } = found.value;
  return (
    <>
      <PageTitle words={shortName(indicator, locale)} locale={locale} />
      <PrintedHead subject={subjectOf(overview, locale)} locale={locale} />
      <SubjectRowsView
        unit={unit}
        indicator={indicator}
        services={register.services}
        reasons={register.notApplicableReasons}
        neighbours={overview.neighbours}
        breadcrumb={overview.breadcrumb}
        view={view}
        overview={overview}
        rows={rows}
        counts={outcomes}
        changes={changes}
        outcome={change === null ? outcome : null}
        change={changes === null ? null : change}
        before={before}
        seesNames={seesNames}
        page={page}
        pageSize={pageSize}
        locale={locale}
      />
    </>
  );
}
