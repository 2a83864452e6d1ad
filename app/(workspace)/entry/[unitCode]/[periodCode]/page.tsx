import { notFound } from "next/navigation";
import {
  carryOverSheetAction,
  openCorrectionAction,
  saveSheetAction,
} from "@/app/(workspace)/entry/[unitCode]/[periodCode]/actions";
import { toNotice } from "@/app/(workspace)/entry/notice";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { EntrySheetView } from "@/components/entry/entry-sheet";
import { PageTitle } from "@/components/shared/page-title";
import type { SearchParams } from "@/lib/contracts/search-params";
import { unitNameTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadEntrySheet } from "@/lib/server/queries/entry/load-entry-sheet";
import { requestLocale } from "@/lib/server/request/preferences";

interface PageProps {
  readonly params: Promise<{ readonly unitCode: string; readonly periodCode: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function EntrySheetPage({ params, searchParams }: PageProps) {
  const [{ unitCode, periodCode }, search, viewer, locale] = await Promise.all([
    params,
    searchParams,
    requireViewer(),
    requestLocale(),
  ]);
  const sheet = await loadEntrySheet(viewer, { unit: unitCode, period: periodCode });
  if (sheet === null) notFound();
  const unit = unitNameTitle(sheet.unit.name, locale);
  const address = { unit: sheet.unit.code, period: sheet.period.code, next: sheet.next?.code ?? null };
  return (
    <main id="main" className="wrap">
      <PageTitle words={fill(messages(locale).entry.sheetTitle, { unit })} locale={locale} />
      <PrintedHead
        subject={{
          places: [unit],
          period: sheet.period.name[locale],
          lens: sheet.cells.some(({ working }) => working !== null) ? "provisional" : null,
        }}
        locale={locale}
      />
      <EntrySheetView
        sheet={sheet}
        locale={locale}
        notice={toNotice(search, locale)}
        save={saveSheetAction.bind(null, address)}
        carryOver={carryOverSheetAction.bind(null, address)}
        correct={openCorrectionAction.bind(null, address)}
      />
    </main>
  );
}
