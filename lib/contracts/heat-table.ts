/** Units × targets: structured values only. Views draw it, lib/format and lib/i18n word it. */

import type { ComparisonFrame } from "@/lib/contracts/page-frame";
import type { SeriesPoint, UnitRef } from "@/lib/contracts/unit-overview";
import type { Indicator, Localized } from "@/lib/domain/register/register";
import type { Status, TargetScore } from "@/lib/domain/scoring/scorecard";

export const HEAT_SHOWS = ["value", "attainment", "change"] as const;
/** What the cells say: the value, its share of the target, or the change since the period before. */
export type HeatShow = (typeof HEAT_SHOWS)[number];

export const HEAT_UNITS = ["children", "districts"] as const;
/** The rows: the unit's own children, or every district of the country. */
export type HeatUnits = (typeof HEAT_UNITS)[number];

export const HEAT_DIRECTIONS = ["desc", "asc"] as const;
export type HeatDirection = (typeof HEAT_DIRECTIONS)[number];

/** Sort keys beside the codes of the targets. */
export const SORT_BY_UNIT = "unit";
export const SORT_BY_MET = "met";

/** At the deadline a target at risk is missed; where a unit is its own only subject it is not met. */
export const FAILING: ReadonlySet<Status> = new Set<Status>(["at-risk", "missed", "not-met"]);
/** From how many failing targets a unit is counted as lagging. */
export const FAILING_AT_LEAST = 2;
/** How many failing targets a filter can ask for. */
export const FAILING_CHOICES: readonly number[] = [1, 2, 3, 4, 5, 6];
/** Above this many rows the table comes in pages. */
export const HEAT_PAGE = 50;

/** What an address says about the rows: which, in what order, from where. */
export interface HeatOrder {
  readonly show: HeatShow;
  readonly units: HeatUnits;
  /** `unit`, `met` or the code of a target. */
  readonly sort: string;
  readonly direction: HeatDirection;
  /** Part of a name as typed; empty for any. */
  readonly name: string;
  /** Code of the province of the districts; `null` for any. */
  readonly province: string | null;
  /** Only units with at least so many failing targets; 0 for any. */
  readonly failingAtLeast: number;
  /** The target that has the status; `null` for any of them. */
  readonly target: string | null;
  readonly status: Status | null;
  /** From 1. */
  readonly page: number;
}

export interface HeatColumn {
  readonly indicator: Indicator;
  readonly wording: string | null;
  /** The period the change is measured against. */
  readonly comparedWith: { readonly code: string; readonly name: Localized } | null;
  /** Units in which the target fails. */
  readonly failing: number;
}

export interface HeatCell {
  readonly score: TargetScore;
  /** Only where changes are shown. */
  readonly previous: SeriesPoint | null;
}

export interface HeatRow {
  readonly unit: UnitRef;
  readonly type: string;
  /** The province of a district of the whole country; else `null`. */
  readonly parent: UnitRef | null;
  /** In the order of the columns; `null` where the target is left out of the unit's scorecard. */
  readonly cells: readonly (HeatCell | null)[];
  /** Targets met of those the index counts. */
  readonly met: number;
  readonly applicable: number;
  readonly failing: number;
}

export interface HeatTable extends ComparisonFrame {
  /** Due values of the subtree that are there under the lens. */
  readonly present: number;
  readonly order: HeatOrder;
  readonly pillars: readonly { readonly name: Localized; readonly columns: number }[];
  readonly columns: readonly HeatColumn[];
  /** Targets of the unit that none of the rows has. */
  readonly leftOut: readonly Indicator[];
  /** The unit itself. */
  readonly total: HeatRow;
  /** All of them, in the order of their codes. */
  readonly rows: readonly HeatRow[];
  readonly unitsFailing: number;
  /** How many districts can be asked for instead of the children; `null` where they are not the viewer's to see. */
  readonly districts: number | null;
}
