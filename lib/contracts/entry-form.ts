/** The form of one unit's sheet: names of its fields, what was typed, and what the server answers. */

import type { EntryCell } from "@/lib/contracts/entry";
import { checkValue, type ValueInput } from "@/lib/domain/observations/check-payload";
import type { Problem } from "@/lib/domain/observations/fault";
import type { ReportedValue } from "@/lib/domain/observations/observation";
import { parseTypedNumber, type TypedNumberRefusal } from "@/lib/domain/observations/parse-typed-number";
import type { Indicator, Register } from "@/lib/domain/register/register";

/** One cell as it stands in the form: everything is text, a blank is empty. */
export interface CellInput {
  /** Of a criterion `met` or `not-met`; `na` where it does not apply; empty: blank, or judged by the numbers. */
  readonly choice: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly count: string;
  readonly services: readonly string[];
  /** `yes`, `no` or empty. */
  readonly feedback: string;
  readonly reason: string;
  readonly reasonText: string;
}

export const BLANK_CELL: CellInput = {
  choice: "",
  numerator: "",
  denominator: "",
  count: "",
  services: [],
  feedback: "",
  reason: "",
  reasonText: "",
};

/** A cell that somebody saved meanwhile, both values in words. */
export interface StaleChoice {
  readonly indicator: string;
  readonly version: number;
  readonly mine: string;
  readonly stored: string;
  readonly storedBy: string | null;
}

export interface EntryFormState {
  /** Counts the answers, so that the form is drawn anew with what was typed. */
  readonly attempt: number;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
  /** A refusal of the whole form. */
  readonly refusal: string | null;
  readonly stale: readonly StaleChoice[];
  /** What was typed, by indicator, so that nothing is lost. */
  readonly typed: Readonly<Record<string, CellInput>>;
}

export const UNTOUCHED_FORM: EntryFormState = {
  attempt: 0,
  problems: [],
  refusal: null,
  stale: [],
  typed: {},
};

/** The name of a cell's field, which is also its id. */
export function fieldName(
  indicator: string,
  part: keyof CellInput | "version" | "shown" | "resolve",
): string {
  return `${indicator}.${part}`;
}

/** A stored value as the form shows it. */
export function toCellInput(value: ReportedValue | null): CellInput {
  if (value === null) return BLANK_CELL;
  if (value.state === "not-applicable") {
    return { ...BLANK_CELL, choice: "na", reason: value.reason, reasonText: value.reasonText ?? "" };
  }
  const { payload } = value;
  switch (payload.measure) {
    case "criterion":
      return { ...BLANK_CELL, choice: payload.met ? "met" : "not-met" };
    case "ratio":
      return {
        ...BLANK_CELL,
        numerator: String(payload.numerator),
        denominator: String(payload.denominator),
      };
    case "count":
      return { ...BLANK_CELL, count: String(payload.count) };
    case "services":
      return { ...BLANK_CELL, services: payload.services, feedback: payload.feedback ? "yes" : "no" };
  }
}

/** What the form sent back unchanged is not saved; a value carried over is confirmed by saving it. */
export function shownMark(cell: EntryCell): string {
  return cell.working?.carriedOver ? "" : JSON.stringify(toCellInput(cell.working?.value ?? null));
}

export type FieldProblem =
  | {
      readonly kind: "typed-number";
      readonly field: string;
      readonly refusal: TypedNumberRefusal;
      readonly typed: string;
    }
  | { readonly kind: "value"; readonly field: string; readonly problem: Problem };

export interface ParsedCell {
  readonly indicator: string;
  readonly expectedVersion: number;
  readonly value: ReportedValue | null;
}

export interface ParsedForm {
  readonly cells: readonly ParsedCell[];
  readonly problems: readonly FieldProblem[];
  readonly typed: Readonly<Record<string, CellInput>>;
}

/**
 * Reads the sheet's form: the cells that changed as values to save, or every problem with the field it belongs to.
 * `register` needs only what values are checked against.
 */
export function parseEntryForm(
  form: FormData,
  indicators: readonly Indicator[],
  register: Register,
): ParsedForm {
  const cells: ParsedCell[] = [];
  const problems: FieldProblem[] = [];
  const typed: Record<string, CellInput> = {};
  for (const indicator of indicators) {
    const version = form.get(fieldName(indicator.code, "version"));
    if (typeof version !== "string") continue;
    const input = readCell(form, indicator);
    typed[indicator.code] = input;
    if (form.get(fieldName(indicator.code, "resolve")) === "theirs") continue;
    if (form.get(fieldName(indicator.code, "shown")) === JSON.stringify(input)) continue;
    const parsed = parseCell(input, indicator, register);
    if (parsed.problems.length > 0) problems.push(...parsed.problems);
    else
      cells.push({ indicator: indicator.code, expectedVersion: Number(version) || 0, value: parsed.value });
  }
  return { cells, problems, typed };
}

function readCell(form: FormData, { code, measure }: Indicator): CellInput {
  const text = (part: keyof CellInput) => {
    const sent = form.get(fieldName(code, part));
    return typeof sent === "string" ? sent.trim() : "";
  };
  const choice = text("choice");
  const isNotApplicable = choice === "na";
  return {
    ...BLANK_CELL,
    choice,
    ...(measure === "ratio" && { numerator: text("numerator"), denominator: text("denominator") }),
    ...(measure === "count" && { count: text("count") }),
    ...(measure === "services" && {
      services: form.getAll(fieldName(code, "services")).filter((sent) => typeof sent === "string"),
      feedback: text("feedback"),
    }),
    ...(isNotApplicable && { reason: text("reason"), reasonText: text("reasonText") }),
  };
}

interface ParsedValue {
  readonly value: ReportedValue | null;
  readonly problems: readonly FieldProblem[];
}

function parseCell(input: CellInput, indicator: Indicator, register: Register): ParsedValue {
  if (isBlank(input)) return { value: null, problems: [] };
  const numbers = (["numerator", "denominator", "count"] as const).map((part) => ({
    part,
    typed: input[part],
    parsed: parseTypedNumber(input[part]),
  }));
  const refused = numbers.flatMap(({ part, typed, parsed }): FieldProblem[] =>
    parsed.ok
      ? []
      : [{ kind: "typed-number", field: fieldName(indicator.code, part), refusal: parsed.refusal, typed }],
  );
  if (refused.length > 0) return { value: null, problems: refused };
  const number = (name: "numerator" | "denominator" | "count") => {
    const found = numbers.find(({ part }) => part === name)?.parsed;
    return found?.ok ? found.value : null;
  };
  const stated: ValueInput = {
    state: input.choice === "na" ? "not-applicable" : "reported",
    met: input.choice === "met" ? true : input.choice === "not-met" ? false : null,
    numerator: number("numerator"),
    denominator: number("denominator"),
    count: number("count"),
    services: indicator.measure === "services" ? input.services : null,
    feedback: input.feedback === "" ? null : input.feedback === "yes",
    reason: input.reason === "" ? null : [input.reason, input.reasonText].filter(Boolean).join(": "),
  };
  const checked = checkValue(stated, indicator, register);
  if (checked.ok) return { value: checked.value, problems: [] };
  return {
    value: null,
    problems: checked.problems.map((problem) => ({
      kind: "value",
      field: fieldName(indicator.code, fieldOfColumn(problem.column)),
      problem,
    })),
  };
}

function isBlank(input: CellInput): boolean {
  return JSON.stringify({ ...input, reason: "", reasonText: "" }) === JSON.stringify(BLANK_CELL);
}

function fieldOfColumn(column: string | null): keyof CellInput {
  if (column === "numerator" || column === "denominator" || column === "count") return column;
  if (column === "services" || column === "feedback" || column === "reason") return column;
  return "choice";
}
