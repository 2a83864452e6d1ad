/** The children of a unit by their index: structured values only. */

import type { ComparisonFrame } from "@/lib/contracts/page-frame";
import type { PeriodChoice, UnitRef } from "@/lib/contracts/unit-overview";
import type { Localized } from "@/lib/domain/register/register";
import type { UnitIndex } from "@/lib/domain/scoring/scorecard";

export interface RankingRow {
  readonly unit: UnitRef;
  readonly type: string;
  /** Equals share a place: 1, 2, 2, 4. */
  readonly rank: number | null;
  readonly previousRank: number | null;
  readonly index: UnitIndex;
  /** Targets met of those the index counts. */
  readonly met: number;
}

export interface Ranking extends ComparisonFrame {
  /** The last period of the same kind, against which the change of place is counted. */
  readonly previousPeriod: PeriodChoice | null;
  /** Pillars that count in the index and have a figure somewhere. */
  readonly pillars: readonly { readonly code: string; readonly name: Localized }[];
  /** The unit itself, which has no place among its children. */
  readonly total: RankingRow;
  readonly ranked: readonly RankingRow[];
  readonly unranked: readonly RankingRow[];
}
