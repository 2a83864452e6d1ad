import { describe, expect, test } from "vitest";
import type { Payload, ReportedValue } from "@/lib/domain/observations/observation";
import { formatValueChange } from "@/lib/format/value-change";

const indicator = {
  levels: ["commune"],
  denominatorLabel: "tổng số hồ sơ công việc",
  per: null,
  name: { vi: "Hồ sơ công việc cấp xã", en: "Work files" },
} as const;
const reported = (payload: Payload): ReportedValue => ({ state: "reported", payload });
const files = (numerator: number, denominator: number) =>
  reported({ measure: "ratio", numerator, denominator });
const services = (names: readonly string[], feedback: boolean) =>
  reported({ measure: "services", services: names, feedback });
const told = (now: ReportedValue, before: ReportedValue, locale: "vi" | "en" = "vi") =>
  formatValueChange(now, before, indicator, locale);

describe("the difference of a value to another", () => {
  test("nothing can be told where one of them is not applicable or measured otherwise", () => {
    const excused: ReportedValue = { state: "not-applicable", reason: "merged", reasonText: null };
    expect(told(excused, files(1, 2))).toBeNull();
    expect(told(files(1, 2), excused)).toBeNull();
    expect(told(files(1, 2), reported({ measure: "criterion", met: true }))).toBeNull();
  });

  test("files and points, both sums where the denominator changes too", () => {
    expect(told(files(38, 555), files(33, 555))).toBe("+5 hồ sơ, +0,9 điểm");
    expect(told(files(32, 555), files(33, 555), "en")).toBe("−1 file, −0.2 pp");
    expect(told(files(38, 560), files(33, 555))).toBe("tử số +5, mẫu số +5, +0,8 điểm");
    expect(told(files(33, 560), files(33, 555))).toBe("mẫu số +5, −0,1 điểm");
    expect(told(files(0, 0), files(33, 555))).toBe("tử số −33, mẫu số −555");
    expect(told(files(33, 555), files(33, 555))).toBe("không đổi");
  });

  test("standards, models, services", () => {
    const met = (is: boolean) => reported({ measure: "criterion", met: is });
    const models = (count: number) => reported({ measure: "count", count });
    expect(told(met(true), met(false))).toBe("mới đạt");
    expect(told(met(false), met(true))).toBe("không còn đạt");
    expect(told(models(3), models(1))).toBe("+2 mô hình");
    expect(told(models(1), models(1))).toBe("không đổi");
    expect(told(services(["a", "b"], true), services(["a"], false))).toBe("+1 dịch vụ, thêm lấy ý kiến");
    expect(told(services(["b"], false), services(["a", "c"], true), "en")).toBe(
      "+1 service, −2 services, feedback no longer collected",
    );
  });
});
