/** One target in every province, for the map and the table beside it: structured values only. */

import type { ComparisonFrame } from "@/lib/contracts/page-frame";
import type { UnitRef } from "@/lib/contracts/unit-overview";
import type { Indicator } from "@/lib/domain/register/register";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";

export interface ProvinceFigure {
  readonly unit: UnitRef;
  readonly type: string;
  /** Place by the exact result; equals share it. `null` without a result. */
  readonly rank: number | null;
  /** `null` where nobody in the province has the target to report. */
  readonly score: TargetScore | null;
}

export interface TargetMap extends ComparisonFrame {
  /** Targets that can be drawn, in the register's order. */
  readonly targets: readonly Indicator[];
  readonly indicator: Indicator;
  readonly wording: string | null;
  readonly country: TargetScore;
  /** By rank, then those without a result by code. */
  readonly provinces: readonly ProvinceFigure[];
}
