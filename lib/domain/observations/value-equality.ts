import type { Payload, ReportedValue } from "@/lib/domain/observations/observation";

/**
 * Whether two values say the same: same state and same payload or reason. The order of services says nothing, and 0/0
 * is not the same as not applicable.
 *
 * @example valuesEqual(met, met) // true: a row equal to what is stored changes nothing
 */
export function valuesEqual(left: ReportedValue, right: ReportedValue): boolean {
  if (left.state === "reported")
    return right.state === "reported" && payloadsEqual(left.payload, right.payload);
  return (
    right.state === "not-applicable" && left.reason === right.reason && left.reasonText === right.reasonText
  );
}

function payloadsEqual(left: Payload, right: Payload): boolean {
  switch (left.measure) {
    case "criterion":
      return right.measure === "criterion" && left.met === right.met;
    case "ratio":
      return (
        right.measure === "ratio" &&
        left.numerator === right.numerator &&
        left.denominator === right.denominator
      );
    case "count":
      return right.measure === "count" && left.count === right.count;
    case "services":
      return (
        right.measure === "services" &&
        left.feedback === right.feedback &&
        sameMembers(left.services, right.services)
      );
  }
}

function sameMembers(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((code) => right.includes(code));
}
