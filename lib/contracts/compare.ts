/** A few units beside each other: structured values only. Views draw them, lib/format and lib/i18n word them. */

import type { PageFrame } from "@/lib/contracts/page-frame";
import type { TargetRow, UnitRef } from "@/lib/contracts/unit-overview";
import type { Indicator } from "@/lib/domain/register/register";
import type { Level } from "@/lib/domain/units/unit";

export const MOST_UNITS = 4;
export const MOST_TARGETS = 3;

export interface ComparedUnit extends UnitRef {
  readonly level: Level;
  readonly type: string;
}

/** One target at every compared unit, in their order; `null` where the unit does not have it. */
export interface ComparedTarget {
  readonly indicator: Indicator;
  readonly rows: readonly (TargetRow | null)[];
}

export interface UnitComparison
  extends Pick<PageFrame, "view" | "structure" | "scoringVersion" | "demonstration"> {
  readonly units: readonly ComparedUnit[];
  readonly targets: readonly ComparedTarget[];
  readonly leftOut: {
    /** What was asked for and is not shown, as it was asked: unknown, or not the viewer's to see. */
    readonly units: readonly string[];
    readonly targets: readonly string[];
    /** How many were more than fit. */
    readonly surplusUnits: number;
    readonly surplusTargets: number;
  };
  /** What may be added. */
  readonly choices: {
    readonly units: readonly ComparedUnit[];
    readonly targets: readonly Indicator[];
  };
  /** ISO time of the latest approval (or entry, provisional) at any of the units. */
  readonly latestAt: string | null;
}
