import { notFound } from "next/navigation";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { ProgressView } from "@/components/dashboard/progress-view";
import { PageTitle } from "@/components/shared/page-title";
import { subjectOf } from "@/components/shared/printed-stand";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { unitHeading } from "@/lib/format/unit-name";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadProgress } from "@/lib/server/queries/dashboard/load-progress";
import { today } from "@/lib/server/request/clock";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function ProgressPage({ params, searchParams }: Address) {
  const [{ unitCode }, { period, plan, lens }, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const asked = { period: firstOf(period), plan: firstOf(plan), lens: firstOf(lens) };
  const progress = (await loadProgress(viewer, unitCode, asked, today())) ?? notFound();
  const { progress: words } = messages(locale);
  const { unit, view } = progress;
  const name = unitHeading(unit, locale);
  return (
    <>
      <PageTitle words={`${words.tab} · ${name} · ${view.period.name[locale]}`} locale={locale} />
      <PrintedHead subject={subjectOf(progress, locale)} locale={locale} />
      <ProgressView progress={progress} locale={locale} />
    </>
  );
}
