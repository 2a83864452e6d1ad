import type { Lens } from "@/lib/domain/observations/observation";
import type { Day, Localized, NotApplicableReason, Plan, Threshold } from "@/lib/domain/register/register";
import { type Aggregate, EMPTY_AGGREGATE } from "@/lib/domain/scoring/aggregate";
import { type Assessment, assessTarget } from "@/lib/domain/scoring/assess-target";
import type { StatusLine } from "@/lib/domain/scoring/decide-status";
import { type Fraction, toDecimal } from "@/lib/domain/scoring/fraction";
import type { Formula } from "@/lib/domain/scoring/measure-target";
import { scoreTarget } from "@/lib/domain/scoring/score-target";
import { prepareScoring, type ScorecardRequest, type ScoringGround } from "@/lib/domain/scoring/score-unit";
import { type Decimal, SCORING_VERSION, type TargetScore } from "@/lib/domain/scoring/scorecard";
import type { Level, Unit, UnitCode } from "@/lib/domain/units/unit";

/** Where a target comes from. */
export interface ExplainedSource {
  readonly plan: string;
  readonly title: Localized;
  readonly source: Plan["source"];
  /** The legal wording: "ít nhất 97%". */
  readonly wording: string | null;
}

/** How many said what. `met` and `notMet` are `null` where nothing is met or not met (ratios, counts). */
export interface ExplainedCounts {
  readonly levels: readonly Level[];
  readonly subjects: number;
  readonly expected: number;
  readonly reported: number;
  readonly met: number | null;
  readonly notMet: number | null;
  readonly missing: number;
  readonly notApplicable: number;
  /** Nothing recorded counts as zero, so nothing is missing. */
  readonly absentMeansZero: boolean;
}

/** What was added up. */
export interface ExplainedSums {
  readonly numerator: number;
  readonly denominator: number;
  readonly count: number;
  /** `units-passing` only: the level counted at, the units that pass, those expected to report, their own threshold. */
  readonly units: {
    readonly level: Level;
    readonly passing: number;
    readonly counted: number;
    readonly comparator: TargetScore["comparator"];
    readonly threshold: Threshold;
  } | null;
}

/** Why the status is what it is: the line of the status table that held, and the figures it looked at. */
export interface ExplainedStatus {
  readonly status: TargetScore["status"];
  readonly line: StatusLine;
  /** `null` without a value. */
  readonly passes: boolean | null;
  /** `null` without an upper bound. */
  readonly upperPasses: boolean | null;
  readonly periodEnd: Day;
  readonly deadline: Day;
  /** The period ends on the deadline or after it. */
  readonly isFinal: boolean;
  readonly baseline: { readonly period: string; readonly end: Day; readonly value: Decimal } | null;
  /** Part of the time from baseline to deadline that has gone by; with pace, on lines 9 to 12. */
  readonly elapsed: Decimal | null;
  readonly required: Decimal | null;
  readonly pace: Decimal | null;
  readonly upperPace: Decimal | null;
  readonly regressed: boolean;
}

/** One figure opened up: everything it stands on, as plain values that need only be worded. */
export interface ExplainedTarget {
  readonly unit: UnitCode;
  readonly period: string;
  readonly plan: string;
  readonly lens: Lens;
  readonly scoringVersion: number;
  /** Date of the list of units in force. */
  readonly structure: Day | null;
  readonly indicator: string;
  readonly formula: Formula;
  readonly score: TargetScore;
  readonly counts: ExplainedCounts;
  readonly sums: ExplainedSums;
  readonly status: ExplainedStatus;
  readonly source: ExplainedSource;
  /** Figures up to this period's that compare with it, which the forecast is drawn from. */
  readonly points: readonly { readonly period: string; readonly end: Day; readonly value: Decimal }[];
  /** Reasons the register allows for not applicable. */
  readonly reasons: readonly NotApplicableReason[];
  /** Its pillar counts in the index. */
  readonly countsInIndex: boolean;
}

const toFigure = (exact: Fraction | null): Decimal | null => (exact === null ? null : toDecimal(exact, 6));

const toPoint = ({ period, end, value }: { period: string; end: Day; value: Fraction }) => ({
  period,
  end,
  value: toDecimal(value, 6),
});

function explainCounts({ target, measurement }: Assessment): ExplainedCounts {
  const { subjects, expected, reported, met, missing, notApplicable } = measurement;
  const { levels, measure, absentMeans } = target.indicator;
  const isMetOrNot = measure === "criterion" || measure === "services";
  return {
    levels,
    subjects,
    expected,
    reported,
    met: isMetOrNot ? met : null,
    notMet: isMetOrNot ? reported - met : null,
    missing,
    notApplicable,
    absentMeansZero: absentMeans === "zero",
  };
}

function explainSums({ target, measurement }: Assessment, sums: Aggregate): ExplainedSums {
  const { formula, value } = measurement;
  return {
    numerator: sums.numerator,
    denominator: sums.denominator,
    count: sums.count,
    units:
      formula === "units-passing" && target.per !== null
        ? {
            level: target.per,
            passing: value?.numerator ?? 0,
            counted: value?.denominator ?? 0,
            comparator: target.comparator,
            threshold: target.threshold,
          }
        : null,
  };
}

function explainStatus(
  { target, verdict, baseline, regressed }: Assessment,
  periodEnd: Day,
): ExplainedStatus {
  return {
    status: verdict.status,
    line: verdict.line,
    passes: verdict.passes,
    upperPasses: verdict.upperPasses,
    periodEnd,
    deadline: target.deadline,
    isFinal: periodEnd >= target.deadline,
    baseline: baseline === null ? null : toPoint(baseline),
    elapsed: toFigure(verdict.elapsed),
    required: toFigure(verdict.required),
    pace: toFigure(verdict.pace),
    upperPace: toFigure(verdict.upperPace),
    regressed,
  };
}

function explainAssessment(ground: ScoringGround, unit: Unit, assessment: Assessment): ExplainedTarget {
  const { target, measurement, points } = assessment;
  const { register, aggregates, period, plan, lens } = ground;
  const { code, pillar } = target.indicator;
  return {
    unit: unit.code,
    period: period.code,
    plan: plan.code,
    lens,
    scoringVersion: SCORING_VERSION,
    structure: period.structure,
    indicator: code,
    formula: measurement.formula,
    score: scoreTarget(assessment),
    counts: explainCounts(assessment),
    sums: explainSums(assessment, aggregates(unit.code, code, period.code) ?? EMPTY_AGGREGATE),
    status: explainStatus(assessment, period.end),
    source: {
      plan: target.definedBy.code,
      title: target.definedBy.title,
      source: target.definedBy.source,
      wording: target.wording,
    },
    points: points.map(toPoint),
    reasons: register.notApplicableReasons.filter(
      ({ indicators }) => indicators === null || indicators.includes(code),
    ),
    countsInIndex: register.pillars.some(({ code: own, scored }) => own === pillar && scored),
  };
}

/**
 * Opens up one figure of a scorecard: how it is computed, what was added up, who reported, who is missing, and which
 * line of the status table held.
 *
 * @param request the request the scorecard answers
 * @param indicator code of the indicator
 * @returns `null` where the scorecard does not list the target
 * @throws RangeError on an unknown code or a unit outside the plan's subtree
 * @example explainTarget(request, "CQS-2")?.status.line // 10, on track
 * Source: every figure can be opened; scoring rules.
 */
export function explainTarget(request: ScorecardRequest, indicator: string): ExplainedTarget | null {
  const { ground, unit } = prepareScoring(request);
  const target = ground.targets.find((candidate) => candidate.indicator.code === indicator);
  const assessment = target && assessTarget(ground, target, unit, ground.period);
  return assessment ? explainAssessment(ground, unit, assessment) : null;
}

/**
 * Opens up every figure of a scorecard, in the order in which it lists them.
 *
 * @param request the request the scorecard answers
 * @throws RangeError on an unknown code or a unit outside the plan's subtree
 * @example explainUnit(request).map(({ score }) => score.indicator) // ["CQS-1B", "CQS-1C", …]
 * Source: every figure can be opened; scoring rules.
 */
export function explainUnit(request: ScorecardRequest): readonly ExplainedTarget[] {
  const { ground, unit } = prepareScoring(request);
  return ground.targets.flatMap((target) => {
    const assessment = assessTarget(ground, target, unit, ground.period);
    return assessment === null ? [] : [explainAssessment(ground, unit, assessment)];
  });
}
