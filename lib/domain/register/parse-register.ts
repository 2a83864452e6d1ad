import { isDay } from "@/lib/domain/periods/day-number";
import type {
  Comparator,
  Day,
  Indicator,
  Localized,
  Measure,
  NotApplicableReason,
  Period,
  Pillar,
  Plan,
  Register,
  Service,
  Target,
  TargetKind,
  Threshold,
} from "@/lib/domain/register/register";
import {
  entriesOf,
  expectFields,
  fieldOf,
  isAbsent,
  type JsonPlace,
  type RegisterFault,
  readFlag,
  readOptional,
  readPositiveWhole,
  readText,
  readWord,
  reportFault,
  rootPlace,
} from "@/lib/domain/register/register-reader";
import { LEVELS, type Level } from "@/lib/domain/units/unit";

export type ParsedRegister =
  | { readonly ok: true; readonly register: Register }
  | { readonly ok: false; readonly faults: readonly RegisterFault[] };

const MEASURES = ["criterion", "ratio", "count", "services"] as const;
const TIMINGS = ["state", "flow", "cumulative"] as const;
const MODES = ["open", "backfill", "closed"] as const;
const PERIOD_KINDS = ["year", "half-year"] as const;
const COMPARATORS = [">=", ">"] as const satisfies readonly Comparator[];
const KINDS = ["share-of-units", "ratio-of-sums", "count", "count-per-unit"] as const;

/** What a kind can be computed from. */
const MEASURES_OF_KIND: Readonly<Record<TargetKind, readonly Measure[]>> = {
  "share-of-units": ["criterion", "services"],
  "ratio-of-sums": ["ratio"],
  count: ["count", "criterion", "services"],
  "count-per-unit": ["count", "criterion", "services"],
};

/** A register that lists no reasons still lets a unit say, in its own words, why an indicator does not apply. */
const OTHER_REASON: NotApplicableReason = {
  code: "other",
  name: { vi: "Khác, theo văn bản (số, ngày)", en: "Other, by document (number, date)" },
  indicators: null,
};

function readDay(place: JsonPlace): Day {
  if (typeof place.value === "string" && isDay(place.value)) return place.value;
  reportFault(place, "a calendar day YYYY-MM-DD is needed");
  return "1970-01-01";
}

const readLevel = (place: JsonPlace): Level => readWord(place, LEVELS);

function readLocalized(place: JsonPlace): Localized {
  if (!expectFields(place)) return { vi: "", en: "" };
  return { vi: readText(fieldOf(place, "vi")), en: readText(fieldOf(place, "en")) };
}

const readName = (place: JsonPlace, name: string, code: string): Localized =>
  readOptional(fieldOf(place, name), readLocalized, { vi: code, en: code });

const readNullableText = (place: JsonPlace): string | null => readOptional(place, readText, null);

const readNullableDay = (place: JsonPlace): Day | null => readOptional(place, readDay, null);

function readPillar(place: JsonPlace): Pillar {
  const code = readText(fieldOf(place, "code"));
  return { code, name: readName(place, "name", code), scored: readFlag(fieldOf(place, "scored"), true) };
}

function readService(place: JsonPlace): Service {
  const code = readText(fieldOf(place, "code"));
  return { code, name: readName(place, "name", code) };
}

function readReason(place: JsonPlace): NotApplicableReason {
  const code = readText(fieldOf(place, "code"));
  return {
    code,
    name: readName(place, "name", code),
    indicators: readOptional(fieldOf(place, "indicators"), (listed) => entriesOf(listed).map(readText), null),
  };
}

function readDue(place: JsonPlace): Partial<Record<Level, Day>> {
  if (!expectFields(place)) return {};
  const due: Partial<Record<Level, Day>> = {};
  for (const name of Object.keys(place.value as object)) {
    const level = LEVELS.find((candidate) => candidate === name);
    if (level === undefined) reportFault(fieldOf(place, name), "unknown level");
    else if (!isAbsent(fieldOf(place, name))) due[level] = readDay(fieldOf(place, name));
  }
  return due;
}

function readPeriod(place: JsonPlace): Period {
  const code = readText(fieldOf(place, "code"));
  const start = readDay(fieldOf(place, "start"));
  const end = readDay(fieldOf(place, "end"));
  if (end < start) reportFault(fieldOf(place, "end"), "a period cannot end before it starts");
  return {
    code,
    kind: readWord(fieldOf(place, "kind"), PERIOD_KINDS),
    start,
    end,
    cutoff: readOptional(fieldOf(place, "cutoff"), readDay, end),
    due: readOptional(fieldOf(place, "due"), readDue, {}),
    name: readName(place, "name", code),
    asOf: readNullableDay(fieldOf(place, "asOf")),
    structure: readNullableDay(fieldOf(place, "structure")),
    mode: readOptional(fieldOf(place, "mode"), (mode) => readWord(mode, MODES), "open"),
  };
}

function readLevels(place: JsonPlace): readonly Level[] {
  const levels = entriesOf(place).map(readLevel);
  if (Array.isArray(place.value) && levels.length === 0) reportFault(place, "at least one level is needed");
  return LEVELS.filter((level) => levels.includes(level));
}

function readCriterion(place: JsonPlace): Indicator["criterion"] {
  if (!expectFields(place)) return null;
  return {
    set: readText(fieldOf(place, "set")),
    code: readText(fieldOf(place, "code")),
    source: readText(fieldOf(place, "source")),
    amendedBy: readNullableText(fieldOf(place, "amendedBy")),
  };
}

function readIndicator(place: JsonPlace): Indicator {
  const code = readText(fieldOf(place, "code"));
  const name = readName(place, "name", code);
  return {
    code,
    pillar: readText(fieldOf(place, "pillar")),
    measure: readWord(fieldOf(place, "measure"), MEASURES),
    kind: readWord(fieldOf(place, "kind"), KINDS),
    levels: readLevels(fieldOf(place, "levels")),
    absentMeans: readOptional(
      fieldOf(place, "absentMeans"),
      (absent) => readWord(absent, ["missing", "zero"]),
      "missing",
    ),
    per: readOptional(fieldOf(place, "per"), readLevel, null),
    timing: readOptional(fieldOf(place, "timing"), (timing) => readWord(timing, TIMINGS), "state"),
    local: readFlag(fieldOf(place, "local"), false),
    name,
    short: readOptional(fieldOf(place, "short"), readText, name.vi),
    numeratorLabel: readNullableText(fieldOf(place, "numeratorLabel")),
    denominatorLabel: readNullableText(fieldOf(place, "denominatorLabel")),
    denominatorRule: readNullableText(fieldOf(place, "denominatorRule")),
    definition: readOptional(fieldOf(place, "definition"), readLocalized, null),
    note: readOptional(fieldOf(place, "note"), readLocalized, null),
    criterion: readOptional(fieldOf(place, "criterion"), readCriterion, null),
  };
}

function readThreshold(place: JsonPlace): Threshold {
  if (!expectFields(place)) return { numerator: 1, denominator: 1 };
  return {
    numerator: readPositiveWhole(fieldOf(place, "numerator")),
    denominator: readPositiveWhole(fieldOf(place, "denominator")),
  };
}

function readTarget(place: JsonPlace): Target {
  return {
    indicator: readText(fieldOf(place, "indicator")),
    comparator: readWord(fieldOf(place, "comparator"), COMPARATORS),
    threshold: readThreshold(fieldOf(place, "threshold")),
    wording: readNullableText(fieldOf(place, "wording")),
    deadline: readNullableDay(fieldOf(place, "deadline")),
    kind: readOptional(fieldOf(place, "kind"), (kind) => readWord(kind, KINDS), null),
    per: readOptional(fieldOf(place, "per"), readLevel, null),
  };
}

function readSource(place: JsonPlace): Plan["source"] {
  if (!expectFields(place)) return { number: null, date: null, issuer: null };
  return {
    number: readNullableText(fieldOf(place, "number")),
    date: readNullableDay(fieldOf(place, "date")),
    issuer: readNullableText(fieldOf(place, "issuer")),
  };
}

function readPlan(place: JsonPlace, programme: Register["programme"]): Plan {
  const code = readText(fieldOf(place, "code"));
  return {
    code,
    unit: readText(fieldOf(place, "unit")),
    inherits: readNullableText(fieldOf(place, "inherits")),
    title: readName(place, "title", code),
    source: readOptional(fieldOf(place, "source"), readSource, { number: null, date: null, issuer: null }),
    start: readOptional(fieldOf(place, "start"), readDay, programme.start),
    deadline: readOptional(fieldOf(place, "deadline"), readDay, programme.end),
    baselinePeriod: readNullableText(fieldOf(place, "baselinePeriod")),
    targets: readRows(fieldOf(place, "targets"), readTarget),
  };
}

function readProgramme(place: JsonPlace): Register["programme"] {
  if (!expectFields(place)) return { code: "", start: "1970-01-01", end: "1970-01-01" };
  return {
    code: readText(fieldOf(place, "code")),
    start: readDay(fieldOf(place, "start")),
    end: readDay(fieldOf(place, "end")),
  };
}

function readRows<Row>(place: JsonPlace, readRow: (row: JsonPlace) => Row): readonly Row[] {
  return entriesOf(place).flatMap((row) => (expectFields(row) ? [readRow(row)] : []));
}

/** The shape alone; what refers to what is checked once it stands. */
function readShape(root: JsonPlace): Register {
  const programme = readProgramme(fieldOf(root, "programme"));
  return {
    programme,
    pillars: readRows(fieldOf(root, "pillars"), readPillar),
    services: readOptional(fieldOf(root, "services"), (place) => readRows(place, readService), []),
    notApplicableReasons: readOptional(
      fieldOf(root, "notApplicableReasons"),
      (place) => readRows(place, readReason),
      [OTHER_REASON],
    ),
    periods: readRows(fieldOf(root, "periods"), readPeriod),
    indicators: readRows(fieldOf(root, "indicators"), readIndicator),
    plans: readRows(fieldOf(root, "plans"), (place) => readPlan(place, programme)),
  };
}

type ReportAt = (pointer: string, message: string) => void;

function checkUnique(rows: readonly string[], pointerOf: (index: number) => string, report: ReportAt): void {
  const seen = new Set<string>();
  rows.forEach((code, index) => {
    if (seen.has(code)) report(pointerOf(index), `"${code}" is listed twice`);
    seen.add(code);
  });
}

function checkCodes(register: Register, report: ReportAt): void {
  for (const list of [
    "pillars",
    "services",
    "notApplicableReasons",
    "periods",
    "indicators",
    "plans",
  ] as const) {
    checkUnique(
      register[list].map(({ code }) => code),
      (index) => `/${list}/${index}/code`,
      report,
    );
  }
}

/** An indicator's own kind is checked where it stands; a target answers for the kind it sets. */
function checkKind(indicator: Indicator, target: Target, pointer: string, report: ReportAt): void {
  const kind = target.kind ?? indicator.kind;
  if (target.kind !== null && !MEASURES_OF_KIND[kind].includes(indicator.measure)) {
    report(`${pointer}/kind`, `"${kind}" cannot be computed from the measure "${indicator.measure}"`);
  }
  if (kind !== "count-per-unit") return;
  if ((target.per ?? indicator.per) === null) {
    report(`${pointer}/per`, '"count-per-unit" needs a level to count at');
  }
  if (indicator.absentMeans !== "zero") {
    report(`${pointer}/kind`, '"count-per-unit" needs absentMeans "zero"');
  }
}

function checkIndicators(register: Register, report: ReportAt): void {
  const pillars = new Set(register.pillars.map(({ code }) => code));
  const codes = new Set(register.indicators.map(({ code }) => code));
  register.indicators.forEach((indicator, index) => {
    if (!pillars.has(indicator.pillar)) {
      report(`/indicators/${index}/pillar`, `unknown pillar "${indicator.pillar}"`);
    }
    if (!MEASURES_OF_KIND[indicator.kind].includes(indicator.measure)) {
      const reason = `"${indicator.kind}" cannot be computed from the measure "${indicator.measure}"`;
      report(`/indicators/${index}/kind`, reason);
    }
  });
  register.notApplicableReasons.forEach((reason, index) => {
    reason.indicators?.forEach((code, place) => {
      if (!codes.has(code)) {
        report(`/notApplicableReasons/${index}/indicators/${place}`, `unknown indicator "${code}"`);
      }
    });
  });
}

function checkTargets(register: Register, plan: Plan, pointer: string, report: ReportAt): void {
  const indicators = new Map(register.indicators.map((indicator) => [indicator.code, indicator]));
  checkUnique(
    plan.targets.map(({ indicator }) => indicator),
    (index) => `${pointer}/targets/${index}/indicator`,
    report,
  );
  plan.targets.forEach((target, index) => {
    const place = `${pointer}/targets/${index}`;
    const indicator = indicators.get(target.indicator);
    if (indicator === undefined) {
      report(`${place}/indicator`, `unknown indicator "${target.indicator}"`);
      return;
    }
    checkKind(indicator, target, place, report);
  });
}

function inheritsItself(register: Register, plan: Plan): boolean {
  const visited = new Set<string>();
  let inherited = plan.inherits;
  while (inherited !== null) {
    if (inherited === plan.code) return true;
    if (visited.has(inherited)) return false;
    visited.add(inherited);
    const code = inherited;
    inherited = register.plans.find((candidate) => candidate.code === code)?.inherits ?? null;
  }
  return false;
}

function checkPlans(register: Register, report: ReportAt): void {
  const plans = new Set(register.plans.map(({ code }) => code));
  const periods = new Set(register.periods.map(({ code }) => code));
  register.plans.forEach((plan, index) => {
    const pointer = `/plans/${index}`;
    if (!/^(VN|\d{2}|\d{3}|\d{5})$/.test(plan.unit)) {
      report(`${pointer}/unit`, `"${plan.unit}" is not the code of a unit`);
    }
    if (plan.inherits !== null && !plans.has(plan.inherits)) {
      report(`${pointer}/inherits`, `unknown plan "${plan.inherits}"`);
    } else if (inheritsItself(register, plan)) {
      report(`${pointer}/inherits`, "inheritance goes round in a circle");
    }
    if (plan.baselinePeriod !== null && !periods.has(plan.baselinePeriod)) {
      report(`${pointer}/baselinePeriod`, `unknown period "${plan.baselinePeriod}"`);
    }
    checkTargets(register, plan, pointer, report);
  });
}

const byEnd = (left: Period, right: Period): number =>
  left.end < right.end ? -1 : left.end > right.end ? 1 : 0;

/**
 * Reads the register of the programme from JSON: fills what may be left out (a pillar is scored, an indicator is a
 * state, a period's cut-off is its end and its mode open, a plan lasts as long as the programme), puts the periods
 * in the order of their ends, and checks every reference.
 *
 * @param json the parsed JSON, untrusted
 * @returns the register, or every fault with the JSON pointer of its place
 * @example parseRegister({}) // { ok: false, faults: [{ pointer: "/programme", message: "an object is needed" }, …] }
 * Source: data model of the programme's register; Decision 924/QĐ-TTg and the provinces' plans.
 */
export function parseRegister(json: unknown): ParsedRegister {
  const root = rootPlace(json);
  if (!expectFields(root)) return { ok: false, faults: root.faults };
  const shape = readShape(root);
  if (root.faults.length > 0) return { ok: false, faults: root.faults };

  const report: ReportAt = (pointer, message) => root.faults.push({ pointer, message });
  checkCodes(shape, report);
  checkIndicators(shape, report);
  checkPlans(shape, report);
  if (root.faults.length > 0) return { ok: false, faults: root.faults };
  return { ok: true, register: { ...shape, periods: [...shape.periods].sort(byEnd) } };
}
