/** What can be wrong with a value, a row or a file. The words for each code, in both languages, are in `lib/i18n`. */
export type FaultCode =
  // the file
  | "empty-file"
  | "not-text"
  | "not-a-workbook"
  | "workbook-too-large"
  | "no-header"
  | "malformed-quotes"
  | "ragged-row"
  | "too-many-rows"
  | "too-many-faults"
  | "unknown-column"
  | "repeated-column"
  | "missing-column"
  // the codes of a row
  | "required"
  | "unknown-unit"
  | "unknown-unit-likely"
  | "unknown-indicator"
  | "unknown-period"
  | "unknown-status"
  | "unknown-state"
  | "unknown-service"
  | "wrong-level"
  | "wrong-level-likely"
  | "duplicate-row"
  // the payload
  | "payload-missing"
  | "payload-of-another-measure"
  | "payload-of-not-applicable"
  | "not-boolean"
  | "not-whole"
  | "negative"
  | "too-large"
  | "numerator-above-denominator"
  | "reason-missing"
  | "reason-not-allowed"
  | "reason-ignored"
  // remarks that never block
  | "changed-much"
  // who and when
  | "unit-outside-scope"
  | "status-not-allowed"
  | "locked"
  | "period-closed";

/** One thing wrong with one field. `params` fill the placeholders of the message. */
export interface Problem {
  /** Field or column at fault; `null` where it is the row or the file as a whole. */
  readonly column: string | null;
  readonly code: FaultCode;
  readonly params: Readonly<Record<string, string>>;
}

/** A problem at a physical line of a file; the header is line 1. */
export interface Fault extends Problem {
  readonly line: number;
}

/**
 * Orders faults as a reader meets them: by line, and within a line as they were found.
 *
 * @example byLine([{ line: 9, … }, { line: 2, … }]) // line 2, then line 9
 */
export function byLine<F extends { readonly line: number }>(faults: readonly F[]): F[] {
  return [...faults].sort((a, b) => a.line - b.line);
}
