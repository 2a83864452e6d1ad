import { describe, expect, test } from "vitest";
import type { CompareChartFigures } from "@/components/charts/compare-figures";
import { COMPARE_PAD, frameOf, legibleTicks, scaleOf } from "@/components/charts/compare-frame";
import { ticksOf } from "@/components/dashboard/target-trend";

const figures: CompareChartFigures = {
  lines: [],
  target: 0.7,
  targetLabel: "mức phải đạt",
  targetWords: "70%",
  top: 1,
  ticks: [],
  dayTicks: [],
  room: { scale: 4, names: 12 },
  from: 0,
  to: 1280,
};

describe("the frame of a small multiple", () => {
  test("leaves the lines what its words do not take", () => {
    const [short, long] = [frameOf(figures), frameOf({ room: { scale: 13, names: 18 } })];
    expect(short.right - short.left).toBeGreaterThan(220);
    expect(long.left).toBeGreaterThan(short.left + 50);
    expect(long.right).toBeLessThan(short.right);
  });

  test("keeps the first and the last mark clear of the words at either side", () => {
    const frame = frameOf(figures);
    const { x } = scaleOf(figures, frame);
    expect(x(0)).toBe(frame.left + COMPARE_PAD);
    expect(x(1280)).toBe(frame.right - COMPARE_PAD);
  });
});

describe("the days under a small multiple", () => {
  const told = (...dayTicks: readonly (readonly [number, string])[]) =>
    legibleTicks({ ...figures, dayTicks: dayTicks.map(([day, label]) => ({ day, label })) }).map(
      ({ label }) => label,
    );

  test("are all told where there is room", () => {
    expect(told([0, "6T/2022"], [640, "6T/2023"], [1280, "6T/2024"])).toEqual([
      "6T/2022",
      "6T/2023",
      "6T/2024",
    ]);
  });

  test("give way to the last one, which is always told", () => {
    expect(told([0, "2021"], [365, "2022"], [730, "2023"], [1096, "2024"], [1277, "6T/2025"])).toEqual([
      "2021",
      "2022",
      "2023",
      "6T/2025",
    ]);
  });
});

describe("the marks of a scale of counts", () => {
  test("are round, and from a million on in few letters", () => {
    expect(ticksOf(5, false, "vi").map(({ label }) => label)).toEqual(["0", "2", "4"]);
    expect(ticksOf(1_647_569_000, false, "vi").map(({ label }) => label)).toEqual([
      "0",
      "500 triệu",
      "1 tỷ",
      "1,5 tỷ",
    ]);
    expect(ticksOf(1_647_569_000, false, "en").at(-1)?.label).toBe("1.5bn");
  });
});
