/** What a subject said under a lens, as far as a figure counts it. */
export const SUBJECT_OUTCOMES = ["met", "not-met", "reported", "not-applicable", "missing"] as const;
export type SubjectOutcome = (typeof SUBJECT_OUTCOMES)[number];

/** What may have happened to a subject from one period to the next, in pairs that undo each other. */
export const SUBJECT_CHANGES = [
  "newly-met",
  "no-longer-met",
  "risen",
  "fallen",
  "newly-reported",
  "dropped-out",
  "newly-not-applicable",
  "applicable-again",
] as const;
export type SubjectChange = (typeof SUBJECT_CHANGES)[number];

/** The way from one outcome to another. */
export interface OutcomeStep {
  readonly then: SubjectOutcome;
  readonly now: SubjectOutcome;
  /** Of a ratio or a count reported both times: whether the later is above (1) or below (−1) the earlier; else 0. */
  readonly direction: -1 | 0 | 1;
}

/** How many subjects went one way, with the sums of what they reported. */
export interface CountedStep extends OutcomeStep {
  readonly units: number;
  readonly numeratorThen: number;
  readonly denominatorThen: number;
  readonly countThen: number;
  readonly numeratorNow: number;
  readonly denominatorNow: number;
  readonly countNow: number;
}

/** A sum over a whole: subjects that meet of all, files of files, models of one. */
export interface ComparedSum {
  readonly numerator: number;
  readonly denominator: number;
}

/** The figure of those subjects alone that reported a value both times. */
export interface LikeForLike {
  readonly units: number;
  readonly then: ComparedSum;
  readonly now: ComparedSum;
}

/** Everything that happened between two periods, counted. */
export interface OutcomeComparison {
  readonly then: Readonly<Record<SubjectOutcome, number>>;
  readonly now: Readonly<Record<SubjectOutcome, number>>;
  readonly changes: Readonly<Record<SubjectChange, number>>;
  readonly likeForLike: LikeForLike;
}

const hasValue = (outcome: SubjectOutcome): boolean => outcome !== "missing" && outcome !== "not-applicable";

/**
 * What happened to one subject. A subject can appear in several pairs: one that reports for the first time and meets
 * the criterion is newly reported and newly met, so that each pair explains one difference of the sums.
 *
 * @param step its outcome then and now, and whether its figure rose
 * @example changesOf({ then: "missing", now: "met", direction: 0 }) // ["newly-met", "newly-reported"]
 * Source: every figure can be opened; what changed since the previous period.
 */
export function changesOf({ then, now, direction }: OutcomeStep): readonly SubjectChange[] {
  const made: Readonly<Record<SubjectChange, boolean>> = {
    "newly-met": now === "met" && then !== "met",
    "no-longer-met": then === "met" && now !== "met",
    risen: direction > 0,
    fallen: direction < 0,
    "newly-reported": then === "missing" && now !== "missing",
    "dropped-out": now === "missing" && then !== "missing",
    "newly-not-applicable": now === "not-applicable" && then !== "not-applicable",
    "applicable-again": then === "not-applicable" && now !== "not-applicable",
  };
  return SUBJECT_CHANGES.filter((change) => made[change]);
}

/**
 * Every step that makes a change: what a list is narrowed to, so that list and count follow one definition.
 *
 * @param change one of the changes
 * @example stepsOf("dropped-out").length // 4 outcomes × 3 directions = 12
 * Source: as `changesOf`.
 */
export function stepsOf(change: SubjectChange): readonly OutcomeStep[] {
  return SUBJECT_OUTCOMES.flatMap((then) =>
    SUBJECT_OUTCOMES.flatMap((now) =>
      ([-1, 0, 1] as const).map((direction): OutcomeStep => ({ then, now, direction })),
    ),
  ).filter((step) => changesOf(step).includes(change));
}

const sumOver = (steps: readonly CountedStep[], part: (step: CountedStep) => number): number =>
  steps.reduce((sum, step) => sum + part(step), 0);

function countBy<Key extends string>(
  keys: readonly Key[],
  steps: readonly CountedStep[],
  holds: (step: CountedStep, key: Key) => boolean,
): Readonly<Record<Key, number>> {
  const counted = keys.map((key) => [key, sumOver(steps, (step) => (holds(step, key) ? step.units : 0))]);
  return Object.fromEntries(counted) as Record<Key, number>;
}

function compareLike(steps: readonly CountedStep[], isMetOrNot: boolean, isRatio: boolean): LikeForLike {
  const both = steps.filter(({ then, now }) => hasValue(then) && hasValue(now));
  const units = sumOver(both, (step) => step.units);
  const sumAt = (moment: "then" | "now"): ComparedSum => {
    if (isMetOrNot)
      return {
        numerator: sumOver(both, (step) => (step[moment] === "met" ? step.units : 0)),
        denominator: units,
      };
    const [numerator, denominator, count] =
      moment === "then"
        ? (["numeratorThen", "denominatorThen", "countThen"] as const)
        : (["numeratorNow", "denominatorNow", "countNow"] as const);
    return isRatio
      ? {
          numerator: sumOver(both, (step) => step[numerator]),
          denominator: sumOver(both, (step) => step[denominator]),
        }
      : { numerator: sumOver(both, (step) => step[count]), denominator: 1 };
  };
  return { units, then: sumAt("then"), now: sumAt("now") };
}

/**
 * Counts what changed between two periods. The pairs balance: newly met − no longer met is the difference of those who
 * meet, newly reported − dropped out that of those with a report, newly not applicable − applicable again that of those
 * to whom it does not apply. Beside it the same figure of those alone who reported both times.
 *
 * @param steps subjects by outcome then and now; each subject in exactly one
 * @param measure the indicator's measure, which says what is compared of those who reported both times
 * @example compareOutcomes([{ then: "not-met", now: "met", direction: 0, units: 3, … }], "criterion").changes["newly-met"] // 3
 * Source: every figure can be opened; like is compared with like, reporting rules of the programme.
 */
export function compareOutcomes(
  steps: readonly CountedStep[],
  measure: "criterion" | "ratio" | "count" | "services",
): OutcomeComparison {
  const isMetOrNot = measure === "criterion" || measure === "services";
  return {
    then: countBy(SUBJECT_OUTCOMES, steps, ({ then }, outcome) => then === outcome),
    now: countBy(SUBJECT_OUTCOMES, steps, ({ now }, outcome) => now === outcome),
    changes: countBy(SUBJECT_CHANGES, steps, (step, change) => changesOf(step).includes(change)),
    likeForLike: compareLike(steps, isMetOrNot, measure === "ratio"),
  };
}
