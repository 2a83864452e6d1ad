/** What lies behind one opened figure in time: what changed since the period before, and who approved. */

import type { PeriodChoice } from "@/lib/contracts/unit-overview";
import type { OutcomeComparison } from "@/lib/domain/scoring/compare-outcomes";

/** How much of the figure is approved, by how many people. Names only for those who may see them. */
export interface FigureApproval {
  /** Subjects whose counting value is approved. */
  readonly units: number;
  /** Reports those values came in, of all that hold a subject. */
  readonly reports: number;
  readonly reportsOf: number;
  readonly approvers: number;
  /** Counting values that are submitted and wait (provisional only). */
  readonly waiting: number;
  readonly latestAt: string | null;
  readonly latestBy: string | null;
}

/** Who entered, sent and approved one value. Names only for those who may see them. */
export interface ValueTrail {
  readonly enteredAt: string | null;
  readonly enteredBy: string | null;
  readonly sentAt: string | null;
  readonly sentBy: string | null;
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  readonly correctionReason: string | null;
}

export interface FigureHistory {
  /** The period compared with, a flow with its own kind; `null`: there is none before. */
  readonly before: PeriodChoice | null;
  /** `null` where the rows are not the viewer's to see. */
  readonly rows: {
    /** `null` without a period before. */
    readonly comparison: OutcomeComparison | null;
    readonly approval: FigureApproval;
    /** Where the unit is its own only subject and has a value. */
    readonly trail: ValueTrail | null;
  } | null;
  /** Names may be shown. */
  readonly seesNames: boolean;
}
