import "server-only";

import type { ObservationView } from "@/lib/contracts/api";
import type { ExportOrder } from "@/lib/contracts/export-query";
import type { Viewer } from "@/lib/domain/access/viewer";
import { withViewer } from "@/lib/server/db/scoped";
import { readSubtreeValues } from "@/lib/server/queries/exports/read-subtree-values";
import { subtreeOf, toObservationView } from "@/lib/server/queries/shared/observation-view";
import { reference } from "@/lib/server/reference/load-reference";

const TIMEOUT_MS = 60_000;

/** The values of a subtree as a file takes them back: the approved ones, provisionally the submitted ones beside them. */
export async function listObservationRows(
  viewer: Viewer,
  { unit, period, lens, indicator }: ExportOrder,
): Promise<readonly ObservationView[]> {
  const { tree } = await reference();
  const statuses = lens === "approved" ? ["approved"] : ["approved", "submitted"];
  const rows = await withViewer(
    viewer,
    (tx) => readSubtreeValues(tx, { period, subtree: subtreeOf(tree, unit), indicator, statuses }),
    { timeoutMs: TIMEOUT_MS },
  );
  return rows.map((row) => toObservationView(row, period));
}
