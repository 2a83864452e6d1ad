import { notFound } from "next/navigation";
import { PageTitle } from "@/components/shared/page-title";
import { SiblingPage, siblingsTitle } from "@/components/shell/sibling-page";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadSiblings } from "@/lib/server/queries/search/load-siblings";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** What a step of the breadcrumb leads to without JavaScript. `?at=` is the address of the view, else the overview. */
export default async function UnitSiblingsPage({ params, searchParams }: Address) {
  const [{ unitCode }, { at }, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const asked = { of: unitCode, at: firstOf(at) ?? `/units/${unitCode}` };
  const list = (await loadSiblings(viewer, asked, locale)) ?? notFound();
  return (
    <>
      <PageTitle words={siblingsTitle(list.of, locale)} locale={locale} />
      <SiblingPage list={list} locale={locale} />
    </>
  );
}
