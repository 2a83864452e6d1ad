/** One unit's targets over all periods: structured values only. */

import type { ComparisonFrame } from "@/lib/contracts/page-frame";
import type { PeriodChoice } from "@/lib/contracts/unit-overview";
import type { Indicator, Localized } from "@/lib/domain/register/register";
import type { TargetScore, UnitIndex } from "@/lib/domain/scoring/scorecard";

export interface HistoryPeriod {
  readonly period: PeriodChoice;
  readonly index: UnitIndex;
  /** Targets met of those the index counts. */
  readonly met: number;
  /** Due values of the subtree that are there under the lens. */
  readonly present: number;
}

export interface HistoryTarget {
  readonly indicator: Indicator;
  readonly wording: string | null;
  /** In the order of the periods; `null` where the target is left out of the scorecard. */
  readonly scores: readonly (TargetScore | null)[];
}

export interface UnitHistory extends ComparisonFrame {
  /** Whether the viewer may see the unit's children side by side. */
  readonly comparesChildren: boolean;
  /** All periods of the register, the earliest first. */
  readonly periods: readonly HistoryPeriod[];
  /** Values due in every period. */
  readonly due: number;
  readonly pillars: readonly {
    readonly code: string;
    readonly name: Localized;
    readonly scored: boolean;
    readonly targets: readonly HistoryTarget[];
  }[];
}
