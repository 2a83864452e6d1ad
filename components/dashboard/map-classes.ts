import type { ProvinceFill } from "@/components/charts/province-map";
import type { Threshold } from "@/lib/domain/register/register";
import { passes } from "@/lib/domain/scoring/passing";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import type { Bar as PrintedBar } from "@/lib/format/percent";

/** One class of the map. Bounds are exact shares; the highest class is what passes the target. */
export interface MapClass {
  readonly fill: 1 | 2 | 3 | 4 | 5;
  /** From here on; `null` for the lowest. */
  readonly from: Threshold | null;
  /** Below this; `null` where the target itself is the bound. */
  readonly below: Threshold | null;
  readonly isPassing: boolean;
}

type Bar = Pick<TargetScore, "kind" | "threshold" | "comparator">;

/** Hundredths of the target at which the classes below it are cut: finer where it comes near. */
const CUTS = [50, 70, 85];
const PASSING: MapClass = { fill: 5, from: null, below: null, isPassing: true };

/**
 * Classes fixed by the target alone, so that colours mean the same in every period: up to half of the target, 70%, 85%,
 * the target itself, unrounded, and everything that passes. What is counted, not shared out, passes or does not.
 */
export function mapClasses({ kind, threshold }: Bar): readonly MapClass[] {
  if (kind === "count-per-unit" || kind === "count")
    return [{ fill: 2, from: null, below: null, isPassing: false }, PASSING];
  const bounds = CUTS.map((cut) => ({
    numerator: cut * threshold.numerator,
    denominator: 100 * threshold.denominator,
  }));
  const fills = [1, 2, 3, 4] as const;
  return [
    ...fills.map((fill, place) => ({
      fill,
      from: bounds[place - 1] ?? null,
      below: bounds[place] ?? null,
      isPassing: false,
    })),
    PASSING,
  ];
}

/** The class a result falls into, decided on its exact sums. */
export function fillOf(score: TargetScore | null): ProvinceFill {
  if (score === null || score.status === "not-applicable") return "not-applicable";
  const { value, numerator, denominator } = score;
  if (value === null || numerator === null || denominator === null || denominator === 0) return "no-data";
  if (passes({ numerator, denominator }, score)) return PASSING.fill;
  const below = mapClasses(score).filter(({ isPassing }) => !isPassing);
  const found = below.findLast(
    ({ from }) => from === null || passes({ numerator, denominator }, { comparator: ">=", threshold: from }),
  );
  return found?.fill ?? "no-data";
}

/** The bounds as a printed result must not round across them. */
export function printedBars(score: Bar): readonly PrintedBar[] {
  return mapClasses(score).flatMap(({ from }) =>
    from === null ? [] : [{ comparator: ">=" as const, threshold: from }],
  );
}
