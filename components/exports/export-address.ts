import type { ExportPage } from "@/lib/contracts/export-page";
import type { ExportFormat } from "@/lib/contracts/export-query";
import type { Locale } from "@/lib/i18n/locale";

/** Where the file of the chosen report is. */
export function exportAddress(
  { report, indicator, ...order }: ExportPage["order"],
  format: ExportFormat,
  lang: Locale,
): string {
  const query = new URLSearchParams({ ...order, ...(indicator !== null && { indicator }), format, lang });
  return `/api/v1/exports/${report}?${query}`;
}
