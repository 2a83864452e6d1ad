import { describe, expect, test } from "vitest";
import { formatChange, formatCount } from "@/lib/format/count";
import { formatIndex, formatPace, parseDecimal, ratioOf } from "@/lib/format/decimal";
import {
  formatDecimalPercent,
  formatPercent,
  formatPointChange,
  formatShare,
  formatThreshold,
} from "@/lib/format/percent";

const atLeast = (percent: number) => ({
  comparator: ">=" as const,
  threshold: { numerator: percent, denominator: 100 },
});
const above = (percent: number) => ({ ...atLeast(percent), comparator: ">" as const });

describe("counts", () => {
  test.each([
    [0, "0", "0"],
    [999, "999", "999"],
    [1660, "1.660", "1,660"],
    [8255, "8.255", "8,255"],
    [1_234_567, "1.234.567", "1,234,567"],
    [-20, "\u221220", "\u221220"],
  ])("%d", (count, vi, en) => {
    expect(formatCount(count, "vi")).toBe(vi);
    expect(formatCount(count, "en")).toBe(en);
  });

  test("a change carries its sign", () => {
    expect(formatChange(3, "vi")).toBe("+3");
    expect(formatChange(-2, "vi")).toBe("\u22122");
    expect(formatChange(0, "vi")).toBe("0");
  });
});

describe("percentages", () => {
  test("have one decimal and no space before the sign", () => {
    expect(formatShare(54, 92, "vi")).toBe("58,7%");
    expect(formatShare(54, 92, "en")).toBe("58.7%");
    expect(formatShare(3, 3, "vi")).toBe("100,0%");
    expect(formatShare(0, 7, "vi")).toBe("0,0%");
  });

  test("an empty denominator has none", () => {
    expect(formatShare(0, 0, "vi")).toBeNull();
    expect(formatShare(null, 4, "vi")).toBeNull();
  });

  test.each([
    // 97% of 8,255 communes is met by 8,008 and not by 8,007.
    [8007, 8255, "96,996%"],
    [8008, 8255, "97,0%"],
    [9699, 10_000, "96,99%"],
    [97, 100, "97,0%"],
  ])("%d/%d stays on its side of 97%%", (numerator, denominator, shown) => {
    expect(formatShare(numerator, denominator, "vi", atLeast(97))).toBe(shown);
  });

  test("a bar of 'above' is not passed by the threshold itself", () => {
    expect(formatShare(50, 100, "vi", above(50))).toBe("50,0%");
    expect(formatShare(50_001, 100_000, "vi", above(50))).toBe("50,001%");
    expect(formatShare(49_999, 100_000, "vi", above(50))).toBe("50,0%");
    expect(formatShare(49_999, 100_000, "vi", atLeast(50))).toBe("49,999%");
  });

  test("never rounds across, however close", () => {
    expect(formatPercent(ratioOf(96_999_999, 100_000_000), "vi", atLeast(97))).toBe("96,99999%");
    expect(formatPercent(ratioOf(50_000_001, 100_000_000), "vi", above(50))).toBe("50,00001%");
  });

  test("a decimal of the wire is read exactly", () => {
    expect(formatDecimalPercent("0.957895", "vi")).toBe("95,8%");
    expect(formatDecimalPercent("0.969999", "vi", atLeast(97))).toBe("96,9999%");
  });

  test("half is rounded away from zero", () => {
    expect(formatPercent(parseDecimal("0.0005"), "vi")).toBe("0,1%");
    expect(formatPercent(parseDecimal("0.00049"), "vi")).toBe("0,0%");
  });

  test("a threshold is written as the law writes it", () => {
    expect(formatThreshold({ numerator: 97, denominator: 100 }, "vi")).toBe("97%");
    expect(formatThreshold({ numerator: 975, denominator: 1000 }, "vi")).toBe("97,5%");
    expect(formatThreshold({ numerator: 1, denominator: 1 }, "en")).toBe("100%");
  });

  test("differences are points with one decimal, nothing where they round to nothing", () => {
    expect(formatPointChange(ratioOf(54, 92), ratioOf(52, 90), "vi")).toBe("+0,9");
    expect(formatPointChange(ratioOf(1, 4), ratioOf(1, 2), "vi")).toBe("\u221225,0");
    expect(formatPointChange(ratioOf(1, 3), ratioOf(2, 6), "vi")).toBeNull();
    expect(formatPointChange(ratioOf(10_001, 30_000), ratioOf(1, 3), "vi")).toBeNull();
  });
});

describe("indexes and paces", () => {
  test("an index has one decimal", () => {
    expect(formatIndex("83.3427", "vi")).toBe("83,3");
    expect(formatIndex("100.0000", "vi")).toBe("100,0");
    expect(formatIndex("0.0500", "en")).toBe("0.1");
  });

  test("a pace is not rounded across a cut-off", () => {
    expect(formatPace("0.882000", "vi", ["0.95"])).toBe("0,88");
    expect(formatPace("0.949900", "vi", ["0.95"])).toBe("0,9499");
    expect(formatPace("0.599999", "vi", ["0.95", "0.6"])).toBe("0,599999");
    expect(formatPace("0.950000", "vi", ["0.95"])).toBe("0,95");
  });
});
