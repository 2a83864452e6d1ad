import { describe, expect, test } from "vitest";
import { boundWords } from "@/lib/format/bound";
import { formatDay, formatMoment } from "@/lib/format/day";
import { nameInSentence, readingWords } from "@/lib/format/indicator-name";
import { periodInSentence, shortPeriod } from "@/lib/format/period-name";
import { planCitation, planName } from "@/lib/format/plan-name";
import { statusWord } from "@/lib/format/status-word";
import {
  properName,
  typeOfName,
  unitInSentence,
  unitNameInSentence,
  unitNameTitle,
  unitTitle,
} from "@/lib/format/unit-name";
import { formatCounted, measuredNoun, nounFor, subjectNoun } from "@/lib/format/unit-noun";

describe("days", () => {
  test("are written as official documents do: a zero only before small days and the months 1 and 2", () => {
    expect(formatDay("2024-02-04", "vi")).toBe("04/02/2024");
    expect(formatDay("2022-08-02", "vi")).toBe("02/8/2022");
    expect(formatDay("2022-04-10", "vi")).toBe("10/4/2022");
    expect(formatDay("2024-03-05", "vi")).toBe("05/3/2024");
    expect(formatDay("2024-01-12", "vi")).toBe("12/01/2024");
    expect(formatDay("2024-12-31", "vi")).toBe("31/12/2024");
  });

  test("have the month's name in English", () => {
    expect(formatDay("2024-02-04", "en")).toBe("4 Feb 2024");
  });

  test("moments are in Vietnam's time, also across midnight", () => {
    expect(formatMoment("2024-12-24T09:20:00Z", "vi")).toBe("16:20 ngày 24/12/2024");
    expect(formatMoment("2025-07-01T09:20:00Z", "vi")).toBe("16:20 ngày 01/7/2025");
    expect(formatMoment("2024-12-24T17:05:00Z", "vi")).toBe("00:05 ngày 25/12/2024");
    expect(formatMoment("2024-12-24T09:20:00Z", "en")).toBe("16:20 on 24 Dec 2024");
  });
});

describe("units", () => {
  test("the type is taken from data, never guessed for cities", () => {
    expect(unitInSentence({ name: "Tỉnh Nghệ An", type: "tỉnh" }, "vi")).toBe("tỉnh Nghệ An");
    expect(unitInSentence({ name: "Thành phố Hà Nội", type: "thành phố" }, "vi")).toBe("thành phố Hà Nội");
    expect(unitInSentence({ name: "Thị xã Hương Trà", type: "thị xã" }, "vi")).toBe("thị xã Hương Trà");
    expect(unitInSentence({ name: "Việt Nam", type: "quốc gia" }, "vi")).toBe("cả nước");
  });

  test("English puts the type behind", () => {
    expect(unitTitle({ name: "Tỉnh Nghệ An", type: "tỉnh" }, "en")).toBe("Nghệ An Province");
    expect(unitTitle({ name: "Xã Điền Hương", type: "xã" }, "en")).toBe("Điền Hương Commune");
    expect(unitTitle({ name: "Việt Nam", type: "quốc gia" }, "en")).toBe("Viet Nam");
  });

  test("a number keeps its type", () => {
    expect(properName({ name: "Quận 1", type: "quận" })).toBe("Quận 1");
    expect(properName({ name: "Huyện A Lưới", type: "huyện" })).toBe("A Lưới");
  });

  test("the type can be read from an official name", () => {
    expect(typeOfName("Thị trấn Phong Điền")).toBe("thị trấn");
    expect(typeOfName("Xã Điền Hương")).toBe("xã");
    expect(typeOfName("Việt Nam")).toBe("quốc gia");
  });
});

describe("readings", () => {
  test("stand beside a field without the register's remark to its editors", () => {
    const definition = {
      vi: "Cán bộ đã được tập huấn. Cách hiểu đề xuất, sửa được.",
      en: "Managers trained. Proposed reading, editable.",
    };
    expect(readingWords({ definition: null }, "vi")).toBeNull();
    expect(readingWords({ definition }, "vi")).toBe("Cán bộ đã được tập huấn.");
    expect(readingWords({ definition }, "en")).toBe("Managers trained.");
  });
});

describe("what a law asks for", () => {
  const asked = (comparator: ">=" | ">", wording: string | null, locale: "vi" | "en") =>
    boundWords({ comparator, wording }, "50%", locale);

  test("is no more than its text says", () => {
    expect(asked(">=", "50% số xã", "vi")).toBe("50%");
    expect(asked(">=", "50% số xã", "en")).toBe("50%");
  });

  test("is at least or above where the text says so, and at least where there is no text", () => {
    expect(asked(">=", "ít nhất 50% số xã, huyện", "en")).toBe("at least 50%");
    expect(asked(">=", "từ 50% trở lên", "vi")).toBe("ít nhất 50%");
    expect(asked(">=", null, "vi")).toBe("ít nhất 50%");
    expect(asked(">", "trên 50% số xã", "en")).toBe("above 50%");
  });
});

describe("plans and periods", () => {
  const national = {
    title: { vi: "Chương trình …", en: "Programme …" },
    source: { number: "924/QĐ-TTg", date: "2022-08-02" },
  };
  const local = {
    title: { vi: "Kế hoạch của tỉnh Thừa Thiên Huế", en: "Thừa Thiên Huế provincial plan" },
    source: { number: null, date: null },
  };

  test("a plan goes by its number, without one by its title", () => {
    expect(planName(national, "vi")).toBe("Quyết định 924/QĐ-TTg");
    expect(planName({ ...national, source: { number: "132/KH-UBND", date: null } }, "vi")).toBe(
      "Kế hoạch 132/KH-UBND",
    );
    expect(planName(local, "vi")).toBe("Kế hoạch của tỉnh Thừa Thiên Huế");
    expect(planCitation(national, "vi")).toBe("Quyết định 924/QĐ-TTg ngày 02/8/2022");
    expect(planCitation(local, "en")).toBe("Thừa Thiên Huế provincial plan");
  });

  test("a period has a short name and one for sentences", () => {
    expect(shortPeriod("2023", "vi")).toBe("2023");
    expect(shortPeriod("2023-H1", "vi")).toBe("6T/2023");
    expect(shortPeriod("2023-H1", "en")).toBe("H1 2023");
    expect(periodInSentence({ vi: "Năm 2024", en: "2024" }, "vi")).toBe("năm 2024");
    expect(periodInSentence({ vi: "Năm 2024", en: "2024" }, "en")).toBe("2024");
    const half = { vi: "6 tháng đầu năm 2025", en: "First half of 2025" };
    expect(periodInSentence(half, "vi")).toBe("6 tháng đầu năm 2025");
    expect(periodInSentence(half, "en")).toBe("the first half of 2025");
  });
});

describe("nouns", () => {
  const labelled = (denominatorLabel: string | null) => ({
    levels: ["district"] as const,
    denominatorLabel,
    per: null,
    name: { vi: "Mô hình cấp huyện", en: "District models" },
  });

  test("come from the register", () => {
    expect(subjectNoun(["commune"])).toBe("commune");
    expect(subjectNoun(["commune", "district"])).toBe("unit");
    expect(measuredNoun(labelled("tổng hồ sơ công việc"), "ratio-of-sums")).toBe("file");
    expect(measuredNoun(labelled("tổng số cán bộ quản lý"), "ratio-of-sums")).toBe("person");
    expect(measuredNoun(labelled("mô hình gắn với vùng nguyên liệu"), "ratio-of-sums")).toBe("model");
    expect(measuredNoun(labelled(null), "share-of-units")).toBe("district");
    expect(measuredNoun(labelled(null), "count")).toBe("model");
    const named = { vi: "Đơn vị cấp huyện đạt chuẩn", en: "Districts recognised" };
    expect(measuredNoun({ ...labelled(null), name: named }, "count")).toBe("district");
  });

  test("English has a plural", () => {
    expect(nounFor("person", 1, "en")).toBe("person");
    expect(nounFor("person", 2, "en")).toBe("people");
    expect(formatCounted(1234, "commune", "vi")).toBe("1.234 xã");
    expect(formatCounted(0, "commune", "en")).toBe("0 communes");
  });

  test("short names in a sentence", () => {
    const indicator = {
      code: "CQS-1D",
      short: "Hồ sơ công việc (xã)",
      name: { vi: "Hồ sơ công việc cấp xã …", en: "Commune-level work files handled online" },
    };
    expect(nameInSentence(indicator, "vi")).toBe("hồ sơ công việc cấp xã");
    expect(nameInSentence({ ...indicator, code: "CQS-4", short: "15.2 xã nâng cao" }, "vi")).toBe(
      "chỉ tiêu 15.2 xã nâng cao",
    );
    expect(nameInSentence({ ...indicator, code: "CQS-6", short: "6.5 huyện nâng cao" }, "en")).toBe(
      "criterion 6.5 advanced districts",
    );
    expect(nameInSentence({ ...indicator, code: "NEW" }, "en")).toBe(
      "commune-level work files handled online",
    );
  });

  test("a unit alone meets a standard, many meet a target", () => {
    expect(statusWord("met", "vi")).toBe("Đạt");
    expect(statusWord("met", "vi", true)).toBe("Đạt chuẩn");
    expect(statusWord("not-met", "vi", true)).toBe("Chưa đạt chuẩn");
    expect(statusWord("at-risk", "vi")).toBe("Nguy cơ không đạt");
  });
});

describe("a unit of which only the official name is known", () => {
  test.each([
    ["Xã Giao Phong", "Xã Giao Phong", "xã Giao Phong", "Giao Phong Commune"],
    ["Huyện Nam Trực", "Huyện Nam Trực", "huyện Nam Trực", "Nam Trực District"],
    ["Việt Nam", "Việt Nam", "cả nước", "Viet Nam"],
  ])("%s is worded by the type its name begins with", (name, title, inSentence, english) => {
    expect(unitNameTitle(name, "vi")).toBe(title);
    expect(unitNameInSentence(name, "vi")).toBe(inSentence);
    expect(unitNameTitle(name, "en")).toBe(english);
  });
});
