import type { FaultCode } from "@/lib/domain/observations/fault";

/** What a cell of text says, or why it cannot be read. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: FaultCode };

/**
 * A whole number of at least 0 as files hold it: digits only, no separators, decimals or exponents, small enough to
 * be exact.
 *
 * @example parseWholeNumber("120") // { ok: true, value: 120 }
 * @example parseWholeNumber("1.0") // { ok: false, code: "not-whole" }
 */
export function parseWholeNumber(text: string): Read<number> {
  if (/^-\d+$/.test(text)) return { ok: false, code: "negative" };
  if (!/^\d+$/.test(text)) return { ok: false, code: "not-whole" };
  const value = Number(text);
  return Number.isSafeInteger(value) ? { ok: true, value } : { ok: false, code: "too-large" };
}

/**
 * Yes or no as files hold it, in any case of letters.
 *
 * @example parseFlag("TRUE") // { ok: true, value: true }
 */
export function parseFlag(text: string): Read<boolean> {
  switch (text.toLowerCase()) {
    case "true":
      return { ok: true, value: true };
    case "false":
      return { ok: true, value: false };
    default:
      return { ok: false, code: "not-boolean" };
  }
}
