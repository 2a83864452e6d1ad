import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseReportId, toReportId } from "@/lib/domain/reports/report-id";

describe("parseReportId", () => {
  it.each(["", "365", "365-", "-2024", "vn-2024", "365 -2024", "365-2024/..", "365--2024", "365-2024\n"])(
    "refuses %j",
    (text) => {
      expect(parseReportId(text)).toBeNull();
    },
  );

  it("splits at the first dash", () => {
    expect(parseReportId("365-2024-H1")).toEqual({ unit: "365", period: "2024-H1" });
    expect(parseReportId("VN-2024")).toEqual({ unit: "VN", period: "2024" });
  });

  it("reads what toReportId writes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("VN", "01", "024", "365"),
        fc.stringMatching(/^20[0-9]{2}(-H[12])?$/),
        (unit, period) => {
          expect(parseReportId(toReportId(unit, period))).toEqual({ unit, period });
        },
      ),
    );
  });
});
