import { describe, expect, it } from "vitest";
import type { Payload, ReportedValue } from "@/lib/domain/observations/observation";
import { valuesEqual } from "@/lib/domain/observations/value-equality";

const reported = (payload: Payload): ReportedValue => ({ state: "reported", payload });
const absent = (reason: string, reasonText: string | null): ReportedValue => ({
  state: "not-applicable",
  reason,
  reasonText,
});

/** No two of these say the same. */
const DISTINCT: readonly ReportedValue[] = [
  reported({ measure: "criterion", met: true }),
  reported({ measure: "criterion", met: false }),
  reported({ measure: "ratio", numerator: 0, denominator: 0 }),
  reported({ measure: "ratio", numerator: 0, denominator: 1 }),
  reported({ measure: "ratio", numerator: 1, denominator: 1 }),
  reported({ measure: "count", count: 0 }),
  reported({ measure: "count", count: 1 }),
  reported({ measure: "services", services: [], feedback: false }),
  reported({ measure: "services", services: [], feedback: true }),
  reported({ measure: "services", services: ["health"], feedback: true }),
  reported({ measure: "services", services: ["health", "culture"], feedback: true }),
  absent("other", null),
  absent("other", "NQ 12"),
  absent("merged", null),
];

describe("valuesEqual", () => {
  it("holds for each value with its copy and for no other pair", () => {
    for (const [row, left] of DISTINCT.entries())
      for (const [column, right] of DISTINCT.entries())
        expect([left, right, valuesEqual(left, structuredClone(right))]).toEqual([
          left,
          right,
          row === column,
        ]);
  });

  it("does not mind the order of services", () => {
    const services = (...codes: string[]) =>
      reported({ measure: "services", services: codes, feedback: true });
    expect(valuesEqual(services("health", "culture"), services("culture", "health"))).toBe(true);
  });
});
