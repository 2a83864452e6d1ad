import "server-only";

import type { ObservationView } from "@/lib/contracts/api";
import { placeOf } from "@/lib/domain/access/place";
import type { UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/** The subtree of a unit as the columns of an observation have it; `null` does not narrow. */
export interface Subtree {
  readonly province: string | null;
  readonly district: string | null;
  readonly unit: string | null;
}

export function subtreeOf(tree: UnitTree, code: UnitCode): Subtree {
  const place = placeOf(tree, code);
  if (place === undefined) throw new Error(`unknown unit ${code}`);
  const { province, district } = place;
  return { province, district, unit: place.level === "commune" ? code : null };
}

/** One observation packed by the database, in this order. */
export type PackedObservation = readonly [
  unit: string,
  indicator: string,
  status: ObservationView["status"],
  state: ObservationView["state"],
  met: boolean | null,
  numerator: number | null,
  denominator: number | null,
  count: number | null,
  services: readonly string[] | null,
  feedback: boolean | null,
  reason: string | null,
  reasonText: string | null,
  version: number,
];

/** An observation with the field names of the CSV; the reason is `code` or `code: text`, as a file takes it back. */
export function toObservationView(packed: PackedObservation, period: string): ObservationView {
  const [
    unit,
    indicator,
    status,
    state,
    met,
    numerator,
    denominator,
    count,
    services,
    feedback,
    reason,
    text,
    version,
  ] = packed;
  return {
    unit,
    indicator,
    period,
    status,
    state,
    met,
    numerator,
    denominator,
    count,
    services: services === null ? null : [...services],
    feedback,
    reason: reason === null || text === null ? reason : `${reason}: ${text}`,
    version,
  };
}
