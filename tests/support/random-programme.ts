/** Random units, registers and observations for properties: small, but with every kind, level and oddity in them. */

import fc from "fast-check";
import type { Observation, Payload } from "@/lib/domain/observations/observation";
import { parseRegister } from "@/lib/domain/register/parse-register";
import type { Indicator, Register } from "@/lib/domain/register/register";
import { LEVELS, type Unit } from "@/lib/domain/units/unit";

export interface RandomProgramme {
  readonly units: readonly Unit[];
  readonly register: Register;
  readonly observations: readonly Observation[];
}

const PERIODS = [
  { code: "2021-H1", kind: "half-year", start: "2021-01-01", end: "2021-06-30" },
  { code: "2021", kind: "year", start: "2021-01-01", end: "2021-12-31" },
  { code: "2022-H1", kind: "half-year", start: "2022-01-01", end: "2022-06-30" },
  { code: "2022-H2", kind: "half-year", start: "2022-07-01", end: "2022-12-31" },
  { code: "2022", kind: "year", start: "2022-01-01", end: "2022-12-31" },
  { code: "2023", kind: "year", start: "2023-01-01", end: "2023-12-31" },
] as const;

const DEADLINES = ["2021-12-31", "2022-12-31", "2023-11-15", "2024-02-29", "2025-12-31"] as const;
const SERVICES = ["health", "education"] as const;
const PILLARS = ["A", "B", "C"] as const;

const communeType = fc.constantFrom("xã", "xã", "xã", "XÃ", "xa\u0303", "phường", "thị trấn");
const districts = fc.array(fc.array(communeType, { maxLength: 4 }), { minLength: 1, maxLength: 3 });

const programmeUnits: fc.Arbitrary<readonly Unit[]> = fc
  .array(districts, { minLength: 1, maxLength: 3 })
  .map((provinces) => {
    const units: Unit[] = [
      { code: "VN", level: "country", name: "Việt Nam", parent: null, type: "quốc gia" },
    ];
    provinces.forEach((ofProvince, p) => {
      const province = String(70 + p);
      units.push({ code: province, level: "province", name: province, parent: "VN", type: "tỉnh" });
      ofProvince.forEach((communes, d) => {
        const district = `${province}${d}`;
        units.push({ code: district, level: "district", name: district, parent: province, type: "huyện" });
        communes.forEach((type, c) => {
          const code = `${district}0${c}`;
          units.push({ code, level: "commune", name: code, parent: district, type });
        });
      });
    });
    return units;
  });

const MEASURES = ["criterion", "ratio", "count", "services"] as const;
const KINDS = {
  criterion: ["share-of-units", "share-of-units", "count"],
  services: ["share-of-units", "count"],
  ratio: ["ratio-of-sums"],
  count: ["count"],
} as const;

const rawIndicator = fc.constantFrom(...MEASURES).chain((measure) =>
  fc.record({
    measure: fc.constant(measure),
    kind: fc.constantFrom(...KINDS[measure]),
    levels: fc.subarray([...LEVELS], { minLength: 1 }),
    absentMeans: fc.constantFrom("missing", "missing", "zero"),
    timing: fc.constantFrom("flow", "state", "cumulative"),
    pillar: fc.constantFrom(...PILLARS),
    per: fc.constantFrom(...LEVELS),
    countsPerUnit: fc.boolean(),
  }),
);

const rawTarget = fc.record({
  isSet: fc.boolean(),
  comparator: fc.constantFrom(">=", ">"),
  threshold: fc.constantFrom(
    [1, 2],
    [50, 100],
    [97, 100],
    [1, 1],
    [100, 100],
    [1, 3],
    [3, 1],
    [1, 20],
    [5, 2],
  ),
  deadline: fc.option(fc.constantFrom(...DEADLINES)),
  per: fc.option(fc.constantFrom(...LEVELS)),
  changesKind: fc.boolean(),
});
type RawTarget = typeof rawTarget extends fc.Arbitrary<infer Raw> ? Raw : never;
type RawIndicator = typeof rawIndicator extends fc.Arbitrary<infer Raw> ? Raw : never;

function indicatorJson(raw: RawIndicator, index: number) {
  const { measure, kind, levels, absentMeans, timing, pillar, per, countsPerUnit } = raw;
  const perUnit = countsPerUnit && absentMeans === "zero" && measure !== "ratio";
  return {
    code: `I${index}`,
    pillar,
    measure,
    kind: perUnit ? "count-per-unit" : kind,
    levels,
    absentMeans,
    timing,
    ...(perUnit ? { per } : {}),
  };
}

function targetJson(raw: RawTarget, indicator: ReturnType<typeof indicatorJson>) {
  const { comparator, threshold, deadline, per, changesKind } = raw;
  const isCounted = indicator.measure !== "ratio";
  const kind =
    changesKind && isCounted
      ? indicator.kind === "count" && indicator.absentMeans === "zero" && per !== null
        ? "count-per-unit"
        : "count"
      : null;
  return {
    indicator: indicator.code,
    comparator,
    threshold: { numerator: threshold[0], denominator: threshold[1] },
    ...(deadline === null ? {} : { deadline }),
    ...(kind === null ? {} : { kind }),
    ...(per === null ? {} : { per }),
  };
}

const programmeRegister: fc.Arbitrary<Register> = fc
  .record({
    periods: fc.subarray([...PERIODS], { minLength: 3 }),
    indicators: fc.array(rawIndicator, { minLength: 2, maxLength: 6 }),
    targets: fc.array(fc.array(rawTarget, { minLength: 6, maxLength: 6 }), { minLength: 3, maxLength: 3 }),
    baselines: fc.array(fc.option(fc.nat(5)), { minLength: 3, maxLength: 3 }),
    deadlines: fc.array(fc.constantFrom(...DEADLINES), { minLength: 3, maxLength: 3 }),
    unscored: fc.boolean(),
  })
  .map(({ periods, indicators, targets, baselines, deadlines, unscored }) => {
    const listed = indicators.map(indicatorJson);
    const plan = (place: number, code: string, unit: string, inherits: string | null) => {
      const baseline = baselines[place];
      return {
        code,
        unit,
        ...(inherits === null ? {} : { inherits }),
        deadline: deadlines[place],
        ...(baseline === null || baseline === undefined
          ? {}
          : { baselinePeriod: periods[baseline % periods.length]?.code }),
        targets: listed.flatMap((indicator, index) => {
          const raw = targets[place]?.[index];
          return raw !== undefined && (place === 0 || raw.isSet) ? [targetJson(raw, indicator)] : [];
        }),
      };
    };
    const parsed = parseRegister({
      programme: { code: "random", start: "2021-01-01", end: "2025-12-31" },
      pillars: PILLARS.map((code) => ({ code, ...(code === "C" && unscored ? { scored: false } : {}) })),
      services: SERVICES.map((code) => ({ code })),
      periods,
      indicators: listed,
      plans: [plan(0, "base", "VN", null), plan(1, "local", "70", "base"), plan(2, "deep", "700", "local")],
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    return parsed.register;
  });

const whole = fc.oneof(fc.nat(3), fc.nat(100), fc.nat(1_000_000_000_000));

/** A payload of the measure; 0/0 and no services are among them. */
export const payloadOf = (measure: Indicator["measure"]): fc.Arbitrary<Payload> => {
  switch (measure) {
    case "criterion":
      return fc.record({ measure: fc.constant("criterion"), met: fc.boolean() });
    case "ratio":
      return fc
        .tuple(whole, whole)
        .map(([a, b]) => ({ measure: "ratio", numerator: Math.min(a, b), denominator: Math.max(a, b) }));
    case "count":
      return fc.record({ measure: fc.constant("count"), count: fc.nat(4) });
    case "services":
      return fc.record({
        measure: fc.constant("services"),
        services: fc.subarray([...SERVICES]),
        feedback: fc.boolean(),
      });
  }
};

const valueOf = (measure: Indicator["measure"]): fc.Arbitrary<Observation["value"]> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: payloadOf(measure).map((payload) => ({ state: "reported", payload }) as const),
    },
    {
      weight: 1,
      arbitrary: fc.constant({ state: "not-applicable", reason: "other", reasonText: "x" } as const),
    },
  );

const SLOTS = [
  ["approved"],
  ["approved"],
  ["approved"],
  ["approved", "submitted"],
  ["approved", "draft"],
  ["approved", "returned"],
  ["submitted"],
  ["draft"],
  ["returned"],
  [],
] as const;

function observationsOf(units: readonly Unit[], register: Register): fc.Arbitrary<readonly Observation[]> {
  const places = units.flatMap(({ code }) =>
    register.indicators.flatMap((indicator) =>
      register.periods.map((period) => ({ unit: code, indicator, period: period.code })),
    ),
  );
  // One seed instead of an arbitrary per place: a tree of thousands of arbitraries takes minutes to shrink.
  return fc
    .record({
      slots: fc.array(fc.constantFrom(...SLOTS), { minLength: 40, maxLength: 40 }),
      values: fc.record({
        criterion: fc.array(valueOf("criterion"), { minLength: 23, maxLength: 23 }),
        ratio: fc.array(valueOf("ratio"), { minLength: 23, maxLength: 23 }),
        count: fc.array(valueOf("count"), { minLength: 23, maxLength: 23 }),
        services: fc.array(valueOf("services"), { minLength: 23, maxLength: 23 }),
      }),
      sparse: fc.boolean(),
    })
    .map(({ slots, values, sparse }) =>
      places.flatMap(({ unit, indicator, period }, index): Observation[] => {
        if (sparse && index % 3 === 0) return [];
        return (slots[(index * 7 + Math.floor(index / 11)) % slots.length] ?? []).map((status, slot) => ({
          unit,
          indicator: indicator.code,
          period,
          status,
          value: values[indicator.measure][
            (index * 5 + slot + Math.floor(index / 17)) % 23
          ] as Observation["value"],
        }));
      }),
    );
}

/** Units, a register with three nested plans (`base` ⊃ `local` at 70 ⊃ `deep` at 700), and what was reported. */
export const randomProgramme: fc.Arbitrary<RandomProgramme> = fc
  .tuple(programmeUnits, programmeRegister)
  .chain(([units, register]) =>
    observationsOf(units, register).map((observations) => ({ units, register, observations })),
  );
