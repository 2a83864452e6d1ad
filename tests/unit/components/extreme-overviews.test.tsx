// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { UnitOverviewView } from "@/components/dashboard/unit-overview-view";
import type { Locale } from "@/lib/i18n/locale";
import {
  allMet,
  everybody,
  hugeFigures,
  nothingApplies,
  zeroByZero,
} from "@/tests/support/extreme-observations";
import { type FixtureAsked, overviewFixture } from "@/tests/support/overview-fixture";

const PROVINCE = "46";
const DISTRICT = "476";
const COMMUNE = "19822";

type Told = NonNullable<FixtureAsked["told"]>;

const EXTREMES: Readonly<Record<string, Told>> = {
  "nobody has reported": () => [],
  "nothing applies": (ground) => everybody(ground, PROVINCE, "2024", nothingApplies),
  "everything is met": (ground) => everybody(ground, PROVINCE, "2024", allMet),
  "every ratio is 0/0": (ground) => everybody(ground, PROVINCE, "2024", zeroByZero),
  "figures are huge": (ground) => everybody(ground, PROVINCE, "2024", hugeFigures),
  "one commune alone has reported": (ground) => everybody(ground, COMMUNE, "2024", allMet),
};

function pageOf(told: Told, unit: string, locale: Locale = "vi", explain?: string) {
  const overview = overviewFixture({ unit, told, ...(explain !== undefined && { explain }) });
  const root = document.createElement("div");
  root.innerHTML = renderToStaticMarkup(
    <UnitOverviewView overview={overview} locale={locale} statuses={[]} />,
  );
  const text = (root.textContent ?? "").replaceAll(/\s+/gu, " ");
  const ofTarget = (code: string, name: string) =>
    root.querySelector(`[id="${code}"] .cell-${name}`)?.textContent?.replaceAll(/\s+/gu, " ").trim();
  return { overview, root, text, ofTarget };
}

const extreme = (name: string): Told => {
  const told = EXTREMES[name];
  if (told === undefined) throw new Error(name);
  return told;
};

describe.each(Object.keys(EXTREMES))("where %s", (name) => {
  test.each([PROVINCE, DISTRICT, COMMUNE])("the page of %s holds no figure that is none", (unit) => {
    for (const locale of ["vi", "en"] as const) {
      const { root, text } = pageOf(extreme(name), unit, locale);
      expect(text).not.toMatch(/NaN|Infinity|undefined|\bnull\b|\[object|\{[a-z]+\}/u);
      expect(root.innerHTML).not.toMatch(/NaN|Infinity/u);
      expect(text).not.toMatch(/\b0\/0 (mục tiêu|nội dung|targets|contents)/u);
    }
  });
});

describe("where nobody has reported", () => {
  const { root, text } = pageOf(extreme("nobody has reported"), PROVINCE);

  test("the page says so, and orders and explains nothing that is not there", () => {
    expect(text).toContain("Chưa có số liệu được duyệt của kỳ này.");
    expect(text).not.toContain("xa đích nhất xếp trước");
    expect(root.querySelector(".targets")?.nextElementSibling?.textContent).toContain("chưa có số liệu");
    expect(text).not.toContain("thêm được, nếu đơn vị còn thiếu số liệu đều đạt");
  });

  test("no commune is said to have failed", () => {
    expect(text).not.toContain("Chưa xã nào có nội dung đạt chuẩn");
    expect(root.querySelector(".strip-figure")).toBeNull();
  });
});

describe("where nothing applies", () => {
  test("the sentence and the facts of a province say so", () => {
    const { text } = pageOf(extreme("nothing applies"), PROVINCE);
    expect(text).toContain(
      "Số liệu chốt đến ngày 14/12/2024: không mục tiêu nào theo Kế hoạch của tỉnh Thừa Thiên Huế áp dụng cho tỉnh Thừa Thiên Huế.",
    );
    expect(text).toContain("không mục tiêu nào áp dụng");
    expect(text).not.toContain("chưa đủ 80%");
    expect(text).toContain("trụ cột · không áp dụng");
  });

  test("a commune has no contents to count", () => {
    expect(pageOf(extreme("nothing applies"), COMMUNE).text).toContain("không nội dung nào áp dụng");
  });
});

describe("where every ratio is 0/0", () => {
  const { text, ofTarget } = pageOf(extreme("every ratio is 0/0"), PROVINCE);

  test("a report in full is not a missing one", () => {
    expect(ofTarget("CQS-1D", "result")).toBe("0/0 hồ sơkhông phát sinh, nên chưa có tỷ lệ");
    expect(ofTarget("CQS-2", "result")).toBe("Chưa có số liệu95 xã chưa có số liệu");
    expect(text).toContain("95 xã chưa có số liệu");
  });

  test("the sentence tells the ratios without a rate from the targets nobody reported", () => {
    const { overview } = pageOf(extreme("every ratio is 0/0"), PROVINCE);
    const scores = overview.pillars
      .filter(({ scored }) => scored)
      .flatMap(({ targets }) => targets)
      .map(({ score }) => score)
      .filter(({ status }) => status === "no-data");
    const idle = scores.filter(({ kind }) => kind === "ratio-of-sums").length;
    expect(idle).toBeGreaterThan(0);
    expect(text).toContain(
      `${scores.length - idle} chưa có số liệu, ${idle} không phát sinh (ghi 0/0) nên chưa có tỷ lệ.`,
    );
  });

  test("the children counted without data are named where they did report", () => {
    expect(text).toMatch(
      /Cột Chưa có số tính cả mục tiêu đã báo cáo 0\/0 \(không phát sinh, nên chưa có tỷ lệ\): [^.]*Huyện Quảng Điền \(\d\)/u,
    );
    expect(pageOf(extreme("nobody has reported"), PROVINCE).text).not.toContain("đã báo cáo 0/0");
  });

  test("the figure opened says the same, and that no report is missing", () => {
    const opened = pageOf(extreme("every ratio is 0/0"), PROVINCE, "vi", "CQS-1D").text;
    expect(opened).toContain("Con số: 0/0, không phát sinh, nên chưa có tỷ lệ");
    expect(opened).toContain("Không đơn vị nào thiếu báo cáo.");
  });
});

describe("where everything is met", () => {
  const { root, text } = pageOf(extreme("everything is met"), DISTRICT);

  test("there is no highest and no lowest, and no spread to draw", () => {
    expect(root.querySelector(".glance")).toBeNull();
    expect(text).not.toContain("cách nhau");
    expect(text).toContain("Tất cả 15 xã đạt đủ 5 nội dung");
  });
});

describe("where one commune alone has reported", () => {
  test("the others have not failed: they are counted apart", () => {
    const { overview, text } = pageOf(extreme("one commune alone has reported"), PROVINCE);
    expect(overview.contentSpread?.silent).toBe(94);
    expect(overview.contentSpread?.rows.at(-1)).toEqual({ met: 0, communes: 0, open: 0 });
    expect(text).toContain("1 xã đạt đủ 5 nội dung; 94 xã chưa có số liệu được duyệt");
  });
});
