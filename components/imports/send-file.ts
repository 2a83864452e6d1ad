import { XLSX_TYPE } from "@/lib/contracts/import-file";
import type { ImportOutcome } from "@/lib/contracts/import-outcome";
import type { ImportReport } from "@/lib/contracts/import-report";

interface Sending {
  readonly file: File;
  readonly dryRun: boolean;
  readonly idempotencyKey: string | null;
  readonly words: { readonly lost: string; readonly cancelled: string };
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

const READ = 200;
const REFUSED = 422;

/** Sends a file to the import call of the API and tells how much of it is on its way. `fetch` does not tell that. */
export function sendFile({
  file,
  dryRun,
  idempotencyKey,
  words,
  onProgress,
  signal,
}: Sending): Promise<ImportOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/imports?dryRun=${dryRun ? 1 : 0}`);
    request.setRequestHeader("Content-Type", /\.xlsx$/i.test(file.name) ? XLSX_TYPE : "text/csv");
    request.setRequestHeader(
      "Content-Disposition",
      `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    );
    if (idempotencyKey !== null) request.setRequestHeader("Idempotency-Key", idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onload = () => resolve(toOutcome(request, dryRun));
    request.onerror = () => resolve({ kind: "problem", message: words.lost });
    request.onabort = () => resolve({ kind: "problem", message: words.cancelled });
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function toOutcome({ status, responseText, statusText }: XMLHttpRequest, dryRun: boolean): ImportOutcome {
  const answer = parsed(responseText);
  if (answer !== null && (status === READ || status === REFUSED))
    return { kind: "report", dryRun, report: answer as unknown as ImportReport };
  const texts = [answer?.["title"], answer?.["detail"]].filter((text) => typeof text === "string");
  return { kind: "problem", message: texts.join(". ") || `${status} ${statusText}` };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}

/** A key under which a repeated sending is recognised. `crypto.randomUUID` is missing outside https. */
export function newImportKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
