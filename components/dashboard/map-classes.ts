import type { ProvinceFill } from "@/components/charts/province-map";
import { passes } from "@/lib/domain/scoring/passing";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";

/** One class of the map. Bounds are whole percentages; the highest class is what passes the target. */
export interface MapClass {
  readonly fill: 1 | 2 | 3 | 4 | 5;
  /** From here on; `null` for the lowest. */
  readonly from: number | null;
  /** Below this; `null` where the target itself is the bound. */
  readonly below: number | null;
  readonly isPassing: boolean;
}

type Bar = Pick<TargetScore, "kind" | "threshold" | "comparator">;

/** Shares of the target at which the classes below it are cut: finer where it comes near. */
const CUTS = [0.5, 0.7, 0.85];
const PASSING: MapClass = { fill: 5, from: null, below: null, isPassing: true };

/**
 * Classes fixed by the target alone, so that colours mean the same in every period: up to half of the target, 70%, 85%,
 * the target itself, in whole percentages, and everything that passes. What is counted, not shared out, passes or does not.
 */
export function mapClasses({ kind, threshold }: Bar): readonly MapClass[] {
  if (kind === "count-per-unit" || kind === "count")
    return [{ fill: 2, from: null, below: null, isPassing: false }, PASSING];
  const target = (100 * threshold.numerator) / threshold.denominator;
  const bounds = CUTS.map((cut) => Math.round(target * cut));
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
  const found = below.findLast(({ from }) => from === null || 100 * numerator >= from * denominator);
  return found?.fill ?? "no-data";
}
