import type { Register } from "@/lib/domain/register/register";
import type { Assessment } from "@/lib/domain/scoring/assess-target";
import { add, type Fraction, fraction, multiply, toDecimal, ZERO } from "@/lib/domain/scoring/fraction";
import type { UnitIndex } from "@/lib/domain/scoring/scorecard";

/** The index as it is shown, and exactly, as ranks need it. */
export interface ComputedIndex {
  readonly index: UnitIndex;
  readonly exact: Fraction | null;
}

type Weighed = Pick<Assessment, "target" | "verdict" | "attainment">;

/** 100 × the mean, each target weighing the same; `null` of nothing. */
function meanOfHundred(attainments: readonly Fraction[]): Fraction | null {
  if (attainments.length === 0) return null;
  return multiply(attainments.reduce(add, ZERO), fraction(100, attainments.length));
}

const scoredAttainments = (assessments: readonly Weighed[]): readonly Fraction[] =>
  assessments.map(({ attainment }) => attainment).filter((attainment) => attainment !== null);

const toFigure = (exact: Fraction | null): string | null => (exact === null ? null : toDecimal(exact, 4));

/**
 * The index of a unit: the mean attainment of its applicable targets, of a hundred. It is a reference figure, not a
 * basis for emulation awards. There is none when fewer than four fifths of the applicable targets have a value.
 * Every pillar has a figure of its own; those that are not scored stay out of the index.
 *
 * @param register the register in force
 * @param assessments the targets listed in the unit's scorecard
 * @example computeIndex(register, assessments).index.value // "83.3427"
 * Source: scoring rules, index.
 */
export function computeIndex(register: Register, assessments: readonly Weighed[]): ComputedIndex {
  const scoredPillars = new Set(register.pillars.filter(({ scored }) => scored).map(({ code }) => code));
  const applicable = assessments.filter(
    ({ target, verdict }) =>
      scoredPillars.has(target.indicator.pillar) && verdict.status !== "not-applicable",
  );
  const attainments = scoredAttainments(applicable);
  const isCovered = 5 * attainments.length >= 4 * applicable.length;
  const exact = isCovered ? meanOfHundred(attainments) : null;

  const pillars: Record<string, string | null> = {};
  for (const { code } of register.pillars) {
    const within = assessments.filter(({ target }) => target.indicator.pillar === code);
    pillars[code] = toFigure(meanOfHundred(scoredAttainments(within)));
  }
  return {
    index: {
      value: toFigure(exact),
      pillars,
      scored: attainments.length,
      applicable: applicable.length,
    },
    exact,
  };
}
