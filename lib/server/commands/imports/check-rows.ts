import "server-only";

import { can } from "@/lib/domain/access/can";
import { isInside, type Place, placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { byLine, type Fault } from "@/lib/domain/observations/fault";
import type { Observation } from "@/lib/domain/observations/observation";
import {
  type LinedObservation,
  parseObservationRows,
} from "@/lib/domain/observations/parse-observation-rows";
import type { SheetTable } from "@/lib/domain/observations/sheet-table";
import { findPeriod } from "@/lib/domain/periods/find-period";
import type { PeriodMode } from "@/lib/domain/register/register";
import { reportingUnit } from "@/lib/domain/reports/reporting-unit";
import type { Reference } from "@/lib/server/reference/load-reference";

/** One row of the file that may be stored as far as the file and the policy say. */
export interface ImportRow {
  readonly line: number;
  readonly observation: Observation;
  readonly place: Place;
  /** The reporting unit whose report holds it. */
  readonly report: string;
  readonly periodMode: PeriodMode;
}

export interface CheckedRows {
  readonly rows: readonly ImportRow[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly ignored: number;
  /** Rows of the file, the header and blank lines not counted. */
  readonly total: number;
}

const OWN_STATUSES = new Set(["draft", "submitted"]);

/** Everything wrong with a file before looking at what is stored: its rows, and who brings them. */
export function checkRows(viewer: Viewer, reference: Reference, table: SheetTable): CheckedRows {
  const { register, tree } = reference;
  const parsed = parseObservationRows(table, { register, tree, emptyStatus: "draft" });
  const rows: ImportRow[] = [];
  const faults: Fault[] = [...parsed.faults];
  for (const lined of parsed.observations) {
    const { unit, period } = lined.observation;
    const place = placeOf(tree, unit);
    const report = reportingUnit(tree, unit);
    const mode = findPeriod(register, period)?.mode;
    if (place === undefined || report === null || mode === undefined)
      throw new Error(`line ${lined.line} was read although its codes lead nowhere`);
    const wrong = faultsOfPolicy(viewer, lined, place);
    if (wrong.length > 0) faults.push(...wrong);
    else rows.push({ ...lined, place, report, periodMode: mode });
  }
  const total = table.rows.length + table.faults.length;
  return { rows, faults: byLine(faults), warnings: parsed.warnings, ignored: parsed.ignored, total };
}

function faultsOfPolicy(viewer: Viewer, { line, observation }: LinedObservation, place: Place): Fault[] {
  const { unit, status } = observation;
  if (!isInside(viewer.scope, place))
    return [{ line, column: "unit", code: "unit-outside-scope", params: { value: unit } }];
  if (OWN_STATUSES.has(status) || can(viewer, "import-history", { place }).ok) return [];
  return [{ line, column: "status", code: "status-not-allowed", params: { value: status } }];
}
