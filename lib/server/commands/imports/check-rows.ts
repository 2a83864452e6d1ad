import "server-only";

import { can } from "@/lib/domain/access/can";
import { isInside, type Place, placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { byLine, type Fault } from "@/lib/domain/observations/fault";
import { OBSERVATION_STATUSES, type Observation } from "@/lib/domain/observations/observation";
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

const OWN_STATUSES = new Set<string>(["draft", "submitted"]);

/** Everything wrong with a file before looking at what is stored: its rows, and who brings them. */
export function checkRows(
  viewer: Viewer,
  reference: Reference,
  table: SheetTable,
  mostFaults: number,
): CheckedRows {
  const { register, tree } = reference;
  const parsed = parseObservationRows(table, { register, tree, emptyStatus: "draft", mostFaults });
  const places = rememberedPlaces(reference);
  const policyFaults = faultsOfPolicy(viewer, reference, places, table);
  const refused = new Set(policyFaults.map(({ line }) => line));
  const rows = parsed.observations
    .filter(({ line }) => !refused.has(line))
    .map((lined) => toImportRow(lined, reference, places));
  return {
    rows,
    faults: byLine([...parsed.faults, ...policyFaults]),
    warnings: parsed.warnings,
    ignored: parsed.ignored,
    total: table.rows.length + table.faults.length,
  };
}

type PlaceLookup = (unit: string) => Place | undefined;

/** A unit stands in a handful of rows at least. */
function rememberedPlaces({ tree }: Reference): PlaceLookup {
  const places = new Map<string, Place | undefined>();
  return (unit) => {
    if (!places.has(unit)) places.set(unit, placeOf(tree, unit));
    return places.get(unit);
  };
}

function toImportRow(
  { line, observation }: LinedObservation,
  { register, tree }: Reference,
  places: PlaceLookup,
): ImportRow {
  const place = places(observation.unit);
  const report = reportingUnit(tree, observation.unit);
  const periodMode = findPeriod(register, observation.period)?.mode;
  if (place === undefined || report === null || periodMode === undefined)
    throw new Error(`line ${line} was read although its codes lead nowhere`);
  return { line, observation, place, report, periodMode };
}

/** Units and statuses that are not the caller's to bring, also in rows that have other faults. */
function faultsOfPolicy(
  viewer: Viewer,
  { tree }: Reference,
  places: PlaceLookup,
  { header, rows }: SheetTable,
): readonly Fault[] {
  const names = header.map((name) => name.trim());
  const [unitColumn, statusColumn] = [names.indexOf("unit"), names.indexOf("status")];
  return rows.flatMap(({ line, cells }): readonly Fault[] => {
    const unit = (cells[unitColumn] ?? "").trim();
    const status = (cells[statusColumn] ?? "").trim();
    const place = places(unit);
    if (place === undefined || !tree.inScope(unit)) return [];
    if (!isInside(viewer.scope, place))
      return [{ line, column: "unit", code: "unit-outside-scope", params: { value: unit } }];
    const isOwn = OWN_STATUSES.has(status) || !OBSERVATION_STATUSES.some((known) => known === status);
    if (isOwn || can(viewer, "import-history", { place }).ok) return [];
    return [{ line, column: "status", code: "status-not-allowed", params: { value: status } }];
  });
}
