import "server-only";

import type { ProvinceFigure } from "@/lib/contracts/province-map";
import { toFraction } from "@/lib/domain/scoring/passing";
import { rankUnits } from "@/lib/domain/scoring/rank-units";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";

/** A map shows rates, or whether every unit has what it must have; totals only say where the big provinces lie. */
export const DRAWN_KINDS: ReadonlySet<TargetScore["kind"]> = new Set([
  "share-of-units",
  "ratio-of-sums",
  "count-per-unit",
]);

const PLACE_OF_UNRANKED = Number.MAX_SAFE_INTEGER;

const fractionOf = (score: TargetScore | null) => {
  const { value, numerator, denominator } = score ?? { value: null, numerator: null, denominator: null };
  return value === null || numerator === null || denominator === null || denominator === 0
    ? null
    : toFraction({ numerator, denominator });
};

/** The provinces by their exact result, equals sharing a place, those without one last by code. */
export function toProvinceFigures(
  provinces: readonly Unit[],
  scores: ReadonlyMap<UnitCode, TargetScore | null>,
): readonly ProvinceFigure[] {
  const ranks = rankUnits(provinces.map(({ code }) => fractionOf(scores.get(code) ?? null)));
  return provinces
    .map(({ code, name, type }, place) => ({
      unit: { code, name },
      type,
      rank: ranks[place] ?? null,
      score: scores.get(code) ?? null,
    }))
    .sort((left, right) => (left.rank ?? PLACE_OF_UNRANKED) - (right.rank ?? PLACE_OF_UNRANKED));
}
