import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import {
  carryOverSheetAction,
  openCorrectionAction,
  saveSheetAction,
} from "@/app/(workspace)/entry/[unitCode]/[periodCode]/actions";
import { toNotice } from "@/app/(workspace)/entry/notice";
import { EntrySheetView } from "@/components/entry/entry-sheet";
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

/** One load for the title and the page. */
const sheetOf = cache(async (unit: string, period: string) => {
  return loadEntrySheet(await requireViewer(), { unit, period });
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { unitCode, periodCode } = await params;
  const [sheet, locale] = await Promise.all([sheetOf(unitCode, periodCode), requestLocale()]);
  if (sheet === null) return {};
  return {
    title: fill(messages(locale).entry.sheetTitle, {
      unit: unitNameTitle(sheet.unit.name, locale),
    }),
  };
}

export default async function EntrySheetPage({ params, searchParams }: PageProps) {
  const { unitCode, periodCode } = await params;
  const [sheet, locale, search] = await Promise.all([
    sheetOf(unitCode, periodCode),
    requestLocale(),
    searchParams,
  ]);
  if (sheet === null) notFound();
  const address = { unit: sheet.unit.code, period: sheet.period.code, next: sheet.next?.code ?? null };
  return (
    <main id="main" className="wrap">
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
