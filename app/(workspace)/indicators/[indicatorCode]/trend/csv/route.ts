import { notFound } from "next/navigation";
import { indicatorPageOf } from "@/app/(workspace)/indicators/[indicatorCode]/indicator-page-of";
import { leavingFileName } from "@/components/dashboard/file-names";
import { trendTable } from "@/components/dashboard/indicator-words";
import { BYTE_ORDER_MARK, csvText } from "@/lib/server/files/write-csv";
import { requestLocale } from "@/lib/server/request/preferences";

const toCell = (cell: string | number | null): string =>
  typeof cell === "string" ? csvText(cell) : cell === null ? "" : String(cell);

/** The figures behind the trend as CSV, for those who may see the page. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly indicatorCode: string }> },
): Promise<Response> {
  const { indicatorCode } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const [page, locale] = await Promise.all([indicatorPageOf(indicatorCode, query), requestLocale()]);
  const table = trendTable(page, locale) ?? notFound();
  const lines = table.map((row) => `${row.map(toCell).join(",")}\r\n`);
  const { unit, indicator } = page;
  const shown = { units: [unit], targets: [indicator.code], frame: page };
  const name = leavingFileName("trend", shown, "csv", locale);
  return new Response(BYTE_ORDER_MARK + lines.join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
