/**
 * The outcome of a command: a value, or an expected refusal with its kind and the facts that word it.
 * Bugs throw; a refusal is returned.
 *
 * @example refuse("stale", { version: 4 }) // { ok: false, kind: "stale", facts: { version: 4 } }
 */
export type Result<Value, Kind extends string = string, Facts = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly kind: Kind; readonly facts: Facts };

/** A success carrying `value`. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** An expected refusal: `kind` names it, `facts` is plain data to word it with. */
export function refuse<const Kind extends string, Facts = null>(
  kind: Kind,
  facts?: Facts,
): { readonly ok: false; readonly kind: Kind; readonly facts: Facts } {
  return { ok: false, kind, facts: (facts ?? null) as Facts };
}
