/** What the page of one unit shows: structured values only. Views draw it, lib/format and lib/i18n word it. */

import type { ContentSpread } from "@/lib/contracts/content-spread";
import type { FigureHistory, ValueTrail } from "@/lib/contracts/figure-history";
import type { Lens } from "@/lib/domain/observations/observation";
import type { Indicator, Localized } from "@/lib/domain/register/register";
import type { SubjectChange, SubjectOutcome } from "@/lib/domain/scoring/compare-outcomes";
import type { ExplainedTarget } from "@/lib/domain/scoring/explain-target";
import type { Scorecard, Status, TargetScore, UnitIndex } from "@/lib/domain/scoring/scorecard";
import type { Level } from "@/lib/domain/units/unit";

export interface UnitRef {
  readonly code: string;
  readonly name: string;
}

/** A unit beside the one in view. */
export interface Neighbour extends UnitRef {
  readonly type: string;
  /** The viewer may see what lies below it, and so every view of it; else its overview only. */
  readonly isOwn: boolean;
}

/** Where one may go from a unit without going up first. */
export interface Neighbours {
  /** Of the unit and those above it, the ones with units beside them that the viewer may open. */
  readonly switchable: readonly string[];
  /** In code order; none at either end, and of a unit outside the programme's scope. */
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

export interface PeriodChoice {
  readonly code: string;
  readonly name: Localized;
  readonly kind: "year" | "half-year";
  readonly end: string;
  readonly cutoff: string;
  readonly asOf: string | null;
}

export interface PlanChoice {
  readonly code: string;
  readonly unit: string;
  readonly title: Localized;
  readonly source: {
    readonly number: string | null;
    readonly date: string | null;
    readonly issuer: string | null;
  };
  readonly deadline: string;
}

/** Period, plan and lens in force, and what else the address may ask for. */
export interface ViewChoice {
  readonly period: PeriodChoice;
  readonly plan: PlanChoice;
  readonly lens: Lens;
  readonly periods: readonly PeriodChoice[];
  readonly plans: readonly PlanChoice[];
  readonly lenses: readonly Lens[];
}

/** What an address says in place of an indicator's code to have the index explained. */
export const INDEX_EXPLAINED = "index";

export interface PillarGroup {
  readonly code: string;
  readonly name: Localized;
  readonly scored: boolean;
  /** Pillar figure, four places; `null` where no target has a value. */
  readonly figure: string | null;
  /** Worst gap first: ascending attainment, those without a value last. */
  readonly targets: readonly TargetRow[];
}

export interface SeriesPoint {
  readonly period: string;
  readonly kind: "year" | "half-year";
  readonly end: string;
  readonly name: Localized;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface TargetRow {
  readonly indicator: Indicator;
  readonly score: TargetScore;
  readonly wording: string | null;
  /** Where the plan differs from the national one: what that asks for and how it stands. */
  readonly national: {
    readonly wording: string | null;
    readonly threshold: TargetScore["threshold"];
    readonly status: Status;
  } | null;
  /** The period to compare with: the previous one of the same kind for flows, else the previous year. */
  readonly previous: SeriesPoint | null;
  readonly series: readonly SeriesPoint[];
}

/** How much of what is due under the lens is there. Communes are counted below country, province and district. */
export interface Coverage {
  readonly due: number;
  readonly present: number;
  readonly communes: number;
  readonly communesComplete: number;
  /** What every commune below owes; `null` where provinces differ. */
  readonly dueOfCommune: number | null;
  /** Communes none of whose due indicators has a value. */
  readonly communesEmpty: number;
  /** Split of what is not approved; `null` for those whose scope does not hold the unit. */
  readonly workflow: {
    readonly submitted: number;
    readonly returned: number;
    readonly draft: number;
    /** Of the communes without a value under the lens, so that the three add up to them. */
    readonly communesSubmitted: number;
    readonly communesReturned: number;
    /** Draft or nothing at all. */
    readonly communesNotSent: number;
  } | null;
  /** ISO time of the latest approval (or entry, provisional). */
  readonly latestAt: string | null;
}

export interface ChildRow {
  readonly unit: UnitRef;
  readonly type: string;
  readonly inScope: boolean;
  /** `null` for a unit out of scope. */
  readonly rank: number | null;
  readonly index: UnitIndex | null;
  readonly statuses: Readonly<Partial<Record<Status, number>>>;
  /** Of its targets without data those that were reported, as 0/0. */
  readonly nothingArose: number;
  readonly communes: number;
  readonly due: number;
  readonly present: number;
}

export interface UnitOverview {
  readonly unit: {
    readonly code: string;
    readonly level: Level;
    readonly name: string;
    readonly type: string;
    readonly inScope: boolean;
    /** In-scope communes and districts in the subtree. */
    readonly communes: number;
    readonly districts: number;
    readonly provinces: number;
  };
  readonly breadcrumb: readonly UnitRef[];
  readonly neighbours: Neighbours;
  readonly view: ViewChoice;
  /** `null` for a unit out of scope: it has nothing to report. */
  readonly scorecard: Scorecard | null;
  readonly pillars: readonly PillarGroup[];
  readonly coverage: Coverage;
  /** The unit's own place among its siblings: "3/11". */
  readonly rank: { readonly place: number; readonly of: number } | null;
  /** Ranked first (by index), then unranked, then out of scope; `null` where the viewer may not see them. */
  readonly children: readonly ChildRow[] | null;
  /** The target opened with `?explain=`. */
  readonly explained: ExplainedTarget | null;
  /** What changed and who approved, of the target opened; `null` with none. */
  readonly history: FigureHistory | null;
  /** Of a commune: contents met and not met (criteria and services; not applicable left out). */
  readonly contents: { readonly met: number; readonly of: number; readonly notMet: readonly string[] } | null;
  /** Of a unit above communes; `null` where there are none or they are not the viewer's to see. */
  readonly contentSpread: ContentSpread | null;
  readonly abilities: {
    readonly seeWorkflow: boolean;
    readonly seeProvisional: boolean;
    readonly seeRows: boolean;
    readonly enter: boolean;
    readonly review: boolean;
  };
  readonly structure: { readonly date: string | null; readonly communes: number; readonly districts: number };
  readonly scoringVersion: number;
  /** Whether the database holds demonstration data. */
  readonly demonstration: boolean;
}

/** What a subject reported, in the columns of its measure. */
export interface SubjectValue {
  /** What counts under the lens. */
  readonly outcome: SubjectOutcome;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly count: number | null;
  readonly services: readonly string[] | null;
  readonly feedback: boolean | null;
}

/** One subject behind a figure. */
export interface SubjectRow extends SubjectValue, ValueTrail {
  readonly unit: UnitRef;
  readonly parent: UnitRef | null;
  readonly reason: string | null;
  readonly reasonText: string | null;
  /** Status of the working value beside it, where the viewer may see it. */
  readonly working: "draft" | "submitted" | "returned" | null;
  /** In the period compared with; `null` where there is none. */
  readonly before: SubjectValue | null;
  readonly changes: readonly SubjectChange[];
}
