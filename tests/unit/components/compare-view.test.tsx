// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CompareView } from "@/components/dashboard/compare-view";
import type { Locale } from "@/lib/i18n/locale";
import { type ComparedAsked, comparisonFixture } from "@/tests/support/comparison-fixture";

function shown(asked: ComparedAsked, locale: Locale = "vi") {
  const root = document.createElement("div");
  root.innerHTML = renderToStaticMarkup(
    <CompareView comparison={comparisonFixture(asked)} locale={locale} />,
  );
  return { root, text: (root.textContent ?? "").replaceAll(/\s+/gu, " ") };
}

const usual = { units: ["46", "474", "483"], targets: ["KTS-1", "XHS-1"] };

describe("nothing to compare", () => {
  test("without units says what to do next", () => {
    const { text, root } = shown({ units: [], targets: ["KTS-1"] });
    expect(text).toContain("Chưa chọn đơn vị để so sánh");
    expect(root.querySelector("table, .compare-chart")).toBeNull();
  });

  test("without targets likewise", () => {
    expect(shown({ ...usual, targets: [] }).text).toContain("Chưa chọn mục tiêu để so sánh");
  });

  test("without any figures draws no lines and says so", () => {
    const { text, root } = shown({ ...usual, empty: true });
    expect(root.querySelectorAll(".compare-chart")).toHaveLength(0);
    expect(text).toContain("chưa có số liệu");
    expect(text).not.toMatch(/NaN|undefined|null/u);
  });

  test("names what was left out as it was asked for", () => {
    const { text } = shown({ ...usual, leftOut: { units: ["01-x"], surplusTargets: 1 } });
    expect(text).toContain("Không so sánh: “01-x”.");
    expect(text).toContain("Chỉ so sánh 3 mục tiêu đầu tiên.");
  });
});

describe("the lead", () => {
  test("of one unit says how its targets stand, of several how many meet them", () => {
    const { text } = shown({ units: ["46"], targets: ["KTS-1", "XHS-1"] });
    expect(text).not.toContain("đơn vị đạt");
    expect(text).toContain("xã có hợp tác xã, % số xã: chưa kết luận;");
    expect(shown(usual).text).toMatch(/xã có hợp tác xã, % số xã: \d\/3 đơn vị đạt/u);
  });
});

describe("the title", () => {
  test("names what is compared", () => {
    const title = (asked: Parameters<typeof shown>[0]) => shown(asked).root.querySelector("h1")?.textContent;
    expect(title({ units: [], targets: ["KTS-1"] })).toBe("So sánh đơn vị");
    expect(title({ units: ["46"], targets: ["KTS-1"] })).toBe("So sánh đơn vị: Thừa Thiên Huế");
    expect(title(usual)).toMatch(/^So sánh .+, .+ và .+$/u);
  });
});

describe("small multiples", () => {
  test("one per target, all from the same day to the same day", () => {
    const charts = [...shown(usual).root.querySelectorAll(".compare-chart")];
    expect(charts).toHaveLength(2);
    const years = charts.map((chart) =>
      [...chart.querySelectorAll("text")].map(({ textContent }) => textContent),
    );
    const axis = (texts: (string | null)[]) => texts.filter((text) => /^(?:\d{4}|\d+%)$/u.test(text ?? ""));
    expect(axis(years[0] ?? [])).toEqual(axis(years[1] ?? []));
  });

  test("tell units apart by dash, mark and name, not by colour alone", () => {
    const chart = shown(usual).root.querySelector(".compare-chart");
    const lines = [...(chart?.querySelectorAll("path[stroke-width='2']") ?? [])];
    expect(new Set(lines.map((line) => line.getAttribute("stroke-dasharray"))).size).toBe(3);
    const names = [...(chart?.querySelectorAll("tspan") ?? [])].map(({ textContent }) => textContent);
    expect(names).toEqual(expect.arrayContaining(["Thừa Thiên Huế", "58,7%"]));
    const marks = [...(chart?.querySelectorAll("path:has(title)") ?? [])].map((mark) =>
      mark.getAttribute("d")?.replaceAll(/[\d. -]+/gu, ""),
    );
    expect(new Set(marks).size).toBeGreaterThanOrEqual(3);
  });

  test("of a target none of the units has say so", () => {
    expect(shown({ units: ["19822"], targets: ["CQS-1B"] }).text).toContain("không tính ở các đơn vị này");
  });

  test("draw the target and say the finding in words", () => {
    const { root } = shown(usual);
    const chart = root.querySelector(".compare-chart");
    expect(chart?.getAttribute("aria-label")).toMatch(/cao nhất .+, thấp nhất .+\. mức phải đạt \d+%/u);
  });

  test("count where there are few units, in the chart, its finding and the table of periods", () => {
    const { root } = shown({ units: ["474", "483"], targets: ["XHS-1"] });
    const title = root.querySelector(".compare-chart")?.getAttribute("aria-label") ?? "";
    expect(title).toMatch(/\d+\/\d+, thấp nhất .+ \d+\/\d+\./u);
    const ends = [...root.querySelectorAll(".end-value")].map(({ textContent }) => textContent);
    expect(ends.filter((text) => /^\d+\/\d+$/u.test(text ?? ""))).toHaveLength(2);
    expect(root.querySelector("details td")?.textContent).toMatch(/^\d+\/\d+ \(.+%\)$/u);
  });

  test("name all units that share the highest or lowest value", () => {
    const { root } = shown({ units: ["46", "474", "474"], targets: ["XHS-1"], rename: "Huyện Phú Lộc" });
    const finding = root.querySelector(".compare-panel h3")?.textContent ?? "";
    expect(finding.match(/\(474\)/gu)).toHaveLength(2);
  });

  test("leave out a unit that only meets or does not, and say so", () => {
    const { root, text } = shown({ units: ["46", "19822"], targets: ["XHS-1"] });
    expect(text).toMatch(/Không vẽ .+: ở đó mục tiêu này đo bằng cách khác/u);
    expect(root.querySelectorAll(".compare-chart path[stroke-width='2']")).toHaveLength(1);
  });

  test("keep units of one name apart by their codes", () => {
    const { root } = shown({ ...usual, rename: "Huyện Phú Lộc" });
    const heads = [...root.querySelectorAll(".compare-table thead a")].map(({ textContent }) => textContent);
    expect(new Set(heads).size).toBe(3);
  });
});

describe("the table", () => {
  test("has result with counts, status and shortfall of every unit", () => {
    const { root } = shown(usual);
    const table = root.querySelector(".compare-table");
    expect(table?.querySelectorAll("tbody tr")).toHaveLength(2);
    const first = table?.querySelector("tbody td")?.textContent ?? "";
    expect(first).toContain("58,7%");
    expect(first).toContain("(54/92 xã)");
    expect(first).toContain("còn thiếu");
    expect(table?.querySelectorAll("tbody .chip")).toHaveLength(6);
  });

  test("leads to the reason of a figure under the same view", () => {
    const link = shown(usual).root.querySelector(".compare-table td a");
    expect(link?.getAttribute("href")).toBe(
      "/units/46?period=2024&plan=national&lens=approved&explain=KTS-1#KTS-1",
    );
  });
});

describe("choosing", () => {
  test("works as plain forms and links that keep the rest of the address", () => {
    const { root } = shown(usual);
    const form = root.querySelector("form:has(#add)");
    const kept = [...(form?.querySelectorAll("input[type=hidden]") ?? [])].map((field) => [
      field.getAttribute("name"),
      field.getAttribute("value"),
    ]);
    expect(Object.fromEntries(kept)).toEqual({
      units: "46,474,483",
      targets: "KTS-1,XHS-1",
      period: "2024",
      lens: "approved",
    });
    expect(form?.querySelector("button")?.textContent).toBe("Thêm");
    expect(root.querySelector("datalist option")?.getAttribute("value")).toBe("Tỉnh Nghệ An (40)");
    expect(root.querySelector(".chosen a")?.getAttribute("href")).toBe(
      "/compare?units=474,483&targets=KTS-1,XHS-1&period=2024&lens=approved",
    );
  });

  test("stops at four units and three targets", () => {
    const { root, text } = shown({
      units: ["46", "474", "483", "19822"],
      targets: ["KTS-1", "XHS-1", "CQS-2"],
    });
    expect(root.querySelector("#add, #addTarget")).toBeNull();
    expect(text).toContain("nhiều nhất 4 đơn vị");
  });
});

test("English is complete", () => {
  const { text } = shown(usual, "en");
  expect(text).toContain("Comparison of");
  expect(text).toContain("highest");
  expect(text).not.toMatch(/đơn vị|mục tiêu|so sánh/iu);
});
