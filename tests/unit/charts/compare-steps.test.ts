import { describe, expect, test } from "vitest";
import type { CompareLine } from "@/components/charts/compare-figures";
import { runsOf, stepsOf } from "@/components/charts/compare-steps";

function line(place: number, values: Readonly<Record<number, number | null>>): CompareLine {
  const points = Object.entries(values).map(([day, value]) => ({
    day: Number(day),
    value,
    period: `period ${day}`,
    words: String(value),
    title: "",
  }));
  return { place, name: `unit ${place}`, label: "", points };
}

describe("periods of a comparison", () => {
  test("are none where there are no lines", () => {
    expect(stepsOf([])).toEqual([]);
  });

  test("are those of any line, each once, in the order of days", () => {
    const steps = stepsOf([line(0, { 10: 0.1, 30: 0.3 }), line(1, { 10: 0.2, 20: 0.4 })]);
    expect(steps.map(({ day }) => day)).toEqual([10, 20, 30]);
    expect(steps.map(({ period }) => period)).toEqual(["period 10", "period 20", "period 30"]);
  });
});

describe("stretches of a line", () => {
  const days = (values: Readonly<Record<number, number | null>>) =>
    runsOf(line(0, values)).map((run) => [...run.keys()]);

  test("are none without figures", () => {
    expect(days({ 10: null, 20: null })).toEqual([]);
  });

  test("end at a period without a figure", () => {
    expect(days({ 10: 0.1, 20: null, 30: 0.3, 40: 0.4 })).toEqual([[10], [30, 40]]);
  });

  test("keep zero as a figure", () => {
    expect(days({ 10: 0.1, 20: 0, 30: 0.3 })).toEqual([[10, 20, 30]]);
  });
});
