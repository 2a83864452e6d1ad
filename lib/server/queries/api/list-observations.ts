import "server-only";

import type { ObservationPage, ObservationsQuery } from "@/lib/contracts/api";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { findPeriod } from "@/lib/domain/periods/find-period";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type Tx, withViewer } from "@/lib/server/db/scoped";
import { parseCursor, toCursor } from "@/lib/server/queries/api/page-cursor";
import { reference } from "@/lib/server/reference/load-reference";
import {
  type PackedObservation,
  type Subtree,
  subtreeOf,
  toObservationView,
} from "@/lib/server/queries/shared/observation-view";

type ObservationsRefusal = "not-found" | "unknown-period" | "unknown-indicator" | "invalid-cursor";

/**
 * One page of the observations of a unit's subtree in a period, by unit, indicator, approved before working. Viewers
 * and administrators get approved rows only. One statement.
 */
export async function listObservations(
  viewer: Viewer,
  query: ObservationsQuery,
): Promise<Result<ObservationPage, ObservationsRefusal, null>> {
  const { register, tree } = await reference();
  const place = placeOf(tree, query.unit);
  if (place === undefined || !can(viewer, "see-observations", { place }).ok) return refuse("not-found");
  if (findPeriod(register, query.period) === undefined) return refuse("unknown-period");
  if (query.indicator !== undefined && !register.indicators.some(({ code }) => code === query.indicator))
    return refuse("unknown-indicator");
  const after = query.cursor === undefined ? ["", "", ""] : parseCursor(query.cursor, 3);
  if (after === null) return refuse("invalid-cursor");

  const seesWorking = can(viewer, "see-provisional", { place }).ok;
  const rows = await withViewer(viewer, (tx) =>
    readPage(tx, { query, subtree: subtreeOf(tree, query.unit), seesWorking, after }),
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > shown.length && last !== undefined;
  return ok({
    items: shown.map((row) => toObservationView(row, query.period)),
    nextCursor: hasMore
      ? toCursor([last[0], last[1], last[2] === "approved" ? "approved" : "working"])
      : null,
  });
}

interface PageQuestion {
  readonly query: ObservationsQuery;
  readonly subtree: Subtree;
  readonly seesWorking: boolean;
  readonly after: readonly string[];
}

/** One row more than the page holds, to know whether there is a next one. */
async function readPage(
  tx: Tx,
  { query, subtree, seesWorking, after }: PageQuestion,
): Promise<readonly PackedObservation[]> {
  const [unit = "", indicator = "", slot = ""] = after;
  const rows = await tx.$queryRaw<{ page: string }[]>`
    SELECT coalesce(json_agg(json_build_array(unit, indicator, status, state, met, numerator, denominator, count, services,
                                              feedback, reason, reason_text, version)), '[]')::text AS page
      FROM (
        SELECT * FROM observation
         WHERE period = ${query.period}
           AND (${subtree.province}::text IS NULL OR province = ${subtree.province})
           AND (${subtree.district}::text IS NULL OR district = ${subtree.district})
           AND (${subtree.unit}::text IS NULL OR unit = ${subtree.unit})
           AND (${query.indicator ?? null}::text IS NULL OR indicator = ${query.indicator ?? null})
           AND (${query.status ?? null}::text IS NULL OR status = ${query.status ?? null})
           AND (slot = 'approved' OR ${seesWorking}::boolean)
           AND (unit COLLATE "C", indicator COLLATE "C", slot COLLATE "C") > (${unit}, ${indicator}, ${slot})
         ORDER BY unit COLLATE "C", indicator COLLATE "C", slot COLLATE "C"
         LIMIT ${query.limit + 1}::int) AS o`;
  return JSON.parse(rows[0]?.page ?? "[]") as PackedObservation[];
}
