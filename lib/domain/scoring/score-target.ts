import type { Assessment } from "@/lib/domain/scoring/assess-target";
import { type Fraction, toDecimal } from "@/lib/domain/scoring/fraction";
import { type Quotient, toFraction } from "@/lib/domain/scoring/passing";
import type { Decimal, TargetScore } from "@/lib/domain/scoring/scorecard";

const PLACES = 6;
/** Below this a share stands on so few units that a percentage misleads. */
const SMALL_SAMPLE_BELOW = 20;

const toFigure = (exact: Fraction | null): Decimal | null =>
  exact === null ? null : toDecimal(exact, PLACES);

const toQuotientFigure = (value: Quotient | null): Decimal | null =>
  value === null ? null : toDecimal(toFraction(value), PLACES);

/**
 * The score of an assessed target as it goes over the wire: exact figures rounded once, to six places.
 *
 * @param assessment what was decided about the target
 * @example scoreTarget(assessment).value // "0.842105" for 80 of 95 communes
 * Source: scoring rules, numbers on the wire.
 */
export function scoreTarget(assessment: Assessment): TargetScore {
  const { target, measurement, verdict, baseline } = assessment;
  const { formula, rule, value } = measurement;
  return {
    indicator: target.indicator.code,
    kind: target.kind,
    comparator: rule.comparator,
    threshold: rule.threshold,
    expected: measurement.expected,
    reported: measurement.reported,
    notApplicable: measurement.notApplicable,
    missing: measurement.missing,
    numerator: value?.numerator ?? null,
    denominator: value?.denominator ?? null,
    value: toQuotientFigure(value),
    lower: toQuotientFigure(measurement.lower),
    upper: toQuotientFigure(measurement.upper),
    status: verdict.status,
    shortfall: assessment.shortfall,
    attainment: toFigure(assessment.attainment),
    pace: toFigure(verdict.pace),
    required: toFigure(verdict.required),
    regressed: assessment.regressed,
    forecast: assessment.forecast,
    smallSample: formula === "share-of-units" && measurement.expected < SMALL_SAMPLE_BELOW,
    ownOnlySubject: measurement.ownOnlySubject,
    deadline: target.deadline,
    definedBy: target.definedBy.code,
    baseline:
      baseline === null ? null : { period: baseline.period, value: toDecimal(baseline.value, PLACES) },
  };
}
