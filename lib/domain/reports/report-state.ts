import type { ObservationStatus } from "@/lib/domain/observations/observation";
import type { UnitCode } from "@/lib/domain/units/unit";

/** What a report is shown as; the status itself lives on each value. */
export type ReportState = "returned" | "submitted" | "draft" | "approved" | "incomplete";

/** One cell of a report: a unit and an indicator it reports. */
export interface CellKey {
  readonly unit: UnitCode;
  readonly indicator: string;
}

/**
 * A cell as one text, to look it up by.
 *
 * @example toCellId({ unit: "19822", indicator: "CQS-2" }) // "19822|CQS-2"
 */
export function toCellId({ unit, indicator }: CellKey): string {
  return `${unit}|${indicator}`;
}

/**
 * The state of a report: what waits comes first, so a single returned value makes the whole report returned. With
 * nothing under way it is approved when every due value is, else incomplete.
 *
 * @param values every approved and working value of the report.
 * @param due the values the report owes; one whose absence means zero is never due.
 * @example reportState([{ unit: "474", indicator: "CQS-5", status: "draft" }], due) // "draft"
 * Source: reports in the programme's exchange format.
 */
export function reportState(
  values: readonly (CellKey & { readonly status: ObservationStatus })[],
  due: readonly CellKey[],
): ReportState {
  const statuses = new Set(values.map((value) => value.status));
  for (const waiting of ["returned", "submitted", "draft"] as const)
    if (statuses.has(waiting)) return waiting;
  const approved = new Set(values.map(toCellId));
  return due.every((cell) => approved.has(toCellId(cell))) ? "approved" : "incomplete";
}
