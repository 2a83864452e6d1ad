/** How far the reports below a unit are: structured values only. */

import type { ComparisonFrame } from "@/lib/contracts/page-frame";
import type { UnitRef } from "@/lib/contracts/unit-overview";

/** Whom to call about a unit's figures. */
export interface ReportingContact {
  readonly name: string;
  readonly position: string | null;
  readonly phone: string | null;
}

/** What is due, and where it stands. */
export interface ReportingCounts {
  readonly due: number;
  /** Values that count under the lens. */
  readonly present: number;
  readonly approved: number;
  readonly communes: number;
  readonly communesComplete: number;
  readonly communesEmpty: number;
  /** Values that are not approved, by state; `null` where the viewer may see approved figures only. */
  readonly working: {
    readonly submitted: number;
    readonly returned: number;
    readonly draft: number;
    readonly blank: number;
  } | null;
}

export interface ProgressLine extends ReportingCounts {
  /** `null`: the own figures of the unit in view. */
  readonly unit: (UnitRef & { readonly type: string }) | null;
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
  readonly contacts: readonly ReportingContact[];
}

export interface Progress extends ComparisonFrame {
  readonly total: ReportingCounts;
  /** Communes below without any value that counts, by the state of what they have; `null` as in the counts. */
  readonly emptyCommunes: {
    readonly submitted: number;
    readonly returned: number;
    readonly notSent: number;
  } | null;
  readonly own: ProgressLine;
  /** Children in scope, the least complete first. */
  readonly lines: readonly ProgressLine[];
  /** The period is entered afterwards: nothing is late. */
  readonly isBackfill: boolean;
  readonly seesNames: boolean;
}
