/**
 * The scoring rules once more, written straight from their text: every figure counted subject by subject, nothing
 * summed up beforehand, nothing shared with lib/domain. Slow on purpose; only the types are the product's own.
 */

import type { Lens, Observation } from "@/lib/domain/observations/observation";
import type { Period, Register, Target } from "@/lib/domain/register/register";
import type { Unit } from "@/lib/domain/units/unit";

/** Numerator and denominator; the denominator is positive. */
type Rational = readonly [bigint, bigint];

export interface NaiveRequest {
  readonly units: readonly Unit[];
  readonly register: Register;
  readonly observations: readonly Observation[];
  readonly unit: string;
  readonly period: string;
  readonly plan: string;
  readonly lens: Lens;
}

const LEVEL_ORDER = { country: 0, province: 1, district: 2, commune: 3 } as const;

const rational = (above: bigint | number, below: bigint | number): Rational =>
  BigInt(below) < 0n ? [-BigInt(above), -BigInt(below)] : [BigInt(above), BigInt(below)];
const plus = (a: Rational, b: Rational): Rational => rational(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
const minus = (a: Rational, b: Rational): Rational => plus(a, [-b[0], b[1]]);
const times = (a: Rational, b: Rational): Rational => rational(a[0] * b[0], a[1] * b[1]);
const over = (a: Rational, b: Rational): Rational => rational(a[0] * b[1], a[1] * b[0]);
const less = (a: Rational, b: Rational): boolean => a[0] * b[1] < b[0] * a[1];
const passing = (value: Rational, comparator: string, threshold: Rational): boolean =>
  comparator === ">" ? less(threshold, value) : !less(value, threshold);

function written(value: Rational, places: number): string {
  const negative = value[0] < 0n;
  const size: Rational = [negative ? -value[0] : value[0], value[1]];
  const scale = 10n ** BigInt(places);
  let whole = (size[0] * scale) / size[1];
  const rest = size[0] * scale - whole * size[1];
  if (rest * 2n >= size[1]) whole += 1n;
  const text = `${whole / scale}.${String(whole % scale).padStart(places, "0")}`;
  return negative && whole > 0n ? `-${text}` : text;
}

const dayCount = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const dayText = (count: number): string => new Date(count * 86_400_000).toISOString().slice(0, 10);

const isUnder = (units: readonly Unit[], unit: Unit, root: string): boolean => {
  for (let current: Unit | undefined = unit; current !== undefined; ) {
    if (current.code === root) return true;
    const parent: string | null = current.parent;
    current = units.find(({ code }) => code === parent);
  }
  return false;
};

const isRural = (unit: Unit): boolean =>
  unit.level === "commune" && unit.type.normalize("NFC").toLowerCase() === "xã";

const isInScope = (units: readonly Unit[], unit: Unit): boolean => {
  if (unit.level === "commune") return isRural(unit);
  if (unit.level === "district")
    return units.some((other) => isRural(other) && isUnder(units, other, unit.code));
  return true;
};

function targetInForce(register: Register, planCode: string, indicator: string) {
  let plan = register.plans.find(({ code }) => code === planCode);
  while (plan !== undefined) {
    const target: Target | undefined = plan.targets.find((each) => each.indicator === indicator);
    if (target !== undefined) return { target, definedBy: plan };
    const parent: string | null = plan.inherits;
    plan = register.plans.find(({ code }) => code === parent);
  }
  return null;
}

/** The one observation that counts, if any. */
function said(request: NaiveRequest, unit: string, indicator: string, period: string) {
  const all = request.observations.filter(
    (each) => each.unit === unit && each.indicator === indicator && each.period === period,
  );
  const approved = all.find(({ status }) => status === "approved");
  const submitted = all.find(({ status }) => status === "submitted");
  return request.lens === "provisional" ? (submitted ?? approved) : approved;
}

interface Counting {
  readonly kind: string;
  readonly share: "share" | "count";
  readonly comparator: string;
  readonly threshold: { readonly numerator: number; readonly denominator: number };
  readonly expected: number;
  readonly reported: number;
  readonly notApplicable: number;
  readonly missing: number;
  readonly met: number;
  readonly value: readonly [number, number] | null;
  readonly lower: readonly [number, number] | null;
  readonly upper: readonly [number, number] | null;
  readonly own: boolean;
}

function tally(request: NaiveRequest, subjects: readonly Unit[], indicator: string, period: string) {
  const sum = { na: 0, reported: 0, met: 0, numerator: 0, denominator: 0, count: 0 };
  for (const subject of subjects) {
    const observation = said(request, subject.code, indicator, period);
    if (observation === undefined) continue;
    if (observation.value.state === "not-applicable") {
      sum.na += 1;
      continue;
    }
    sum.reported += 1;
    const { payload } = observation.value;
    if (payload.measure === "criterion" && payload.met) sum.met += 1;
    if (payload.measure === "services" && payload.services.length >= 1 && payload.feedback) sum.met += 1;
    if (payload.measure === "count") sum.count += payload.count;
    if (payload.measure === "ratio") {
      sum.numerator += payload.numerator;
      sum.denominator += payload.denominator;
    }
  }
  return sum;
}

function countTarget(request: NaiveRequest, indicatorCode: string, period: string): Counting | null {
  const { units, register } = request;
  const indicator = register.indicators.find(({ code }) => code === indicatorCode)!;
  const { target } = targetInForce(register, request.plan, indicatorCode)!;
  const unit = units.find(({ code }) => code === request.unit)!;
  const plan = register.plans.find(({ code }) => code === request.plan)!;
  const subjectsOf = (root: string) =>
    units.filter(
      (each) => indicator.levels.includes(each.level) && isInScope(units, each) && isUnder(units, each, root),
    );
  const subjects = subjectsOf(unit.code);
  if (subjects.length === 0) return null;

  const kind = target.kind ?? indicator.kind;
  const per = target.per ?? indicator.per;
  if (kind === "count" && unit.code !== plan.unit) return null;
  if (kind === "count-per-unit" && LEVEL_ORDER[unit.level] > LEVEL_ORDER[per!]) return null;

  const sum = tally(request, subjects, indicatorCode, period);
  const expected = subjects.length - sum.na;
  const reported = indicator.absentMeans === "zero" ? expected : sum.reported;
  const missing = expected - reported;
  const base = {
    kind,
    comparator: target.comparator as string,
    threshold: { numerator: target.threshold.numerator, denominator: target.threshold.denominator },
    expected,
    reported,
    notApplicable: sum.na,
    missing,
    met: sum.met,
    own: kind === "share-of-units" && subjects.length === 1 && subjects[0]!.code === unit.code,
    share: "share" as "share" | "count",
  };
  const isAbove = kind === "count-per-unit" && unit.level !== per;
  if (isAbove) {
    base.comparator = ">=";
    base.threshold = { numerator: 1, denominator: 1 };
  } else if (kind === "count" || kind === "count-per-unit") base.share = "count";

  const hasNothing = expected === 0 || (sum.reported === 0 && indicator.absentMeans !== "zero");
  if (hasNothing) return { ...base, value: null, lower: null, upper: null };

  if (kind === "share-of-units") {
    const value = [sum.met, expected] as const;
    return { ...base, value, lower: value, upper: [sum.met + missing, expected] };
  }
  if (kind === "ratio-of-sums") {
    if (sum.denominator === 0) return { ...base, value: null, lower: null, upper: null };
    const value = [sum.numerator, sum.denominator] as const;
    const bound = missing === 0 ? value : null;
    return { ...base, value, lower: bound, upper: bound };
  }
  if (!isAbove) {
    const counted = indicator.measure === "count" ? sum.count : sum.met;
    const value = [counted, 1] as const;
    return { ...base, value, lower: value, upper: missing === 0 ? value : null };
  }
  let [passed, counted] = [0, 0];
  for (const each of units) {
    if (each.level !== per || !isUnder(units, each, unit.code)) continue;
    const theirs = subjectsOf(each.code);
    const own = tally(request, theirs, indicatorCode, period);
    if (theirs.length - own.na <= 0) continue;
    counted += 1;
    const total = indicator.measure === "count" ? own.count : own.met;
    const threshold = rational(target.threshold.numerator, target.threshold.denominator);
    if (passing([BigInt(total), 1n], target.comparator, threshold)) passed += 1;
  }
  const value = counted === 0 ? null : ([passed, counted] as const);
  return { ...base, value, lower: value, upper: value };
}

function quantileOf(sorted: readonly Rational[], p: Rational): Rational {
  const position = times(p, [BigInt(sorted.length - 1), 1n]);
  const at = Number(position[0] / position[1]);
  const rest = minus(position, [BigInt(at), 1n]);
  if (rest[0] === 0n) return sorted[at]!;
  return plus(sorted[at]!, times(rest, minus(sorted[at + 1]!, sorted[at]!)));
}

function forecast(
  points: readonly { readonly x: number; readonly y: Rational }[],
  deadline: number,
  counting: Counting,
) {
  const slopes: Rational[] = [];
  for (let i = 0; i < points.length; i += 1) {
    for (let j = i + 1; j < points.length; j += 1) {
      const run = points[j]!.x - points[i]!.x;
      if (run > 0) slopes.push(over(minus(points[j]!.y, points[i]!.y), [BigInt(run), 1n]));
    }
  }
  slopes.sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
  const last = points[points.length - 1]!;
  const at = (p: Rational): string => {
    let y = plus(last.y, times(quantileOf(slopes, p), [BigInt(deadline - last.x), 1n]));
    if (less(y, [0n, 1n])) y = [0n, 1n];
    if (counting.share === "share" && less([1n, 1n], y)) y = [1n, 1n];
    return written(y, 6);
  };
  const middle = quantileOf(slopes, [1n, 2n]);
  const threshold = rational(counting.threshold.numerator, counting.threshold.denominator);
  const passesOn = (day: number) =>
    passing(plus(last.y, times(middle, [BigInt(day - last.x), 1n])), counting.comparator, threshold);
  const latest = dayCount("2100-12-31");
  let reachesOn: string | null = null;
  if (!passesOn(last.x) && middle[0] > 0n && passesOn(latest)) {
    let [not, yes] = [last.x, latest];
    while (yes - not > 1) {
      const half = Math.floor((not + yes) / 2);
      if (passesOn(half)) yes = half;
      else not = half;
    }
    reachesOn = dayText(yes);
  }
  return { central: at([1n, 2n]), low: at([1n, 10n]), high: at([9n, 10n]), reachesOn };
}

function shortfall(counting: Counting): number | null {
  if (counting.value === null) return null;
  if (counting.own) return counting.met === 1 ? 0 : 1;
  const [above, below] = counting.value;
  const threshold = rational(counting.threshold.numerator, counting.threshold.denominator);
  const reaches = (k: number) => passing(rational(above + k, below), counting.comparator, threshold);
  if (reaches(0)) return 0;
  const most = counting.share === "count" ? 1_000 : below - above;
  if (!reaches(most)) return null;
  let [not, yes] = [0, most];
  while (yes - not > 1) {
    const half = Math.floor((not + yes) / 2);
    if (reaches(half)) yes = half;
    else not = half;
  }
  return yes;
}

function judge(request: NaiveRequest, indicatorCode: string, period: Period) {
  const counting = countTarget(request, indicatorCode, period.code);
  if (counting === null) return null;
  const { register } = request;
  const { target, definedBy } = targetInForce(register, request.plan, indicatorCode)!;
  const deadline = target.deadline ?? definedBy.deadline;
  const indicator = register.indicators.find(({ code }) => code === indicatorCode)!;
  const threshold = rational(counting.threshold.numerator, counting.threshold.denominator);
  const valueIn = (each: Period): Rational | null => {
    const found = countTarget(request, indicatorCode, each.code)?.value;
    return found ? rational(found[0], found[1]) : null;
  };
  const value = valueIn(period);
  const upper = counting.upper === null ? null : rational(counting.upper[0], counting.upper[1]);

  const baselinePeriod = register.periods.find(({ code }) => code === definedBy.baselinePeriod);
  let start: { e: number; b: Rational } | null = null;
  if (baselinePeriod === undefined || period.end > baselinePeriod.end) {
    const ordered = [...register.periods].sort((a, b) => dayCount(a.end) - dayCount(b.end));
    for (const each of baselinePeriod ? [baselinePeriod, ...ordered] : ordered) {
      const b = each.end < period.end ? valueIn(each) : null;
      if (start === null && b !== null) start = { e: dayCount(each.end), b };
    }
  }

  let status = "";
  let pace: Rational | null = null;
  let required: Rational | null = null;
  const ended = period.end >= deadline;
  const passed = value !== null && passing(value, counting.comparator, threshold);
  const upperPassed = upper !== null && passing(upper, counting.comparator, threshold);
  if (counting.expected === 0) status = "not-applicable";
  else if (value === null) status = "no-data";
  else if (counting.own) status = counting.met === 1 ? "met" : "not-met";
  else if (passed && (counting.kind !== "ratio-of-sums" || counting.missing === 0)) status = "met";
  else if (passed && counting.kind === "ratio-of-sums") status = "met-provisional";
  else if (ended && counting.missing > 0 && (upper === null || upperPassed)) status = "undetermined";
  else if (ended) status = "missed";
  else if (start === null) status = "baseline";
  else {
    const { e, b } = start;
    const share = rational(dayCount(period.end) - e, dayCount(deadline) - e);
    const rise = minus(threshold, b);
    const paceOf = (c: Rational): Rational =>
      rise[0] <= 0n ? [0n, 1n] : over(minus(c, b), times(rise, share));
    required = plus(b, times(rise, share));
    pace = paceOf(value);
    const upperPace = upper === null ? null : paceOf(upper);
    const onTrack = !less(pace, [95n, 100n]);
    const upperOnTrack = upperPace !== null && !less(upperPace, [95n, 100n]);
    if (
      counting.kind === "share-of-units" &&
      counting.missing > 0 &&
      !onTrack &&
      (upperOnTrack || upperPassed)
    )
      status = "undetermined";
    else if (onTrack) status = "on-track";
    else if (!less(pace, [60n, 100n])) status = "slow";
    else status = "at-risk";
  }

  const points = register.periods
    .filter((each) => each.code === period.code || each.end < period.end)
    .filter((each) => indicator.timing !== "flow" || each.kind === period.kind)
    .map((each) => ({ x: dayCount(each.end), y: valueIn(each) }))
    .filter((each): each is { x: number; y: Rational } => each.y !== null)
    .sort((a, b) => a.x - b.x);
  const hasForecast =
    value !== null &&
    !counting.own &&
    period.end < deadline &&
    points.length >= 3 &&
    points.some(({ x }) => x !== points[0]!.x);

  let attainment: Rational | null = null;
  if (value !== null) {
    attainment = over(value, threshold);
    if (less([1n, 1n], attainment)) attainment = [1n, 1n];
    if (counting.own) attainment = counting.met === 1 ? [1n, 1n] : [0n, 1n];
  }
  const figure = (pair: readonly [number, number] | null) =>
    pair === null ? null : written(rational(pair[0], pair[1]), 6);
  return {
    attainment,
    pillar: indicator.pillar,
    score: {
      indicator: indicatorCode,
      kind: counting.kind,
      comparator: counting.comparator,
      threshold: counting.threshold,
      expected: counting.expected,
      reported: counting.reported,
      notApplicable: counting.notApplicable,
      missing: counting.missing,
      numerator: counting.value?.[0] ?? null,
      denominator: counting.value?.[1] ?? null,
      value: figure(counting.value),
      lower: figure(counting.lower),
      upper: figure(counting.upper),
      status,
      shortfall: shortfall(counting),
      attainment: attainment === null ? null : written(attainment, 6),
      pace: pace === null ? null : written(pace, 6),
      required: required === null ? null : written(required, 6),
      regressed: !counting.own && start !== null && value !== null && less(value, start.b),
      forecast: hasForecast ? forecast(points, dayCount(deadline), counting) : null,
      smallSample: counting.kind === "share-of-units" && counting.expected < 20,
    },
  };
}

function meanOf(attainments: readonly Rational[]): Rational | null {
  if (attainments.length === 0) return null;
  let sum: Rational = [0n, 1n];
  for (const each of attainments) sum = plus(sum, each);
  return over(times(sum, [100n, 1n]), [BigInt(attainments.length), 1n]);
}

/** The scorecard of one unit, with its exact index beside it. */
export function naiveScorecard(request: NaiveRequest) {
  const { register } = request;
  const period = register.periods.find(({ code }) => code === request.period)!;
  const judged = register.indicators
    .filter(({ code }) => targetInForce(register, request.plan, code) !== null)
    .map(({ code }) => judge(request, code, period))
    .filter((each) => each !== null);
  const inIndex = judged.filter(
    ({ pillar, score }) =>
      register.pillars.find(({ code }) => code === pillar)!.scored && score.status !== "not-applicable",
  );
  const valued = inIndex.map(({ attainment }) => attainment).filter((each) => each !== null);
  const exact = valued.length * 100 < inIndex.length * 80 ? null : meanOf(valued);
  const pillars: Record<string, string | null> = {};
  for (const { code } of register.pillars) {
    const mean = meanOf(
      judged
        .filter(({ pillar }) => pillar === code)
        .map(({ attainment }) => attainment)
        .filter((each) => each !== null),
    );
    pillars[code] = mean === null ? null : written(mean, 4);
  }
  return {
    exact,
    scorecard: {
      unit: request.unit,
      period: request.period,
      plan: request.plan,
      lens: request.lens,
      scoringVersion: 1,
      targets: judged.map(({ score }) => score),
      index: {
        value: exact === null ? null : written(exact, 4),
        pillars,
        scored: valued.length,
        applicable: inIndex.length,
      },
    },
  };
}

/** The scorecards of the in-scope children, by code, each with its rank. */
export function naiveChildren(request: NaiveRequest) {
  const children = request.units
    .filter((unit) => unit.parent === request.unit && isInScope(request.units, unit))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((unit) => naiveScorecard({ ...request, unit: unit.code }));
  return children.map(({ scorecard, exact }) => {
    let rank: number | null = null;
    if (exact !== null) {
      rank = 1;
      for (const other of children) if (other.exact !== null && less(exact, other.exact)) rank += 1;
    }
    return { ...scorecard, rank };
  });
}
