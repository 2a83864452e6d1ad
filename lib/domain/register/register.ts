/** The register of the programme as plain data: what is measured, when, and which targets each plan sets. */

import type { Level, UnitCode } from "@/lib/domain/units/unit";

/** A calendar day `YYYY-MM-DD`. */
export type Day = string;

/** A text in both languages of the product. */
export interface Localized {
  readonly vi: string;
  readonly en: string;
}

export type Measure = "criterion" | "ratio" | "count" | "services";
export type TargetKind = "share-of-units" | "ratio-of-sums" | "count" | "count-per-unit";
export type Comparator = ">=" | ">";
export type Timing = "flow" | "state" | "cumulative";

export interface Pillar {
  readonly code: string;
  readonly name: Localized;
  /** `false`: its targets stay out of the index. */
  readonly scored: boolean;
}

export interface Service {
  readonly code: string;
  readonly name: Localized;
}

export interface NotApplicableReason {
  readonly code: string;
  readonly name: Localized;
  /** Indicators that allow the reason; `null`: every indicator. */
  readonly indicators: readonly string[] | null;
}

export type PeriodMode = "open" | "backfill" | "closed";

export interface Period {
  readonly code: string;
  readonly kind: "year" | "half-year";
  readonly start: Day;
  readonly end: Day;
  /** The day at which states are read; the end where the register names none. */
  readonly cutoff: Day;
  /** Day by which a level reports; a level without one is not due. */
  readonly due: Readonly<Partial<Record<Level, Day>>>;
  readonly name: Localized;
  /** Last day on which all units shown existed, where that is before the end. */
  readonly asOf: Day | null;
  /** Date of the list of units in force. */
  readonly structure: Day | null;
  readonly mode: PeriodMode;
}

export interface Indicator {
  readonly code: string;
  readonly pillar: string;
  readonly measure: Measure;
  readonly kind: TargetKind;
  /** Levels whose in-scope units report it. */
  readonly levels: readonly Level[];
  readonly absentMeans: "missing" | "zero";
  /** Level at which a `count-per-unit` indicator is counted; a target may say otherwise. */
  readonly per: Level | null;
  readonly timing: Timing;
  /** Only of a province's plan. */
  readonly local: boolean;
  readonly name: Localized;
  readonly short: string;
  readonly numeratorLabel: string | null;
  readonly denominatorLabel: string | null;
  readonly denominatorRule: string | null;
  readonly definition: Localized | null;
  readonly note: Localized | null;
  readonly criterion: {
    readonly set: string;
    readonly code: string;
    readonly source: string;
    readonly amendedBy: string | null;
  } | null;
}

/** A whole-number fraction; the denominator is above 0. */
export interface Threshold {
  readonly numerator: number;
  readonly denominator: number;
}

export interface Target {
  readonly indicator: string;
  readonly comparator: Comparator;
  readonly threshold: Threshold;
  /** The legal wording: "ít nhất 97%". */
  readonly wording: string | null;
  readonly deadline: Day | null;
  readonly kind: TargetKind | null;
  readonly per: Level | null;
}

export interface Plan {
  readonly code: string;
  readonly unit: UnitCode;
  readonly inherits: string | null;
  readonly title: Localized;
  readonly source: {
    readonly number: string | null;
    readonly date: Day | null;
    readonly issuer: string | null;
  };
  readonly start: Day;
  readonly deadline: Day;
  readonly baselinePeriod: string | null;
  readonly targets: readonly Target[];
}

export interface Register {
  readonly programme: { readonly code: string; readonly start: Day; readonly end: Day };
  readonly pillars: readonly Pillar[];
  readonly services: readonly Service[];
  readonly notApplicableReasons: readonly NotApplicableReason[];
  /** In order of their ends. */
  readonly periods: readonly Period[];
  /** In the order in which scorecards list them. */
  readonly indicators: readonly Indicator[];
  readonly plans: readonly Plan[];
}
