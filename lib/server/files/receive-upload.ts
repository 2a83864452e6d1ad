import "server-only";

import { CSV_TYPE, LARGEST_IMPORT, XLSX_TYPE } from "@/lib/contracts/import-file";
import { ok, type Result, refuse } from "@/lib/domain/result";

export interface Upload {
  readonly bytes: Uint8Array;
  readonly kind: "csv" | "xlsx";
  readonly name: string;
}

const LONGEST_NAME = 120;

/** Takes the file of a request: of a type we read, and never more of it than the limit. */
export async function receiveUpload(
  request: Request,
  limit = LARGEST_IMPORT,
): Promise<Result<Upload, "unsupported-type" | "too-large", null>> {
  const kind = kindOf(request.headers);
  if (kind === null) return refuse("unsupported-type");
  const bytes = await readBody(request, limit);
  if (bytes === null) return refuse("too-large");
  return ok({ bytes, kind, name: nameOf(request.headers, kind) });
}

function kindOf(headers: Headers): Upload["kind"] | null {
  if (headers.has("content-encoding")) return null;
  const [type = "", ...parameters] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  const charset = parameters.map((text) => text.trim()).find((text) => text.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?(utf-8|utf8|us-ascii)"?$/.test(charset);
  if (type.trim() === CSV_TYPE) return isUtf8 ? "csv" : null;
  return type.trim() === XLSX_TYPE ? "xlsx" : null;
}

async function readBody({ headers, body }: Request, limit: number): Promise<Uint8Array | null> {
  if (body === null) return new Uint8Array();
  if (Number(headers.get("content-length") ?? 0) > limit) {
    await body.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, size);
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

/** The file name of `Content-Disposition`, which the audit and the reason of a correction repeat. */
function nameOf(headers: Headers, kind: Upload["kind"]): string {
  const disposition = headers.get("content-disposition") ?? "";
  const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
  return toFileName(decoded(encoded) ?? plain?.[1] ?? plain?.[2] ?? "") || `observations.${kind}`;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text.trim());
  } catch {
    return undefined;
  }
}

/** The last part of a path, without what cannot be printed. */
export function toFileName(text: string): string {
  const last = text.split(/[\\/]/).at(-1) ?? "";
  return last
    .replaceAll(/\p{Cc}+/gu, "")
    .normalize("NFC")
    .trim()
    .slice(0, LONGEST_NAME);
}
