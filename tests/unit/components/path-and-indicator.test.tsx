// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { IndicatorView } from "@/components/dashboard/indicator-view";
import { trendTable } from "@/components/dashboard/indicator-words";
import { PathView } from "@/components/dashboard/path-view";
import { trendPicture } from "@/components/dashboard/trend-picture";
import type { IndicatorPage } from "@/lib/contracts/indicator-page";
import type { TargetPath } from "@/lib/contracts/target-path";
import type { Target } from "@/lib/domain/register/register";
import { lackOf } from "@/lib/domain/scoring/nearest-first";
import type { WhatIfGround } from "@/lib/domain/scoring/what-if";
import type { Locale } from "@/lib/i18n/locale";
import { explainedFixture, type FixtureAsked, overviewFixture } from "@/tests/support/overview-fixture";

const HOLES = /undefined|NaN|\{\w+\}|null/u;

function shown(markup: string) {
  const root = document.createElement("div");
  root.innerHTML = markup;
  return { markup, root, text: (root.textContent ?? "").replaceAll(/\s+/gu, " ") };
}

function indicatorPage(asked: FixtureAsked & { readonly explain: string }): IndicatorPage {
  const overview = overviewFixture({ ...asked, childless: true });
  const explained = explainedFixture(asked);
  const row = overview.pillars
    .flatMap(({ targets }) => targets)
    .find(({ indicator }) => indicator.code === asked.explain);
  if (row === undefined || explained === null) throw new Error(`${asked.unit} has no ${asked.explain}`);
  const { threshold, comparator, deadline } = row.score;
  return {
    ...overview,
    indicator: row.indicator,
    told: { row, explained },
    units: [
      {
        unit: { code: "474", name: "Thành phố Huế" },
        type: "thành phố",
        score: row.score,
        previous: row.previous,
      },
    ],
    variants: [
      {
        plan: overview.view.plan,
        unit: { code: "46", name: "Tỉnh Thừa Thiên Huế" },
        wording: row.wording,
        comparator,
        threshold,
        kind: row.score.kind,
        per: row.indicator.per,
        deadline,
        isInForce: true,
      },
    ],
    inheriting: [],
    provinces: null,
    notes: [],
    commonStructure: "2022-04-10",
    seesRows: true,
    latestAt: overview.coverage.latestAt,
  };
}

const indicatorMarkup = (page: IndicatorPage, locale: Locale) =>
  shown(renderToStaticMarkup(<IndicatorView page={page} locale={locale} />));

const everyTarget = ["46", "474", "19822"].flatMap((unit) =>
  overviewFixture({ unit, childless: true }).pillars.flatMap(({ targets }) =>
    targets.map(({ indicator }) => [unit, indicator.code] as const),
  ),
);

describe("the page of a target", () => {
  test.each(everyTarget)("%s %s has no hole in its words and needs no inline style", (unit, explain) => {
    const page = indicatorPage({ unit, explain });
    for (const locale of ["vi", "en"] as const) {
      const { text, root } = indicatorMarkup(page, locale);
      expect(text).not.toMatch(HOLES);
      // The interactive chart is drawn in the browser only, where scripts may set styles.
      const styled = [...root.querySelectorAll("[style]")].filter((each) => each.closest(".moving") === null);
      expect(styled).toEqual([]);
      expect(trendPicture(page, locale)?.svg ?? "").not.toMatch(/undefined|NaN|var\(|class=/u);
      expect(trendTable(page, locale)?.length).toBeGreaterThan(1);
    }
  });

  test("tells the standing in sentences", () => {
    const { root } = indicatorMarkup(indicatorPage({ unit: "46", explain: "KTS-1" }), "vi");
    expect(root.querySelector(".lead")?.textContent).toMatch(
      / xã\), .+\. Mức phải đạt: .+, hạn 31\/12\/2025\. /u,
    );
  });

  test("says of each unit what it is short of, and that one which met the target is short of nothing", () => {
    const met = overviewFixture({ unit: "46", childless: true })
      .pillars.flatMap(({ targets }) => targets)
      .find(({ score }) => score.status === "met")?.indicator.code;
    const shortOf = (explain = "") =>
      indicatorMarkup(indicatorPage({ unit: "46", explain }), "vi").root.querySelector(
        ".indicator-units tbody td:nth-of-type(3)",
      )?.textContent;
    expect(shortOf("CQS-1B")).toBe("4.976 hồ sơ");
    expect(shortOf(met)).toBe("không thiếu");
  });

  test("lists what changed in method, numbered as the marks of the chart", () => {
    const page = indicatorPage({ unit: "46", explain: "CQS-2" });
    const { plan } = page.view;
    const set = (code: string, day: string | null, hundredths: number, replaced: number | null) => {
      const target = (numerator: number): Target => ({
        indicator: "CQS-2",
        comparator: ">=",
        threshold: { numerator, denominator: 100 },
        wording: null,
        deadline: null,
        kind: null,
        per: null,
      });
      const replaces = replaced === null ? null : target(replaced);
      return {
        kind: "target-set" as const,
        day,
        plan: { ...plan, code },
        target: target(hundredths),
        replaces,
      };
    };
    const notes: IndicatorPage["notes"] = [
      { kind: "criterion-issued", day: "2022-03-08", source: "318/QĐ-TTg, 08/03/2022" },
      { kind: "criterion-amended", day: "2024-03-01", source: "211/QĐ-TTg, 01/03/2024" },
      set("own", null, 100, 97),
    ];
    const { root } = indicatorMarkup({ ...page, notes }, "vi");
    const listed = [...root.querySelectorAll(".method-notes li")].map((each) => each.textContent);
    expect(listed).toEqual([
      "08/3/2022 Tiêu chí 8.4 ban hành theo Quyết định 318/QĐ-TTg.",
      "01/3/2024 Tiêu chí 8.4 được sửa bởi Quyết định 211/QĐ-TTg.",
      `Không rõ ngày: ${plan.title.vi} đặt mức 100%, thay cho ít nhất 97%.`,
    ]);
    const marks = [...root.querySelectorAll(".trend-wide .trend-note text")].map((each) => each.textContent);
    expect(marks).toEqual(["1", "2"]);
    expect(root.querySelector(".method-notes p")?.textContent).toContain("10/4/2022");
  });

  test("has a map of the country alone, with both archipelagos, its legend and its licence", () => {
    const page = indicatorPage({ unit: "46", explain: "KTS-1" });
    expect(indicatorMarkup(page, "vi").root.querySelector(".province-map")).toBeNull();
    const score = page.told?.row.score;
    if (score === undefined) throw new Error("the target is told");
    const country: IndicatorPage = {
      ...page,
      unit: { ...page.unit, code: "VN", level: "country", name: "Việt Nam", type: "quốc gia" },
      provinces: [
        { unit: { code: "46", name: "Tỉnh Thừa Thiên Huế" }, type: "tỉnh", rank: 1, score },
        { unit: { code: "40", name: "Tỉnh Nghệ An" }, type: "tỉnh", rank: null, score: null },
      ],
    };
    const { root, text } = indicatorMarkup(country, "vi");
    const links = [...root.querySelectorAll(".province-map a")].map((link) => link.getAttribute("href"));
    expect(links.every((href) => href?.startsWith("/indicators/KTS-1?unit="))).toBe(true);
    expect(links).toHaveLength(2);
    expect(text).toContain("Quần đảo Hoàng Sa");
    expect(text).toContain("Quần đảo Trường Sa");
    expect(text).toContain("Open Database License 1.0");
    expect(root.querySelector('nav a[href="#map"]')).not.toBeNull();
  });

  test("says forecast where it forecasts, and what stands behind", () => {
    const { text, root } = indicatorMarkup(indicatorPage({ unit: "46", explain: "KTS-1" }), "vi");
    expect(text).toContain("Dự báo đến 31/12/2025: 66,6% (khoảng 80%: 59,4–72,6%).");
    expect(text).toContain("Số xã đạt ÷ số xã phải tính.");
    expect(root.querySelectorAll("h1")).toHaveLength(1);
    const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("where the unit does not have the target says so and still defines it", () => {
    const page = { ...indicatorPage({ unit: "46", explain: "KTS-1" }), told: null, units: [] };
    const { text } = indicatorMarkup(page, "vi");
    expect(text).toContain("Mục tiêu này không tính ở Tỉnh Thừa Thiên Huế: báo cáo ở cấp xã.");
    expect(text).toContain("Xã có các hợp tác xã");
  });
});

const EMPTY_GROUND: WhatIfGround = {
  unit: { code: "46", level: "province", name: "Tỉnh Thừa Thiên Huế", parent: "VN", type: "tỉnh" },
  isInScope: true,
  scopeCounts: { country: 0, province: 1, district: 1, commune: 4 },
  counted: [],
  period: "2024",
  plan: "p",
  lens: "approved",
  pillars: [{ code: "KTS", scored: true }],
  periods: [{ code: "2024", kind: "year", end: "2024-12-31" }],
  indicators: [
    {
      code: "KTS-1",
      pillar: "KTS",
      measure: "criterion",
      kind: "share-of-units",
      levels: ["commune"],
      absentMeans: "missing",
      per: null,
      timing: "state",
    },
  ],
  plans: [
    {
      code: "p",
      unit: "46",
      inherits: null,
      deadline: "2025-12-31",
      baselinePeriod: null,
      targets: [
        {
          indicator: "KTS-1",
          comparator: ">=",
          threshold: { numerator: 70, denominator: 100 },
          deadline: null,
          kind: null,
          per: null,
        },
      ],
    },
  ],
  sums: [["46", "KTS-1", "2024", 4, 0, 2, 0, 0, 2]],
};

function pathFixture(more: Partial<TargetPath> = {}): TargetPath {
  const overview = overviewFixture({ unit: "46", childless: true });
  const row = overview.pillars
    .flatMap(({ targets }) => targets)
    .find(({ indicator }) => indicator.code === "KTS-1");
  if (row === undefined) throw new Error("no KTS-1");
  const said = { state: "reported", payload: { measure: "criterion", met: false } } as const;
  const step = (code: string, name: string, metBefore: boolean): TargetPath["steps"][number] => ({
    unit: { code, name },
    parent: { code: "476", name: "Huyện Phong Điền" },
    said,
    lack: lackOf({ said, metBefore, metLast: false }),
    past: [{ period: "2023", name: { vi: "Năm 2023", en: "2023" }, met: metBefore }],
    lastMet: metBefore ? "2024-H1" : null,
    before: null,
    others: { met: 2, of: 4 },
    added: { met: 1, count: 1 },
  });
  return {
    ...overview,
    row,
    formula: "share-of-units",
    pace: { daysLeft: 365, needed: "0.113043", soFar: "0.073363" },
    steps: [step("19819", "Xã Điền Lộc", true), step("19822", "Xã Điền Hương", false)],
    stepsInAll: 2,
    ticked: [],
    ground: EMPTY_GROUND,
    services: [],
    latestAt: overview.coverage.latestAt,
    ...more,
  };
}

const pathMarkup = (path: TargetPath, locale: Locale = "vi") =>
  shown(renderToStaticMarkup(<PathView path={path} locale={locale} />));

describe("the path to a target", () => {
  test("says how many more, and how fast from the end of the period", () => {
    const { text } = pathMarkup(pathFixture());
    expect(text).toContain(
      "Cần thêm 11 xã để tỉnh Thừa Thiên Huế đạt ít nhất 70% xã (65/92 xã, 70,7%), hạn 31/12/2025.",
    );
    expect(text).toContain("đến hạn còn 365 ngày: trung bình thêm 0,9 xã mỗi tháng.");
    expect(text).toContain(
      "Từ nay phải tăng 11,3 điểm phần trăm mỗi năm; từ 2021 đến nay tăng 7,3 điểm phần trăm mỗi năm.",
    );
    expect(text).toContain("từng đạt (kỳ 6T/2024), nay không còn");
    expect(text).toContain("Giả định, không phải số liệu");
  });

  test("draws on the server what the ticks of the address suppose", () => {
    const rowsOf = (path: TargetPath) =>
      [...pathMarkup(path).root.querySelectorAll(".what-if-table tbody tr")].map(
        (row) => row.textContent ?? "",
      );
    const [now, none] = rowsOf(pathFixture());
    expect(now).toContain("2/4 xã (50,0%)");
    expect(none).not.toMatch(/\d/u);
    const [still, supposed] = rowsOf(pathFixture({ ticked: ["19819"] }));
    expect(still).toBe(now);
    expect(supposed).toContain("3/4 xã (75,0%)");
    expect(supposed).toContain("Đạt");
  });

  test("is a form that works without a script: boxes, the view kept, a button", () => {
    const { root } = pathMarkup(pathFixture({ ticked: ["19819"] }));
    const form = root.querySelector("form.what-if");
    expect([form?.getAttribute("method"), form?.getAttribute("action")]).toEqual([
      "get",
      "/units/46/path/KTS-1",
    ]);
    const boxes = [...root.querySelectorAll<HTMLInputElement>('input[name="with"][type="checkbox"]')];
    expect(boxes.map(({ value, defaultChecked }) => [value, defaultChecked])).toEqual([
      ["19819", true],
      ["19822", false],
    ]);
    for (const box of boxes) expect(box.getAttribute("aria-label")).toMatch(/^Chọn Xã/u);
    const kept = [...root.querySelectorAll(".what-if > input[type=hidden]")].map((each) =>
      each.getAttribute("name"),
    );
    expect(kept).toEqual(["period", "plan", "lens"]);
    expect(root.querySelector(".what-if noscript")?.textContent).toContain("Xem kết quả giả định");
  });

  test("has no hole in its words in either language and needs no inline style", () => {
    for (const locale of ["vi", "en"] as const) {
      const { text, markup } = pathMarkup(pathFixture({ ticked: ["19822"] }), locale);
      expect(text).not.toMatch(HOLES);
      expect(markup).not.toMatch(/ style=/u);
    }
  });

  test("without a step left says so", () => {
    expect(pathMarkup(pathFixture({ steps: [], stepsInAll: 0 })).text).toContain(
      "Không còn đơn vị nào chưa đạt",
    );
  });
});
