import type { Period, Register, Timing } from "@/lib/domain/register/register";

/**
 * The period of a code.
 *
 * @param register the register in force
 * @param code `2024`, `2024-H1`, …
 * @returns the period, or `undefined` where the register has none of that code
 * @example findPeriod(register, "2024")?.end // "2024-12-31"
 * Source: periods of the register.
 */
export function findPeriod(register: Register, code: string): Period | undefined {
  return register.periods.find((period) => period.code === code);
}

/**
 * The periods that ended before a period ends, the earliest first, half-years and years alike.
 *
 * @param register the register in force
 * @param period one of its periods
 * @example periodsBefore(register, year2022).map(({ code }) => code) // ["2021", "2022-H1"]
 * Source: baseline point and forecast of the scoring rules.
 */
export function periodsBefore(register: Register, period: Period): readonly Period[] {
  return register.periods.filter(({ end }) => end < period.end);
}

/**
 * The period whose figures stand beside a period's. What flows (files handled in the period) compares a half-year
 * with a half-year and a year with a year; states and cumulative figures compare with whatever ended last.
 *
 * @param register the register in force
 * @param period one of its periods
 * @param timing the indicator's timing
 * @returns the latest comparable period that ended before, or `undefined`
 * @example previousComparable(register, year2023, "flow")?.code // "2022", not "2023-H1"
 * Source: what a figure covers, reporting rules of the programme.
 */
export function previousComparable(register: Register, period: Period, timing: Timing): Period | undefined {
  return periodsBefore(register, period).findLast(({ kind }) => timing !== "flow" || kind === period.kind);
}
