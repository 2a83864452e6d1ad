import { notFound } from "next/navigation";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { PathView } from "@/components/dashboard/path-view";
import { pathTitle } from "@/components/dashboard/path-words";
import { PageTitle } from "@/components/shared/page-title";
import { subjectOf } from "@/components/shared/printed-stand";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { unitHeading } from "@/lib/format/unit-name";
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

export default async function TargetPathPage({ params, searchParams }: Address) {
  const [{ unitCode, indicatorCode }, query, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const asked = {
    period: firstOf(query.period),
    plan: firstOf(query.plan),
    lens: firstOf(query.lens),
    ticked: toTicks(query.with).split(","),
  };
  const path = (await loadTargetPath(viewer, unitCode, indicatorCode, asked)) ?? notFound();
  const { unit, view } = path;
  const name = unitHeading(unit, locale);
  return (
    <>
      <PageTitle
        words={`${pathTitle(path, locale)} · ${name} · ${view.period.name[locale]}`}
        locale={locale}
      />
      <PrintedHead subject={subjectOf(path, locale)} locale={locale} />
      <PathView path={path} locale={locale} />
    </>
  );
}
