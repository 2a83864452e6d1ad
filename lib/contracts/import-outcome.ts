/** What the import page shows after a file was sent. */

import type { ImportReport } from "@/lib/contracts/import-report";

export type ImportOutcome =
  | { readonly kind: "none" }
  | { readonly kind: "problem"; readonly message: string }
  | { readonly kind: "report"; readonly dryRun: boolean; readonly report: ImportReport };

export const NO_IMPORT: ImportOutcome = { kind: "none" };
