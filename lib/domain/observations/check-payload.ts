import type { Problem } from "@/lib/domain/observations/fault";
import type { Payload, ReportedValue } from "@/lib/domain/observations/observation";
import { parseReason } from "@/lib/domain/observations/parse-reason";
import type { Indicator, Measure, Register } from "@/lib/domain/register/register";

/** A value as a form, the grid or a caller of the API gives it; a field that does not apply is `null` or left out. */
export interface ValueInput {
  readonly state: "reported" | "not-applicable";
  readonly met?: boolean | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly count?: number | null;
  readonly services?: readonly string[] | null;
  readonly feedback?: boolean | null;
  /** A code of the register, `code: text`, or free text, which is taken as `other: text`. */
  readonly reason?: string | null;
}

export type PayloadField = "met" | "numerator" | "denominator" | "count" | "services" | "feedback";

export const PAYLOAD_FIELDS: readonly PayloadField[] = [
  "met",
  "numerator",
  "denominator",
  "count",
  "services",
  "feedback",
];

/** The fields that hold a report of each measure. */
export const FIELDS_OF_MEASURE: Readonly<Record<Measure, readonly PayloadField[]>> = {
  criterion: ["met"],
  ratio: ["numerator", "denominator"],
  count: ["count"],
  services: ["services", "feedback"],
};

export type ValueCheck =
  | { readonly ok: true; readonly value: ReportedValue }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type PayloadCheck =
  | { readonly ok: true; readonly payload: Payload }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Checks one value against the rules of its indicator's measure: whole numbers of at least 0, numerator at most the
 * denominator (0/0 is a valid report), known services, and a reason the indicator allows where it does not apply.
 * The same rules hold for the grid, the API and files.
 *
 * @returns the value with services in the register's order, or every problem with its field.
 * @example checkValue({ state: "reported", numerator: 5, denominator: 4 }, ratio, register)
 *   // { ok: false, problems: [{ column: "numerator", code: "numerator-above-denominator", … }] }
 * Source: scoring rules §2 "What a report holds".
 */
export function checkValue(input: ValueInput, indicator: Indicator, register: Register): ValueCheck {
  const foreign = foreignFields(input, indicator);
  if (input.state === "not-applicable") return withForeign(foreign, checkReason(input, indicator, register));
  const checked = checkMeasure(input, indicator, register);
  return withForeign(
    foreign,
    checked.ok ? { ok: true, value: { state: "reported", payload: checked.payload } } : checked,
  );
}

/**
 * Checks a stated number: whole, at least 0, and small enough to be exact.
 *
 * @returns the problem, or `null` when there is none.
 * @example checkWholeNumber("count", 1.5) // { column: "count", code: "not-whole", … }
 */
export function checkWholeNumber(column: PayloadField, stated: number): Problem | null {
  const params = { value: String(stated) };
  if (!Number.isInteger(stated)) return { column, code: "not-whole", params };
  if (stated < 0) return { column, code: "negative", params };
  return Number.isSafeInteger(stated) ? null : { column, code: "too-large", params };
}

/**
 * The problem of a field that the report of this indicator does not have.
 *
 * @example foreignField("met", "not-applicable", ratio) // code "payload-of-not-applicable"
 */
export function foreignField(
  column: PayloadField,
  state: ValueInput["state"],
  indicator: Indicator,
): Problem {
  return state === "not-applicable"
    ? { column, code: "payload-of-not-applicable", params: {} }
    : {
        column,
        code: "payload-of-another-measure",
        params: { indicator: indicator.code, fields: FIELDS_OF_MEASURE[indicator.measure].join(", ") },
      };
}

function foreignFields(input: ValueInput, indicator: Indicator): Problem[] {
  const own = input.state === "reported" ? FIELDS_OF_MEASURE[indicator.measure] : [];
  return PAYLOAD_FIELDS.filter((field) => !own.includes(field) && isGiven(input[field])).map((field) =>
    foreignField(field, input.state, indicator),
  );
}

function isGiven(stated: ValueInput[PayloadField]): boolean {
  if (stated === null || stated === undefined) return false;
  return typeof stated === "object" ? stated.length > 0 : true;
}

function withForeign(foreign: readonly Problem[], check: ValueCheck): ValueCheck {
  if (foreign.length === 0) return check;
  return { ok: false, problems: check.ok ? foreign : [...foreign, ...check.problems] };
}

function checkMeasure(input: ValueInput, indicator: Indicator, register: Register): PayloadCheck {
  switch (indicator.measure) {
    case "criterion":
      return checkCriterion(input, indicator);
    case "ratio":
      return checkRatio(input, indicator);
    case "count":
      return checkCount(input, indicator);
    case "services":
      return checkServices(input, indicator, register);
  }
}

function checkCriterion({ met }: ValueInput, indicator: Indicator): PayloadCheck {
  return typeof met === "boolean"
    ? { ok: true, payload: { measure: "criterion", met } }
    : { ok: false, problems: [payloadMissing("met", indicator)] };
}

function checkRatio({ numerator, denominator }: ValueInput, indicator: Indicator): PayloadCheck {
  const problems = [
    numberProblem("numerator", numerator, indicator),
    numberProblem("denominator", denominator, indicator),
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || typeof numerator !== "number" || typeof denominator !== "number")
    return { ok: false, problems };
  if (numerator > denominator)
    return {
      ok: false,
      problems: [
        {
          column: "numerator",
          code: "numerator-above-denominator",
          params: { numerator: String(numerator), denominator: String(denominator) },
        },
      ],
    };
  return { ok: true, payload: { measure: "ratio", numerator, denominator } };
}

function checkCount({ count }: ValueInput, indicator: Indicator): PayloadCheck {
  const problem = numberProblem("count", count, indicator);
  if (problem !== null || typeof count !== "number")
    return { ok: false, problems: problem === null ? [] : [problem] };
  return { ok: true, payload: { measure: "count", count } };
}

function checkServices(
  { services, feedback }: ValueInput,
  indicator: Indicator,
  register: Register,
): PayloadCheck {
  const stated = services ?? [];
  const known = register.services.map((service) => service.code);
  const problems: Problem[] = stated
    .filter((code) => !known.includes(code))
    .map((code) => ({
      column: "services",
      code: "unknown-service",
      params: { value: code, known: known.join(", ") },
    }));
  if (typeof feedback !== "boolean") problems.push(payloadMissing("feedback", indicator));
  if (problems.length > 0 || typeof feedback !== "boolean") return { ok: false, problems };
  const ordered = known.filter((code) => stated.includes(code));
  return { ok: true, payload: { measure: "services", services: ordered, feedback } };
}

function numberProblem(
  column: PayloadField,
  stated: number | null | undefined,
  indicator: Indicator,
): Problem | null {
  return typeof stated === "number" ? checkWholeNumber(column, stated) : payloadMissing(column, indicator);
}

function payloadMissing(column: PayloadField, indicator: Indicator): Problem {
  return { column, code: "payload-missing", params: { indicator: indicator.code } };
}

function checkReason({ reason }: ValueInput, indicator: Indicator, register: Register): ValueCheck {
  const parsed = parseReason(reason ?? "", register);
  if (parsed === null)
    return { ok: false, problems: [{ column: "reason", code: "reason-missing", params: {} }] };
  if (!allowsReason(indicator, parsed.reason, register))
    return {
      ok: false,
      problems: [
        {
          column: "reason",
          code: "reason-not-allowed",
          params: { reason: parsed.reason, indicator: indicator.code },
        },
      ],
    };
  return { ok: true, value: { state: "not-applicable", ...parsed } };
}

/**
 * Whether an indicator may be not applicable for this reason: `not-subject` only where the register lists it.
 *
 * @example allowsReason(cqs2, "not-subject", register) // false: only the district criteria sets have it
 */
export function allowsReason(indicator: Indicator, reason: string, register: Register): boolean {
  const listed = register.notApplicableReasons.find((candidate) => candidate.code === reason);
  return listed === undefined || listed.indicators === null || listed.indicators.includes(indicator.code);
}
