/** One target everywhere: structured values only. Views draw it, lib/format and lib/i18n word it. */

import type { PageFrame } from "@/lib/contracts/page-frame";
import type { ProvinceFigure } from "@/lib/contracts/province-map";
import type { PlanChoice, SeriesPoint, TargetRow, UnitRef } from "@/lib/contracts/unit-overview";
import type { MethodNote } from "@/lib/domain/indicators/method-notes";
import type { Comparator, Day, Indicator, TargetKind, Threshold } from "@/lib/domain/register/register";
import type { ExplainedTarget } from "@/lib/domain/scoring/explain-target";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import type { Level } from "@/lib/domain/units/unit";

/** How one unit below stands. */
export interface IndicatorUnit {
  readonly unit: UnitRef;
  readonly type: string;
  readonly score: TargetScore;
  readonly previous: SeriesPoint | null;
}

/** A plan that sets the target, and what it asks for. */
export interface PlanVariant {
  readonly plan: Pick<PlanChoice, "code" | "title" | "source">;
  readonly unit: UnitRef;
  readonly wording: string | null;
  readonly comparator: Comparator;
  readonly threshold: Threshold;
  readonly kind: TargetKind;
  /** Of a count per unit: the level counted at. */
  readonly per: Level | null;
  readonly deadline: Day;
  /** The plan in view takes the target from here. */
  readonly isInForce: boolean;
}

export interface IndicatorPage extends PageFrame {
  readonly indicator: Indicator;
  /** `null` where the target is left out of the unit's scorecard. */
  readonly told: { readonly row: TargetRow; readonly explained: ExplainedTarget } | null;
  /** Worst first; `null` where they are not the viewer's to see, empty where none has the target. */
  readonly units: readonly IndicatorUnit[] | null;
  readonly variants: readonly PlanVariant[];
  /** Plans of provinces that do not set it and take it over from the plan they inherit from. */
  readonly inheriting: readonly Pick<PlanChoice, "title" | "source">[];
  /** Every province, by rank, for the country's map; `null` away from the country, or where nothing can be drawn. */
  readonly provinces: readonly ProvinceFigure[] | null;
  /** What changed in method, requirement or list of units, the earliest first. */
  readonly notes: readonly MethodNote[];
  /** Day of the list of units that all periods shown stand on; `null` where they differ. */
  readonly commonStructure: Day | null;
  /** The viewer may see the rows and the path to the target. */
  readonly seesRows: boolean;
  /** ISO time of the latest approval (or entry, provisional). */
  readonly latestAt: string | null;
}
