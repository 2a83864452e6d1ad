import type { Lens, Observation, Payload } from "@/lib/domain/observations/observation";
import type { Indicator, Register } from "@/lib/domain/register/register";
import { type Aggregate, type AggregateSource, EMPTY_AGGREGATE } from "@/lib/domain/scoring/aggregate";
import type { UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

type Sums = { -readonly [Field in keyof Aggregate]: Aggregate[Field] };
type SumsByUnit = Map<UnitCode, Sums>;

/**
 * Whether a report meets its criterion: the criterion itself, or at least one service and feedback collected.
 *
 * @param payload what was reported; a ratio or a count meets nothing by itself
 * @example meetsCriterion({ measure: "services", services: ["health"], feedback: false }) // false
 * Source: Decision 924/QĐ-TTg, essential services and online feedback.
 */
export function meetsCriterion(payload: Payload): boolean {
  if (payload.measure === "criterion") return payload.met;
  return payload.measure === "services" && payload.services.length > 0 && payload.feedback;
}

function addPayload(sums: Sums, payload: Payload): void {
  sums.reported += 1;
  if (payload.measure === "ratio") {
    sums.numerator += payload.numerator;
    sums.denominator += payload.denominator;
  } else if (payload.measure === "count") {
    sums.count += payload.count;
  } else if (meetsCriterion(payload)) {
    sums.met += 1;
    sums.count += 1;
  }
}

function addObservation(sums: Sums, { value }: Observation): void {
  if (value.state === "not-applicable") sums.notApplicable += 1;
  else addPayload(sums, value.payload);
}

/**
 * The aggregate of two sets of subjects that have none in common.
 *
 * @example mergeAggregates(ofDistrict700, ofDistrict701) // what the two districts' subjects said together
 * Source: a rate is never averaged, it is recomputed from its sums at every level.
 */
export function mergeAggregates(left: Aggregate, right: Aggregate): Aggregate {
  return {
    reported: left.reported + right.reported,
    notApplicable: left.notApplicable + right.notApplicable,
    met: left.met + right.met,
    numerator: left.numerator + right.numerator,
    denominator: left.denominator + right.denominator,
    count: left.count + right.count,
  };
}

const keyOf = ({ period, indicator, unit }: Observation): string => `${period} ${indicator} ${unit}`;

/**
 * The observations that count under a lens, at most one of each unit, indicator and period. The approved lens takes
 * the approved values; the provisional one the submitted value where there is one, else the approved. A draft or
 * returned value counts for nothing, and leaves the approved one beside it in force.
 *
 * @param observations at most one approved and one working value per unit, indicator and period
 * @param lens which figures
 * @example countingObservations([approvedNo, submittedYes], "provisional") // [submittedYes]
 * Source: the two lenses "Số đã duyệt" and "Số tạm tính".
 */
export function countingObservations(
  observations: readonly Observation[],
  lens: Lens,
): readonly Observation[] {
  const approved = observations.filter(({ status }) => status === "approved");
  if (lens === "approved") return approved;
  const submitted = observations.filter(({ status }) => status === "submitted");
  const replaced = new Set(submitted.map(keyOf));
  return [...submitted, ...approved.filter((observation) => !replaced.has(keyOf(observation)))];
}

/**
 * Adds observations up the tree of units: for every unit, what the subjects in its subtree reported. This is the
 * definition; the roll-up rows of the database must equal it. Observations of units out of scope, and of units the
 * indicator does not ask, are left out.
 *
 * @param observations of any units, indicators and periods, in any order
 * @param tree the structure in force
 * @param register the register in force
 * @param lens which figures
 * @returns a source that answers `undefined` where nothing was reported
 * @example rollUp(observations, tree, register, "approved")("46", "CQS-2", "2024")?.met // 80
 * Source: scoring rules, roll-up by recomputed sums, each subject once.
 */
export function rollUp(
  observations: readonly Observation[],
  tree: UnitTree,
  register: Register,
  lens: Lens,
): AggregateSource {
  const indicators = new Map<string, Indicator>(register.indicators.map((each) => [each.code, each]));
  const sumsOf = new Map<string, Map<string, SumsByUnit>>();

  const sumsByUnit = (period: string, indicator: string): SumsByUnit => {
    let ofPeriod = sumsOf.get(period);
    if (ofPeriod === undefined) sumsOf.set(period, (ofPeriod = new Map()));
    let ofIndicator = ofPeriod.get(indicator);
    if (ofIndicator === undefined) ofPeriod.set(indicator, (ofIndicator = new Map()));
    return ofIndicator;
  };
  const addAt = (byUnit: SumsByUnit, unit: UnitCode, observation: Observation): void => {
    let sums = byUnit.get(unit);
    if (sums === undefined) byUnit.set(unit, (sums = { ...EMPTY_AGGREGATE }));
    addObservation(sums, observation);
  };

  for (const observation of countingObservations(observations, lens)) {
    const unit = tree.get(observation.unit);
    const indicator = indicators.get(observation.indicator);
    if (unit === undefined || !tree.inScope(unit.code) || !indicator?.levels.includes(unit.level)) continue;
    const byUnit = sumsByUnit(observation.period, observation.indicator);
    addAt(byUnit, unit.code, observation);
    for (const ancestor of tree.ancestors(unit.code)) addAt(byUnit, ancestor.code, observation);
  }
  return (unit, indicator, period) => sumsOf.get(period)?.get(indicator)?.get(unit);
}
