import { notFound } from "next/navigation";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { HeatTableView } from "@/components/dashboard/heat-table-view";
import { PageTitle } from "@/components/shared/page-title";
import { subjectOf } from "@/components/shared/printed-stand";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { unitHeading } from "@/lib/format/unit-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { HEAT_QUERY, loadHeatTable } from "@/lib/server/queries/dashboard/load-heat-table";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function HeatTablePage({ params, searchParams }: Address) {
  const [{ unitCode }, query, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const asked = Object.fromEntries(HEAT_QUERY.map((name) => [name, firstOf(query[name])]));
  const table = (await loadHeatTable(viewer, unitCode, asked)) ?? notFound();
  const { comparison } = messages(locale);
  const { unit, view } = table;
  const name = unitHeading(unit, locale);
  return (
    <>
      <PageTitle
        words={`${comparison.viewHeatTable} · ${name} · ${view.period.name[locale]}`}
        locale={locale}
      />
      <PrintedHead subject={subjectOf(table, locale)} locale={locale} />
      <HeatTableView table={table} locale={locale} />
    </>
  );
}
