import { describe, expect, test } from "vitest";
import { criterionCitation, decisionCitation, issuerName } from "@/lib/format/legal-source";

describe("legal sources", () => {
  test("a citation without a day is not given one", () => {
    expect(decisionCitation("318/QĐ-TTg", "vi")).toBe("Quyết định 318/QĐ-TTg");
    expect(decisionCitation("318/QĐ-TTg, 31/02/2022", "vi")).toBe("Quyết định 318/QĐ-TTg, 31/02/2022");
  });

  test("a criterion names its set in words and its decisions with their days", () => {
    const criterion = {
      set: "XNTM",
      code: "8.4",
      source: "318/QĐ-TTg, 08/03/2022",
      amendedBy: "211/QĐ-TTg, 01/03/2024",
    };
    expect(criterionCitation(criterion, "vi")).toBe(
      "Bộ tiêu chí quốc gia về xã nông thôn mới, chỉ tiêu 8.4, Quyết định 318/QĐ-TTg ngày 08/3/2022; sửa bởi Quyết định 211/QĐ-TTg ngày 01/3/2024",
    );
    expect(criterionCitation(criterion, "en")).toBe(
      "National criteria for new-style rural communes, criterion 8.4, Decision 318/QĐ-TTg of 8 Mar 2022; amended by Decision 211/QĐ-TTg of 1 Mar 2024",
    );
    expect(criterionCitation({ ...criterion, set: "TINH", amendedBy: null }, "en")).toBe(
      "TINH, criterion 8.4, Decision 318/QĐ-TTg of 8 Mar 2022",
    );
  });

  test("issuers are named in English, unknown ones as the register has them", () => {
    expect(issuerName("Sở Nông nghiệp", "en")).toBe("Sở Nông nghiệp");
    expect(issuerName("Thủ tướng Chính phủ", "en")).toBe("Prime Minister");
    expect(issuerName("UBND tỉnh Nghệ An", "en")).toBe("Provincial People’s Committee of Nghệ An");
    expect(issuerName("UBND tỉnh Nghệ An", "vi")).toBe("UBND tỉnh Nghệ An");
  });
});
