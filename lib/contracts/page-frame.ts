import type { UnitOverview } from "@/lib/contracts/unit-overview";

/** What every view of a unit says about itself: whose it is, what is chosen, and on what it stands. */
export type PageFrame = Pick<
  UnitOverview,
  "unit" | "breadcrumb" | "neighbours" | "view" | "structure" | "scoringVersion" | "demonstration"
>;

/** The frame of a view that sets the unit's children side by side. */
export interface ComparisonFrame extends PageFrame {
  /** ISO time of the latest approval (or entry, provisional). */
  readonly latestAt: string | null;
}
