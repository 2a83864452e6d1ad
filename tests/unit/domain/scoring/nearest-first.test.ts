import { describe, expect, test } from "vitest";
import type { Payload } from "@/lib/domain/observations/observation";
import { lackOf, type Nearing, nearestFirst } from "@/lib/domain/scoring/nearest-first";

const subject = (unit: string, payload: Payload | null, more: Partial<Nearing> = {}): Nearing => ({
  unit,
  said: payload === null ? null : { state: "reported", payload },
  metBefore: false,
  metLast: false,
  othersMet: 0,
  ...more,
});
const services = (offered: readonly string[], feedback: boolean): Payload => ({
  measure: "services",
  services: offered,
  feedback,
});
const ratio = (numerator: number, denominator: number): Payload => ({
  measure: "ratio",
  numerator,
  denominator,
});
const notMet: Payload = { measure: "criterion", met: false };
const order = (subjects: readonly Nearing[]) => nearestFirst(subjects).map(({ unit }) => unit);

describe("nearest first", () => {
  test("services without feedback, feedback without services, then neither", () => {
    expect(
      order([
        subject("1", services([], false)),
        subject("2", services([], true)),
        subject("3", services(["health"], false)),
      ]),
    ).toEqual(["3", "2", "1"]);
  });

  test("a report that is only late, then a standard lost, never met, never reported", () => {
    expect(
      order([
        subject("1", null),
        subject("2", notMet),
        subject("3", notMet, { metBefore: true }),
        subject("4", null, { metBefore: true, metLast: true }),
      ]),
    ).toEqual(["4", "3", "2", "1"]);
  });

  test("ratios by their own share, those without cases last", () => {
    expect(order([subject("1", ratio(0, 0)), subject("2", ratio(1, 10)), subject("3", ratio(5, 9))])).toEqual(
      ["3", "2", "1"],
    );
  });

  test("of equals the one that meets more else, then the lower code", () => {
    expect(
      order([subject("2", notMet), subject("1", notMet), subject("3", notMet, { othersMet: 2 })]),
    ).toEqual(["3", "1", "2"]);
  });
});

test("a unit that met it before but not last time lacks a report like any other", () => {
  expect(lackOf(subject("1", null, { metBefore: true }))).toBe("report");
});
