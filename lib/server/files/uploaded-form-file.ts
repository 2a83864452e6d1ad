import "server-only";

import { LARGEST_IMPORT } from "@/lib/contracts/import-file";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { toFileName, type Upload } from "@/lib/server/files/receive-upload";

/** The file of a form sent without JavaScript; its kind is told by its name. */
export async function uploadedFormFile(
  field: FormDataEntryValue | null,
): Promise<Result<Upload, "no-file" | "too-large", null>> {
  if (!(field instanceof File) || field.name === "") return refuse("no-file");
  if (field.size > LARGEST_IMPORT) return refuse("too-large");
  const name = toFileName(field.name);
  const kind = /\.xlsx$/i.test(name) ? "xlsx" : "csv";
  return ok({ bytes: new Uint8Array(await field.arrayBuffer()), kind, name });
}
