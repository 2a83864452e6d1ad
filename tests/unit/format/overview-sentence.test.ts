import { describe, expect, test } from "vitest";
import type { Status } from "@/lib/domain/scoring/scorecard";
import { overviewSentence, type SentenceFacts, sentenceText } from "@/lib/format/overview-sentence";
import { overviewFixture } from "@/tests/support/overview-fixture";

type Row = SentenceFacts["pillars"][number]["targets"][number];

const NAMES: Readonly<Record<string, string>> = {
  "CQS-1D": "Hồ sơ công việc (xã)",
  "CQS-4": "15.2 xã nâng cao",
  "KTS-1": "Xã có hợp tác xã",
};

function row(status: Status, code = "CQS-2", missing = 0): Row {
  return {
    indicator: {
      code,
      short: NAMES[code] ?? code,
      name: { vi: code, en: code },
      levels: ["commune"],
    },
    score: { status, missing, kind: "share-of-units", value: null, reported: 0 },
  };
}

const many = (count: number, status: Status) => Array.from({ length: count }, () => row(status));

const ngheAn: SentenceFacts = {
  unit: { name: "Tỉnh Nghệ An", type: "tỉnh", level: "province", inScope: true },
  view: {
    period: { end: "2024-12-31", cutoff: "2024-12-14" },
    periods: [{ end: "2021-12-31" }, { end: "2024-12-31" }, { end: "2025-12-31" }],
    plan: {
      title: { vi: "Chương trình chuyển đổi số", en: "Digital programme" },
      source: { number: "924/QĐ-TTg", date: "2022-08-02" },
      deadline: "2025-12-31",
    },
    lens: "approved",
  },
  scorecard: { index: { value: "70.0000", pillars: {}, scored: 15, applicable: 15 } },
  pillars: [
    {
      scored: true,
      targets: [
        ...many(6, "met"),
        ...many(5, "on-track"),
        ...many(2, "slow"),
        row("at-risk", "CQS-1D"),
        row("at-risk", "CQS-4"),
      ],
    },
  ],
  coverage: {
    present: 2000,
    communes: 411,
    communesComplete: 399,
    communesEmpty: 12,
    workflow: { communesSubmitted: 5, communesReturned: 4, communesNotSent: 3 },
  },
  contents: null,
};

const told = (facts: SentenceFacts, locale: "vi" | "en" = "vi") =>
  sentenceText(overviewSentence(facts, locale));
const withTargets = (...targets: readonly Row[]): SentenceFacts => ({
  ...ngheAn,
  pillars: [{ scored: true, targets }],
  coverage: { ...ngheAn.coverage, communesEmpty: 0 },
});

describe("before the end", () => {
  test("the programme's own example", () => {
    expect(told(ngheAn)).toBe(
      "Số liệu chốt đến ngày 14/12/2024: tỉnh Nghệ An đạt 6/15 mục tiêu đến năm 2025 theo Quyết định 924/QĐ-TTg; " +
        "5 mục tiêu đúng tiến độ, 2 chậm tiến độ, 2 có nguy cơ không đạt (hồ sơ công việc cấp xã; 15.2 xã nâng cao). " +
        "12/411 xã chưa có số liệu được duyệt: 5 chờ duyệt, 4 bị trả lại, 3 chưa gửi.",
    );
  });

  test("the same in English", () => {
    expect(told(ngheAn, "en")).toBe(
      "Figures as at 14 Dec 2024: Nghệ An Province meets 6 of 15 targets for 2025 under Decision 924/QĐ-TTg; " +
        "5 targets on track, 2 slow, 2 at risk (work files online (commune); criterion 15.2 advanced communes). " +
        "12 of 411 communes have no approved figures: 5 awaiting approval, 4 returned, 3 not sent.",
    );
  });

  test("names the communes with a part of their figures beside those without any", () => {
    const partly = (communesComplete: number): SentenceFacts => ({
      ...ngheAn,
      coverage: { ...ngheAn.coverage, communesComplete },
    });
    expect(told(partly(380))).toContain("3 chưa gửi; 19 xã mới có một phần.");
    expect(told(partly(380), "en")).toContain("3 not sent; 19 communes have only part of theirs.");
    expect(told(partly(398), "en")).toContain("3 not sent; 1 commune has only part of its own.");
  });

  test("leaves out what is zero, and the split where the workflow is not the reader's", () => {
    const facts = { ...ngheAn, coverage: { ...ngheAn.coverage, workflow: null } };
    expect(told(facts)).toContain("12/411 xã chưa có số liệu được duyệt.");
    expect(told(withTargets(row("met"), row("slow")))).toBe(
      "Số liệu chốt đến ngày 14/12/2024: tỉnh Nghệ An đạt 1/2 mục tiêu đến năm 2025 theo Quyết định 924/QĐ-TTg; 1 mục tiêu chậm tiến độ.",
    );
    expect(told(withTargets(row("met")))).toMatch(/theo Quyết định 924\/QĐ-TTg\.$/u);
  });

  test("words the rest of the statuses", () => {
    const text = told(
      withTargets(
        row("met-provisional"),
        row("undetermined"),
        row("no-data"),
        row("baseline"),
        row("missed", "CQS-4"),
      ),
    );
    expect(text).toContain(
      "1 mục tiêu không đạt (15.2 xã nâng cao), 1 đạt nhưng còn thiếu số liệu, 1 chưa kết luận, 1 chưa có số liệu, 1 mới có năm gốc.",
    );
  });

  test("unscored groups and what does not apply are no part of the whole", () => {
    const facts: SentenceFacts = {
      ...ngheAn,
      pillars: [
        { scored: true, targets: [row("met"), row("not-applicable")] },
        { scored: false, targets: [row("at-risk")] },
      ],
    };
    expect(told(facts)).toContain("đạt 1/1 mục tiêu");
    expect(told(facts)).not.toContain("nguy cơ");
  });

  test("a plan without a number goes by its title; provisional figures are not called approved", () => {
    const view = {
      ...ngheAn.view,
      lens: "provisional" as const,
      plan: {
        ...ngheAn.view.plan,
        title: { vi: "Kế hoạch của tỉnh Thừa Thiên Huế", en: "Plan" },
        source: { number: null, date: null },
      },
    };
    expect(told({ ...ngheAn, view })).toContain("theo Kế hoạch của tỉnh Thừa Thiên Huế;");
    expect(told({ ...ngheAn, view })).toContain("12/411 xã chưa có số liệu:");
  });
});

describe("at the end", () => {
  const end: SentenceFacts = {
    ...ngheAn,
    view: { ...ngheAn.view, period: { end: "2025-12-31", cutoff: "2025-12-14" } },
    coverage: { ...ngheAn.coverage, communesEmpty: 0 },
    pillars: [
      {
        scored: true,
        targets: [
          ...many(12, "met"),
          row("missed", "CQS-1D"),
          row("missed", "CQS-4"),
          row("undetermined", "KTS-1", 9),
        ],
      },
    ],
  };

  test("the programme's own example", () => {
    expect(told(end)).toBe(
      "Kết thúc giai đoạn 2021–2025, tỉnh Nghệ An đạt 12/15 mục tiêu; không đạt 2 mục tiêu (hồ sơ công việc cấp xã; 15.2 xã nâng cao); " +
        "1 mục tiêu chưa kết luận được vì 9 xã chưa có số liệu.",
    );
  });

  test("names the cause loosely where different units are missing", () => {
    const districts = { ...row("undetermined", "CQS-5", 2) };
    const mixed = {
      ...end,
      pillars: [
        {
          scored: true,
          targets: [
            row("undetermined", "KTS-1", 9),
            { ...districts, indicator: { ...districts.indicator, levels: ["district" as const] } },
          ],
        },
      ],
    };
    expect(told(mixed)).toContain("2 mục tiêu chưa kết luận được vì còn thiếu số liệu.");
  });
});

describe("other pages", () => {
  test("an empty period", () => {
    expect(told({ ...ngheAn, coverage: { ...ngheAn.coverage, present: 0 } })).toBe(
      "Chưa có số liệu được duyệt của kỳ này.",
    );
  });

  test("a commune", () => {
    const commune: SentenceFacts = {
      ...withTargets(...many(4, "met"), row("not-met", "CQS-4")),
      unit: { name: "Xã Ea Kar", type: "xã", level: "commune", inScope: true },
      contents: { met: 4, of: 5, notMet: ["CQS-4"] },
    };
    expect(told(commune)).toBe("Xã Ea Kar đạt chuẩn 4/5 nội dung; chưa đạt: 15.2 xã nâng cao.");
    expect(told({ ...commune, contents: { met: 5, of: 5, notMet: [] } })).toBe(
      "Xã Ea Kar đạt chuẩn 5/5 nội dung.",
    );
  });

  test("a commune that fails elsewhere than in its contents names that after them", () => {
    const work = row("missed", "CQS-1D");
    const commune: SentenceFacts = {
      ...withTargets(...many(5, "met"), work),
      unit: { name: "Xã Ea Kar", type: "xã", level: "commune", inScope: true },
      contents: { met: 5, of: 5, notMet: [] },
    };
    expect(told(commune)).toBe(
      "Xã Ea Kar đạt chuẩn 5/5 nội dung; không đạt 1 mục tiêu: hồ sơ công việc cấp xã.",
    );
    const { pillars } = withTargets(...many(5, "met"), row("at-risk", "CQS-1D"));
    const before = { ...commune, pillars };
    expect(told(before)).toContain("; có nguy cơ không đạt 1 mục tiêu: hồ sơ công việc cấp xã.");
  });

  test("a unit out of scope has nothing to report", () => {
    expect(told({ ...ngheAn, unit: { ...ngheAn.unit, inScope: false } })).toContain("ngoài phạm vi");
  });
});

describe("the golden province", () => {
  test("reads as in the design", () => {
    expect(told(overviewFixture({ unit: "46" }))).toBe(
      "Số liệu chốt đến ngày 14/12/2024: tỉnh Thừa Thiên Huế đạt 3/15 mục tiêu đến năm 2025 theo Kế hoạch của tỉnh Thừa Thiên Huế; " +
        "5 mục tiêu đúng tiến độ, 1 chậm tiến độ, 1 có nguy cơ không đạt (xã thông minh thí điểm), 2 đạt nhưng còn thiếu số liệu, 3 chưa kết luận.",
    );
  });

  test.each(["46", "474", "476", "VN"])("clauses add up to the whole at %s", (unit) => {
    const overview = overviewFixture({ unit });
    const first = told(overview).split(/\. (?=\d)/u)[0] ?? "";
    const bare = first.replace(/\([^)]*\)/gu, "").replace(/^.*? đạt /u, "");
    const [met = 0, whole = 0] = (bare.match(/^(\d+)\/(\d+)/u) ?? []).slice(1).map(Number);
    const rest = [...bare.slice(bare.indexOf(";") + 1).matchAll(/(?:^|[,;]) (\d+) /gu)].map(([, count]) =>
      Number(count),
    );
    expect(met + rest.reduce((sum, count) => sum + count, 0)).toBe(whole);
    expect(whole).toBe(overview.scorecard?.index.applicable);
  });
});
