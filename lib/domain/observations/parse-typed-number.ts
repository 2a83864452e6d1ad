/** `rate`: a percentage where a number is asked; `ambiguous`: a comma, which is a decimal sign to some and a separator to others. */
export type TypedNumberRefusal = "rate" | "ambiguous" | "not-whole" | "negative" | "too-large";

export type TypedNumber =
  | { readonly ok: true; readonly value: number | null }
  | { readonly ok: false; readonly refusal: TypedNumberRefusal };

/** Space, no-break space and narrow no-break space, as keyboards and spreadsheets give them. */
const SPACES = " \u00a0\u202f";
const GROUPED = new RegExp(`^[1-9]\\d{0,2}(?:(?:\\.\\d{3})+|(?:[${SPACES}]\\d{3})+)$`);

/**
 * A whole number as a Vietnamese officer types or pastes it: "1234", "1.234" or "1 234". A blank cell is no number.
 * Anything that could mean two numbers is refused rather than guessed.
 *
 * @returns the number, `null` for a blank, or why it was refused.
 * @example parseTypedNumber("1.234") // { ok: true, value: 1234 }
 * @example parseTypedNumber("1,5") // { ok: false, refusal: "ambiguous" }
 * Source: Vietnamese number format (point between thousands, comma before decimals); numbers are entered, never rates.
 */
export function parseTypedNumber(text: string): TypedNumber {
  const typed = text.trim();
  if (typed === "") return { ok: true, value: null };
  if (typed.endsWith("%")) return refused("rate");
  if (/^[-\u2212]\s*\d/.test(typed)) return refused("negative");
  if (typed.includes(",")) return refused(/^[\d.,]+$/.test(typed) ? "ambiguous" : "not-whole");
  if (!/^\d+$/.test(typed) && !GROUPED.test(typed)) return refused("not-whole");
  const value = Number(typed.replaceAll(/\D/g, ""));
  return Number.isSafeInteger(value) ? { ok: true, value } : refused("too-large");
}

function refused(refusal: TypedNumberRefusal): TypedNumber {
  return { ok: false, refusal };
}
