// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { laggingWords } from "@/components/dashboard/printed-brief";
import { comparableSeries } from "@/components/dashboard/target-line";
import { UnitOverviewView } from "@/components/dashboard/unit-overview-view";
import type { Status } from "@/lib/domain/scoring/scorecard";
import type { Locale } from "@/lib/i18n/locale";
import { explainedFixture, type FixtureAsked, overviewFixture } from "@/tests/support/overview-fixture";

function page(
  asked: FixtureAsked,
  locale: Locale = "vi",
  statuses: Parameters<typeof UnitOverviewView>[0]["statuses"] = [],
) {
  const markup = renderToStaticMarkup(
    <UnitOverviewView overview={overviewFixture(asked)} locale={locale} statuses={statuses} />,
  );
  const root = document.createElement("div");
  root.innerHTML = markup;
  return { markup, root, text: (root.textContent ?? "").replaceAll(/\s+/gu, " ") };
}

const cell = (root: Element, code: string, name: string) =>
  root.querySelector(`[id="${code}"] .cell-${name}`)?.textContent?.replaceAll(/\s+/gu, " ").trim();

describe("the legend below the targets", () => {
  const legend = (unit: string) => page({ unit }).root.querySelector(".chart-legend")?.textContent ?? "";

  test("has no marks of periods where shares are drawn alone", () => {
    expect(legend("46")).toContain("mức phải đạt");
    expect(legend("46")).not.toContain("kỳ đạt chuẩn");
  });

  test("explains the marks of periods that stand in the table", () => {
    expect(legend("19822")).toContain("kỳ chưa đạt");
  });
});

describe("the golden province", () => {
  const { root, text } = page({ unit: "46", explain: "KTS-1" });

  test("shows the design's figures", () => {
    expect(cell(root, "CQS-6", "result")).toBe("1/9 huyện (11,1%)3 huyện chưa có số liệu; tối đa 44,4%");
    expect(cell(root, "CQS-1B", "result")).toBe("76,3% (27.779/36.394 hồ sơ)đủ số liệu");
    expect(cell(root, "CQS-1B", "gap")).toBe("còn thiếu 4.976 hồ sơ");
    expect(cell(root, "CQS-8", "result")).toBe("92,5% (1.660/1.794 người)14 đơn vị chưa có số liệu");
    expect(cell(root, "TD-1", "result")).toBe("0/9 huyệnchưa huyện nào có mô hình");
    expect(cell(root, "CQS-1B", "trend")).toBe("−20,7 điểm so với 2023");
    expect(cell(root, "CQS-7", "trend")).toBe("+3 huyện so với 2023");
    expect(cell(root, "CQS-5", "trend")).toBe("không đổi so với 2023");
    expect(text).toContain("83,3");
    expect(text).toContain("648/739");
  });

  test("lists targets worst gap first within a pillar", () => {
    const rows = [...root.querySelectorAll("tr.target")].map(({ id }) => id);
    expect(rows.slice(0, 6)).toEqual(["CQS-6", "CQS-2", "CQS-1B", "CQS-3", "CQS-8", "CQS-5"]);
  });

  test("shows the national level only where the plan differs", () => {
    const national = (code: string) => root.querySelector(`[id="${code}"] .national`)?.textContent ?? null;
    expect(national("CQS-2")).toContain("ít nhất 97%");
    expect(national("CQS-3")).toContain("50%");
    expect(national("TD-1")).toContain("mỗi tỉnh");
    expect(national("CQS-4")).toBeNull();
    expect(root.querySelector('[id="CQS-6"]')?.textContent).toContain("(mức cả nước)");
  });

  test("opens a figure in place: sum, reasoning, sources, trend", () => {
    const opened = root.querySelector(".explanation")?.textContent ?? "";
    expect(opened).toContain("54 ÷ 92 = 58,7%");
    expect(opened).toContain(
      "Năm 2021 là 36,7% (33/90 xã). Đi đều đến 70% vào ngày 31/12/2025 thì ngày 31/12/2024 cần 61,7%.",
    );
    expect(opened).toContain("bằng 0,88 lần quãng đường phải đi, dưới mức 0,95 của “Đúng tiến độ”");
    expect(opened).toContain("Nếu đều đạt thì 72,8% (67/92)");
    expect(opened).toContain("Còn thiếu 11 xã để có 65/92 xã (70,7%).");
    expect(opened).toContain(
      "Dự báo đến 31/12/2025: 66,6% (khoảng 80%: 59,4–72,6%). Không dùng để xếp trạng thái.",
    );
    expect(root.querySelectorAll(".explanation svg.trend").length).toBeGreaterThan(0);
    expect(root.querySelectorAll(".explanation")).toHaveLength(1);
  });

  test("a count per unit divides the units it names, and says where models are counted", () => {
    const opened = page({ unit: "46", explain: "TD-1" }).root.querySelector(".explanation");
    const rows = [...(opened?.querySelectorAll("table.sum tr") ?? [])].map((row) => row.textContent);
    expect(rows).toEqual(["Huyện có đủ mô hình0", "Huyện phải tính9", "Xã được đếm mô hình95"]);
    expect(opened?.textContent).toContain("Đếm mô hình ở: ");
    expect(opened?.textContent).not.toContain("Mẫu số: ");
  });

  test("says why a target stays undetermined, at its bar and where it is opened", () => {
    const { pillars } = overviewFixture({ unit: "46", childless: true });
    const open = pillars
      .flatMap(({ targets }) => targets)
      .find(({ score }) => score.status === "undetermined");
    const bar = root.querySelector(`[id="${open?.indicator.code}"] .cell-bullet svg`);
    expect(bar?.getAttribute("aria-label")).toMatch(
      /, chưa kết luận: \d+ \S+ chưa có số liệu, kết quả chung còn có thể thay đổi$/u,
    );
    expect(root.querySelector(".explanation")?.textContent).toContain("nên chưa kết luận.");
  });

  test("counts the communes by contents met", () => {
    const figure = [...root.querySelectorAll("figure")].find((each) => each.querySelector(".dot-rows"));
    expect(figure?.querySelector("h3")?.textContent).toBe("Chưa xã nào đạt đủ 5 nội dung; 20 xã đạt 4/5");
    expect(figure?.querySelector(".dot-rows")?.getAttribute("aria-label")).toBe(
      "Số xã theo số nội dung đạt chuẩn: 5/5: 0 xã, 4/5: 20 xã, 3/5: 38 xã, 2/5: 27 xã, 1/5: 8 xã, 0/5: 2 xã",
    );
    expect(text).toContain("Xã đủ 7/7 chỉ số theo dõi");
    expect(text).toContain("35/95");
  });

  test("tells the printed page which districts lag and what is needed", () => {
    const brief = root.querySelector(".printed-brief")?.textContent ?? "";
    expect(brief).toContain(
      "đơn vị cấp huyện có từ 2 mục tiêu nguy cơ hoặc không đạt: thị xã Hương Thủy (5)",
    );
    expect(brief).toContain(
      "Cần thêm: xã thông minh thí điểm 9 huyện; hồ sơ công việc cấp tỉnh 4.976 hồ sơ.",
    );
  });

  test("counts criteria and services alone as contents a commune lacks, not its shares of files", () => {
    const overview = overviewFixture({ unit: "476" });
    const [pattern] = overview.children ?? [];
    if (pattern === undefined) throw new Error("no children");
    const commune = (name: string, statuses: typeof pattern.statuses) => ({
      ...pattern,
      unit: { code: name, name },
      statuses,
    });
    const told = (children: typeof overview.children) => laggingWords({ ...overview, children }, "vi");
    const files = commune("Xã Hồ Sơ", { "not-met": 1, "at-risk": 1, missed: 1 });
    expect(told([files])).toBe("Không xã nào trong 1 xã còn từ 2 nội dung chưa đạt chuẩn.");
    expect(told([files, commune("Xã Hai", { "not-met": 2, missed: 1 })])).toBe(
      "1/2 xã còn từ 2 nội dung chưa đạt chuẩn: xã Hai (2).",
    );
  });

  test("puts totals first and ranks the children", () => {
    const rows = [...root.querySelectorAll(".children tbody tr")].map((row) => row.textContent ?? "");
    expect(rows[0]).toContain("Toàn tỉnh");
    expect(rows[1]).toContain("Huyện Nam Đông");
    expect(rows[1]).toContain("87,2");
    expect(rows[9]).toContain("Huyện A Lưới");
  });
});

test("the trend of few units says how many they are, not a percentage of them", () => {
  const root = document.createElement("div");
  root.innerHTML = renderToStaticMarkup(
    <UnitOverviewView overview={overviewFixture({ unit: "476", explain: "CQS-2" })} locale="vi" />,
  );
  expect(root.querySelector(".target-trend h4")?.textContent).toMatch(/: năm 2024 là \d+\/\d+ xã[^%]*$/u);
});

describe("the index opened up", () => {
  const read = (asked: FixtureAsked, locale: Locale = "vi") => {
    const overview = overviewFixture(asked);
    const root = document.createElement("div");
    root.innerHTML = renderToStaticMarkup(
      <UnitOverviewView overview={overview} locale={locale} explainsIndex={true} />,
    );
    return { overview, panel: root.querySelector(".index-explained"), root };
  };
  const cellsOf = (row: Element) => [...row.children].map((cell) => cell.textContent?.trim());

  test("lists every target it is the mean of, and the mean is the index", () => {
    const { overview, panel } = read({ unit: "46" });
    const { index } = overview.scorecard ?? {};
    expect(panel?.querySelector("h2")?.textContent).toBe(
      `Chỉ số tham khảo 83,3: trung bình mức đạt của ${index?.scored} mục tiêu`,
    );
    const rows = [...(panel?.querySelectorAll("tbody tr:not(.rows-of-pillar, .total)") ?? [])].map(cellsOf);
    expect(rows).toContainEqual([
      expect.stringMatching(/^8\.4 xã nông thôn mới.*100%/u),
      expect.stringContaining("80/95 xã"),
      "84,2%",
    ]);
    const attained = rows.map((cells) => Number(cells[2]?.replace("%", "").replace(",", ".")));
    const mean = attained.reduce((sum, each) => sum + each, 0) / attained.length;
    expect(rows).toHaveLength(index?.scored ?? -1);
    expect(mean).toBeCloseTo(Number(index?.value), 1);
    expect(panel?.querySelector(".total td")?.textContent).toBe("83,3");
  });

  test("says why there is none while too few targets have data", () => {
    const { panel } = read({ unit: "46", empty: true });
    expect(panel?.querySelector("h2")?.textContent).toMatch(/^Chưa có chỉ số: 1\/\d+ mục tiêu có số liệu/u);
    expect(panel?.querySelector(".total")).toBeNull();
  });

  test("opens and closes from the fact", () => {
    const opener = page({ unit: "46" }).root.querySelector(".facts a[aria-expanded]");
    expect([opener?.textContent, opener?.getAttribute("aria-expanded")]).toEqual([
      "Chỉ số tham khảo",
      "false",
    ]);
    expect(opener?.getAttribute("href")).toContain("explain=index#index-explained");
    const closer = read({ unit: "46" }).root.querySelector(".facts a[aria-expanded]");
    expect(closer?.getAttribute("aria-expanded")).toBe("true");
    expect(closer?.getAttribute("href")).not.toContain("explain=");
  });
});

describe("one count on a page", () => {
  const { pillars, ...rest } = overviewFixture({ unit: "46" });
  const [first] = pillars;
  const slow = pillars.flatMap(({ targets }) => targets).find(({ score }) => score.status === "slow");
  if (first === undefined || slow === undefined) throw new Error("no slow target");
  const own = { ...first, code: "KHAC", scored: false, targets: [slow] };
  const shown = (locale: Locale, statuses: readonly Status[] = []) => {
    const root = document.createElement("div");
    root.innerHTML = renderToStaticMarkup(
      <UnitOverviewView
        overview={{ ...rest, pillars: [...pillars, own] }}
        locale={locale}
        statuses={statuses}
      />,
    );
    return root;
  };

  test("a goal outside the index is listed and named, and counted neither in the chips nor in the total", () => {
    const root = shown("vi");
    expect(root.querySelector("#targets")?.textContent).toBe(
      "15 mục tiêu và 1 mục tiêu khác của tỉnh, xa đích nhất xếp trước",
    );
    expect(shown("en").querySelector("#targets")?.textContent).toContain(
      "15 targets and 1 other provincial goal",
    );
    expect(root.querySelectorAll("tr.target")).toHaveLength(16);
    const chips = [...root.querySelectorAll(".status-filters b")].map(({ textContent }) =>
      Number(textContent),
    );
    expect(chips.reduce((sum, count) => sum + count, 0)).toBe(15);
    const total = [...root.querySelectorAll(".children .total .count")].map(({ textContent }) =>
      Number(textContent),
    );
    expect(total.reduce((sum, count) => sum + count, 0)).toBe(15);
  });

  test("a chip shows as many targets as it counts", () => {
    const count = [...shown("vi").querySelectorAll(".status-filters li")].find(({ textContent }) =>
      textContent?.startsWith("Chậm tiến độ"),
    );
    expect(count?.querySelector("b")?.textContent).toBe("1");
    expect(shown("vi", ["slow"]).querySelectorAll("tr.target")).toHaveLength(1);
  });

  test("a filter chosen is said, and a filter taken away as well", () => {
    const said = (statuses: readonly Status[]) =>
      shown("vi", statuses).querySelector("section > [role=status]")?.textContent;
    expect(said(["slow"])).toBe("Chỉ hiện 1 mục tiêu");
    expect(said([])).toBe("Hiện tất cả mục tiêu");
  });
});

describe("the small trend", () => {
  const { view } = overviewFixture({ unit: "46" });
  const [pattern] = overviewFixture({ unit: "46" }).pillars.flatMap(({ targets }) => targets);
  if (pattern === undefined) throw new Error("no targets");
  const half = view.periods.find(({ code }) => code === "2024-H1");
  if (half === undefined) throw new Error("no half-year");
  const codesOf = (timing: "flow" | "state") =>
    comparableSeries(
      { ...pattern, indicator: { ...pattern.indicator, timing } },
      { view: { ...view, period: half } },
    ).map(({ period }) => period);

  test("of files handled goes from half-year to half-year", () => {
    expect(codesOf("flow")).toEqual(["2022-H1", "2023-H1", "2024-H1"]);
  });

  test("of a state goes from year to year and ends with the half-year shown, as its change does", () => {
    expect(codesOf("state")).toEqual(["2021", "2022", "2023", "2024-H1"]);
  });
});

describe("many children", () => {
  test("show their ends before the table of all, units of the last place shown counted", () => {
    const overview = overviewFixture({ unit: "46" });
    const [pattern] = overview.children ?? [];
    if (pattern === undefined) throw new Error("no children");
    const ranks = [1, 2, 3, 4, 5, 5, 5, 8, 9, 10, 11, 12];
    const children = ranks.map((rank, place) => ({
      ...pattern,
      rank,
      unit: { code: `${900 + place}`, name: `Huyện Số ${place + 1}` },
    }));
    const root = document.createElement("div");
    root.innerHTML = renderToStaticMarkup(
      <UnitOverviewView overview={{ ...overview, children }} locale="vi" />,
    );
    const [highest, lowest] = root.querySelectorAll(".glance > div");
    expect(highest?.textContent).toContain("=5Huyện Số 5");
    expect(highest?.textContent).toContain("và 2 đơn vị khác cùng hạng");
    expect([...(lowest?.querySelectorAll("a") ?? [])].map((link) => link.textContent)).toEqual(
      [12, 11, 10, 9, 8].map((place) => `Huyện Số ${place}`),
    );
    expect(lowest?.textContent).not.toContain("cùng hạng");
    expect(page({ unit: "46" }).root.querySelector(".glance")).toBeNull();
  });
});

describe("every level", () => {
  const everywhere = ["VN", "46", "474", "476", "19822"].flatMap((unit) =>
    (["vi", "en"] as const).map((locale) => [unit, locale] as const),
  );

  test.each(everywhere)("%s in %s opens every target without a hole in its words", (unit, locale) => {
    const overview = overviewFixture({ unit, childless: true });
    for (const { indicator } of overview.pillars.flatMap(({ targets }) => targets)) {
      const explained = explainedFixture({ unit, explain: indicator.code });
      const markup = renderToStaticMarkup(
        <UnitOverviewView overview={{ ...overview, explained }} locale={locale} />,
      );
      expect(markup.replaceAll(/<[^>]*>/gu, " "), indicator.code).not.toMatch(/undefined|NaN|\{\w+\}|null/u);
      expect(markup, indicator.code).toContain('class="explanation"');
    }
  });

  test.each(everywhere)("%s in %s needs no inline style, which the policy forbids", (unit, locale) => {
    const { root } = page({ unit, explain: "CQS-8" }, locale);
    // The interactive chart is drawn in the browser only, by scripts, which may set styles.
    const styled = [...root.querySelectorAll("[style]")].filter((each) => each.closest(".moving") === null);
    expect(styled).toEqual([]);
  });

  test("a commune reads met or not met, never a percentage of communes", () => {
    const { root, text } = page({ unit: "19822" });
    expect(text).toContain("Xã Điền Hương đạt chuẩn 3/5 nội dung");
    expect(cell(root, "CQS-2", "result")).toBe("Đạt chuẩn");
    expect(cell(root, "XHS-1", "result")).toBe("Chưa đạt chuẩn");
    expect(root.querySelector("#targets")?.textContent).toBe("7 mục tiêu, trong đó 5 nội dung");
    for (const code of ["CQS-2", "CQS-3", "CQS-4", "KTS-1", "XHS-1"])
      expect(root.querySelector(`[id="${code}"]`)?.textContent, code).not.toMatch(/%/u);
    expect(root.querySelector(".children")).toBeNull();
  });

  test("units out of scope stand apart and have nothing to report", () => {
    const { root } = page({ unit: "474" });
    const outside = root.querySelector(".children .outside")?.textContent ?? "";
    expect(outside).toContain("Phường Tây Lộc");
    expect(outside).toContain("Ngoài phạm vi");
    expect(page({ unit: "19750" }).text).toContain("ngoài phạm vi của chương trình");
  });

  test("an empty period says so and keeps what is asked for", () => {
    const { text } = page({ unit: "46", empty: true });
    expect(text).toContain("Chưa có số liệu được duyệt của kỳ này.");
    expect(text).toContain("ít nhất 90%");
  });
});

describe("the page as a document", () => {
  test("a status leaves only its own targets", () => {
    const { root } = page({ unit: "46" }, "vi", ["slow"]);
    expect([...root.querySelectorAll("tr.target")].map(({ id }) => id)).toEqual(["CQS-1B"]);
  });

  test("has one h1, one main, unique ids and a name on every image", () => {
    const { root } = page({ unit: "46", explain: "CQS-2" });
    expect(root.querySelectorAll("h1")).toHaveLength(1);
    expect(root.querySelectorAll("main")).toHaveLength(1);
    const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const image of root.querySelectorAll('[role="img"]'))
      expect(image.getAttribute("aria-label")).toBeTruthy();
  });

  test("English leaves no Vietnamese words of ours", () => {
    const { text } = page({ unit: "46", explain: "KTS-1" }, "en");
    expect(text).not.toMatch(/mục tiêu|chưa|đơn vị|còn thiếu|ít nhất|huyện|Kế hoạch|Nguồn/u);
    expect(text).toContain("meets 3 of 15 targets");
  });
});
