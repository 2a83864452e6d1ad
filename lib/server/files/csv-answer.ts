import "server-only";

import { type CsvDocument, csvLines } from "@/lib/server/files/write-csv";

/** A short table as a CSV file to keep; nothing stores it on the way. */
export function csvAnswer(document: CsvDocument, name: string): Response {
  return new Response([...csvLines(document)].join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
