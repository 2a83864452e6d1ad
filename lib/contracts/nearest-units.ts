import type { UnitRef } from "@/lib/contracts/unit-overview";
import type { Status } from "@/lib/domain/scoring/scorecard";
import type { Level } from "@/lib/domain/units/unit";

/** A unit that does not pass. */
export interface NearUnit extends UnitRef {
  /** It has said nothing in the period; it met the target the last time it did. */
  readonly isAwaited: boolean;
}

/** By target: the units that do not pass and are nearest to it, nearest first. Empty where nobody may be named. */
export type NearestUnits = Readonly<Record<string, readonly NearUnit[]>>;

/** Units that are named of each target. */
export const NEAREST_NAMED = 3;
/** Targets that a page of one sheet has room to tell about. */
export const NEEDED_TOLD = 6;

/** What an official has to make up: lost first, then likely lost, then late. */
export const NEEDED_STATUSES: readonly Status[] = ["missed", "at-risk", "slow"];

/** Of thousands of communes the nearest three are no one's task; a province and a district know theirs. */
export const NAMING_LEVELS: readonly Level[] = ["province", "district"];
