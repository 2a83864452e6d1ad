import type { Observation } from "@/lib/domain/observations/observation";
import type { Register } from "@/lib/domain/register/register";
import type { Aggregate } from "@/lib/domain/scoring/aggregate";
import { meetsCriterion, rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreUnit } from "@/lib/domain/scoring/score-unit";
import { COUNTRY } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import { generateObservations } from "@/prisma/seed/demo-observations";
import { shippedReference } from "@/prisma/seed/shipped-reference";
import { compare, type Measured, timed } from "@/scripts/bench/measured";

const PERIOD = "2024";
const FIELDS = 6;

/** The observations as numbers, one array per column. Made before the clock starts. */
interface Columns {
  readonly length: number;
  readonly unit: Int32Array;
  readonly indicator: Int32Array;
  readonly isApproved: Uint8Array;
  /** reported, not applicable, met, numerator, denominator, count; side by side for each observation. */
  readonly fields: Int32Array;
  /** Place of the unit above; -1 above the country. */
  readonly parents: Int32Array;
  readonly indicators: number;
}

/** Pure scoring of the country, against adding the same numbers up with loops over typed arrays. */
export async function measureScoring(): Promise<Measured> {
  const { register, tree } = shippedReference();
  const observations: readonly Observation[] = [...generateObservations(register, tree, PERIOD)];
  const columns = toColumns(observations, register, tree);
  const request = {
    register,
    tree,
    unit: COUNTRY,
    period: PERIOD,
    plan: "national",
    lens: "approved",
  } as const;
  checkSameSums(observations, columns, register, tree);
  return compare({
    title: "Country scoring in pure TypeScript",
    ours: timed(() =>
      scoreUnit({ ...request, aggregates: rollUp(observations, tree, register, "approved") }),
    ),
    floor: timed(() => addUp(columns)),
    warmUps: 10,
    rounds: 31,
    notes: [
      `ours: rollUp and scoreUnit over ${observations.length} observations of ${PERIOD}, units and indicators by their codes`,
      "floor: one loop over typed arrays filled before, which adds the approved ones up at their unit and all units above",
    ],
  });
}

function toColumns(observations: readonly Observation[], register: Register, tree: UnitTree): Columns {
  const places = new Map(tree.units.map(({ code }, place) => [code, place]));
  const indicators = new Map(register.indicators.map(({ code }, place) => [code, place]));
  const length = observations.length;
  const columns: Columns = {
    length,
    unit: new Int32Array(length),
    indicator: new Int32Array(length),
    isApproved: new Uint8Array(length),
    fields: new Int32Array(length * FIELDS),
    parents: Int32Array.from(tree.units, ({ parent }) => places.get(parent ?? "") ?? -1),
    indicators: register.indicators.length,
  };
  observations.forEach((observation, row) => {
    columns.unit[row] = places.get(observation.unit) ?? -1;
    columns.indicator[row] = indicators.get(observation.indicator) ?? -1;
    columns.isApproved[row] = Number(observation.status === "approved");
    columns.fields.set(fieldsOf(observation), row * FIELDS);
  });
  return columns;
}

function fieldsOf({ value }: Observation): readonly number[] {
  if (value.state === "not-applicable") return [0, 1, 0, 0, 0, 0];
  const { payload } = value;
  if (payload.measure === "ratio") return [1, 0, 0, payload.numerator, payload.denominator, 0];
  if (payload.measure === "count") return [1, 0, 0, 0, 0, payload.count];
  const met = Number(meetsCriterion(payload));
  return [1, 0, met, 0, 0, met];
}

function addUp({ length, unit, indicator, isApproved, fields, parents, indicators }: Columns): Float64Array {
  const sums = new Float64Array(parents.length * indicators * FIELDS);
  for (let row = 0; row < length; row += 1) {
    if (isApproved[row] === 0) continue;
    const from = row * FIELDS;
    for (let at = unit[row] ?? -1; at >= 0; at = parents[at] ?? -1) {
      const into = (at * indicators + (indicator[row] ?? 0)) * FIELDS;
      for (let field = 0; field < FIELDS; field += 1)
        sums[into + field] = (sums[into + field] ?? 0) + (fields[from + field] ?? 0);
    }
  }
  return sums;
}

function checkSameSums(
  observations: readonly Observation[],
  columns: Columns,
  register: Register,
  tree: UnitTree,
): void {
  const sums = addUp(columns);
  const aggregates = rollUp(observations, tree, register, "approved");
  tree.units.forEach(({ code }, place) => {
    register.indicators.forEach((indicator, number) => {
      const into = (place * columns.indicators + number) * FIELDS;
      const floor = sums.subarray(into, into + FIELDS).join(" ");
      const ours = toFields(aggregates(code, indicator.code, PERIOD)).join(" ");
      if (floor !== ours)
        throw new Error(`${code} ${indicator.code}: the floor adds up to ${floor}, not ${ours}`);
    });
  });
}

function toFields(sums: Aggregate | undefined): readonly number[] {
  if (sums === undefined) return Array.from({ length: FIELDS }, () => 0);
  return [sums.reported, sums.notApplicable, sums.met, sums.numerator, sums.denominator, sums.count];
}
