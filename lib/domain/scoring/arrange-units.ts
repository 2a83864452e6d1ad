import type { Status } from "@/lib/domain/scoring/scorecard";
import { toPlain } from "@/lib/domain/units/search-units";

/** Units side by side, asked by their place in the list: whatever the figures are kept in, a table or columns. */
export interface ComparedUnits {
  readonly count: number;
  /** Targets that are compared. */
  readonly targets: readonly string[];
  /** What a unit is found by, without marks (`toPlain`): its name and the name of the unit above it. */
  readonly plainOf: (place: number) => string;
  /** Code of the unit above it. */
  readonly parentOf: (place: number) => string | null;
  /** How many of its targets are at risk, missed or not met. */
  readonly failingOf: (place: number) => number;
  /** `null` where the target is left out of the unit's scorecard. */
  readonly statusOf: (place: number, target: string) => Status | null;
  /** What it is sorted by; `null` where it has no figure. */
  readonly weightOf: (place: number) => number | null;
}

/** Which units are wanted, and in what order. Every condition holds. */
export interface UnitChoice {
  /** As typed; empty for any. */
  readonly name: string;
  /** Code of the unit above; `null` for any. */
  readonly parent: string | null;
  /** 0 for any. */
  readonly failingAtLeast: number;
  /** The target that has the status; `null` for any of them. */
  readonly target: string | null;
  /** `null` for any. */
  readonly status: Status | null;
  readonly direction: "asc" | "desc";
}

const startsWord = (text: string, plain: string): boolean => ` ${text}`.includes(` ${plain}`);

function hasStatus(units: ComparedUnits, place: number, { target, status }: UnitChoice): boolean {
  if (status === null) return true;
  return (target === null ? units.targets : [target]).some((each) => units.statusOf(place, each) === status);
}

/**
 * Filters and sorts units. Those with equal weights keep their order, those without a figure are last either way.
 *
 * @param units the units in the order of their codes
 * @param choice what is wanted of them
 * @returns places of the units that are left, in the order asked for
 * @example arrangeUnits(districts, { ...ANY, name: "dak lak" }).length // 15, the districts of Đắk Lắk and no other
 * Source: heat table of a unit, "sort by any column, filter by name, status and number of targets at risk".
 */
export function arrangeUnits(units: ComparedUnits, choice: UnitChoice): readonly number[] {
  const { parent, failingAtLeast, direction } = choice;
  const plain = toPlain(choice.name);
  const kept: { readonly place: number; readonly weight: number | null }[] = [];
  for (let place = 0; place < units.count; place += 1) {
    if (parent !== null && units.parentOf(place) !== parent) continue;
    if (units.failingOf(place) < failingAtLeast) continue;
    if (!hasStatus(units, place, choice)) continue;
    if (plain !== "" && !startsWord(units.plainOf(place), plain)) continue;
    kept.push({ place, weight: units.weightOf(place) });
  }
  const sign = direction === "asc" ? 1 : -1;
  kept.sort((left, right) => {
    if (left.weight === null || right.weight === null)
      return Number(left.weight === null) - Number(right.weight === null);
    return sign * (left.weight - right.weight);
  });
  return kept.map(({ place }) => place);
}
