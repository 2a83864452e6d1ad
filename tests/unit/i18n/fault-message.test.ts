import { describe, expect, it } from "vitest";
import type { Fault } from "@/lib/domain/observations/fault";
import { faultLine, faultMessage } from "@/lib/i18n/fault-message";

const wrongLevel: Fault = {
  line: 17,
  column: "unit",
  code: "wrong-level",
  params: { indicator: "XHS-1", value: "46", name: "Tỉnh X", level: "province", levels: "commune district" },
};

describe("faultMessage", () => {
  it("words levels in the reader's language and leaves no placeholder", () => {
    expect(faultMessage(wrongLevel, "vi")).toBe(
      "XHS-1 do cấp xã hoặc cấp huyện báo cáo; 46 (Tỉnh X) là cấp tỉnh",
    );
    expect(faultMessage(wrongLevel, "en")).toBe(
      "XHS-1 is reported at level commune or district; 46 (Tỉnh X) is at level province",
    );
  });
});

describe("faultLine", () => {
  it("names file, line and column", () => {
    expect(
      faultLine("obs.csv", { line: 3, column: "met", code: "negative", params: { value: "-1" } }, "en"),
    ).toBe('obs.csv:3: met: "-1" is negative');
  });

  it("stays one line whatever the cell holds", () => {
    const fault: Fault = { line: 3, column: null, code: "unknown-unit", params: { value: "a\r\nb" } };
    expect(faultLine("obs.csv", fault, "en")).toBe('obs.csv:3: row: unknown unit "a b"');
  });
});
