import "server-only";

import type { ExportFormat, ExportOrder } from "@/lib/contracts/export-query";
import type { ExportDocument } from "@/lib/contracts/export-table";
import { XLSX_TYPE } from "@/lib/contracts/import-file";
import type { Viewer } from "@/lib/domain/access/viewer";
import { ok, type Result } from "@/lib/domain/result";
import type { Locale } from "@/lib/i18n/locale";
import { type ExportGround, exportFileName, exportGround } from "@/lib/server/exports/export-frame";
import { nationalSummary } from "@/lib/server/exports/national-summary";
import { observationCsv, observationJson } from "@/lib/server/exports/observation-file";
import { unitsNotMeeting } from "@/lib/server/exports/units-not-meeting";
import { csvLines } from "@/lib/server/files/write-csv";
import { jsonLines } from "@/lib/server/files/write-json";
import { workbookBytes } from "@/lib/server/files/write-workbook";
import type { ScoringRefusal } from "@/lib/server/queries/dashboard/scoring-question";
import { listObservationRows } from "@/lib/server/queries/exports/list-observation-rows";

/** A file on its way out. */
export interface OpenedExport {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: ReadableStream<Uint8Array>;
}

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: XLSX_TYPE,
  csv: "text/csv; charset=utf-8",
  json: "application/json",
};
/** Lines are sent in parcels of about this many characters. */
const PARCEL = 64 * 1024;

/** Makes the file of an admitted order. */
export async function openExport(
  viewer: Viewer,
  order: ExportOrder,
  locale: Locale,
): Promise<Result<OpenedExport, ScoringRefusal, null>> {
  const ground = await exportGround(viewer, order, locale);
  const body = await bodyOf(ground);
  if (!body.ok) return body;
  return ok({ fileName: exportFileName(ground), contentType: CONTENT_TYPES[order.format], body: body.value });
}

async function bodyOf(
  ground: ExportGround,
): Promise<Result<ReadableStream<Uint8Array>, ScoringRefusal, null>> {
  const { viewer, order } = ground;
  if (order.report === "observations") {
    const rows = await listObservationRows(viewer, order);
    return ok(toStream(order.format === "csv" ? observationCsv(rows) : observationJson(rows)));
  }
  if (order.report === "units-not-meeting")
    return ok(await written(await unitsNotMeeting(ground), order.format));
  const summary = await nationalSummary(ground);
  return summary.ok ? ok(await written(summary.value, order.format)) : summary;
}

async function written(document: ExportDocument, format: ExportFormat): Promise<ReadableStream<Uint8Array>> {
  if (format === "csv") return toStream(csvLines(document));
  if (format === "json") return toStream(jsonLines(document));
  const bytes = await workbookBytes(document);
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

function toStream(lines: Iterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      let parcel = "";
      while (parcel.length < PARCEL) {
        const next = lines.next();
        if (next.done === true) {
          if (parcel !== "") controller.enqueue(encoder.encode(parcel));
          controller.close();
          return;
        }
        parcel += next.value;
      }
      controller.enqueue(encoder.encode(parcel));
    },
  });
}
