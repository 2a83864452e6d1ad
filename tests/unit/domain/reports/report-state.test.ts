import { describe, expect, it } from "vitest";
import type { ObservationStatus } from "@/lib/domain/observations/observation";
import { reportState } from "@/lib/domain/reports/report-state";

const DUE = [
  { unit: "474", indicator: "A" },
  { unit: "19822", indicator: "B" },
];

type Stated = readonly [string, string, ObservationStatus];

function stateOf(...stated: readonly Stated[]) {
  return reportState(
    stated.map(([unit, indicator, status]) => ({ unit, indicator, status })),
    DUE,
  );
}

describe("reportState", () => {
  it.each<[string, readonly Stated[], string]>([
    ["nothing entered", [], "incomplete"],
    ["one of two due approved", [["474", "A", "approved"]], "incomplete"],
    [
      "the right number of approved values, but not the due ones",
      [
        ["474", "A", "approved"],
        ["474", "B", "approved"],
      ],
      "incomplete",
    ],
    [
      "every due value approved",
      [
        ["474", "A", "approved"],
        ["19822", "B", "approved"],
      ],
      "approved",
    ],
    [
      "a draft correction beside everything approved",
      [
        ["474", "A", "approved"],
        ["19822", "B", "approved"],
        ["474", "A", "draft"],
      ],
      "draft",
    ],
    ["a draft of what is never due", [["19822", "TD-1", "draft"]], "draft"],
    [
      "submitted and draft",
      [
        ["474", "A", "draft"],
        ["19822", "B", "submitted"],
      ],
      "submitted",
    ],
    [
      "one returned among submitted",
      [
        ["474", "A", "submitted"],
        ["19822", "B", "returned"],
        ["19822", "C", "draft"],
      ],
      "returned",
    ],
  ])("%s", (_name, values, expected) => {
    expect(stateOf(...values)).toBe(expected);
  });
});
