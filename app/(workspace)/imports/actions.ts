"use server";

import type { ImportOutcome } from "@/lib/contracts/import-outcome";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { importObservations } from "@/lib/server/commands/imports/import-observations";
import { uploadedFormFile } from "@/lib/server/files/uploaded-form-file";
import { requestLocale } from "@/lib/server/request/preferences";

/** Takes the form where the browser runs no scripts; with scripts the same file goes to the API. */
export async function importFileAction(_before: ImportOutcome, form: FormData): Promise<ImportOutcome> {
  const [viewer, locale] = await Promise.all([requireViewer(), requestLocale()]);
  const { imports, errors } = messages(locale);
  const file = await uploadedFormFile(form.get("file"));
  if (!file.ok)
    return { kind: "problem", message: file.kind === "no-file" ? imports.noFile : imports.tooLarge };
  const dryRun = form.get("act") !== "apply";
  const done = await importObservations(viewer, { file: file.value, dryRun, idempotencyKey: null, locale });
  if (!done.ok) return { kind: "problem", message: errors.titles.s403 };
  return { kind: "report", dryRun, report: done.value };
}
