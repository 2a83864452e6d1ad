// @vitest-environment jsdom
import { act, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HeatTableView } from "@/components/dashboard/heat-table-view";
import { HistoryView } from "@/components/dashboard/history-view";
import { RankingView } from "@/components/dashboard/ranking-view";
import {
  FAILING,
  type HeatOrder,
  type HeatRow,
  type HeatShow,
  type HeatTable,
} from "@/lib/contracts/heat-table";
import type { ComparisonFrame } from "@/lib/contracts/page-frame";
import type { Ranking, RankingRow } from "@/lib/contracts/ranking";
import type { UnitHistory } from "@/lib/contracts/unit-history";
import type { TargetRow, UnitOverview } from "@/lib/contracts/unit-overview";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import { nameInSentence } from "@/lib/format/indicator-name";
import type { Locale } from "@/lib/i18n/locale";
import { type FixtureAsked, overviewFixture } from "@/tests/support/overview-fixture";

function read(view: ReactElement) {
  const root = document.createElement("div");
  root.innerHTML = renderToStaticMarkup(view);
  return { root, text: (root.textContent ?? "").replaceAll(/\s+/gu, " ") };
}

const rowsOf = ({ pillars }: UnitOverview): readonly TargetRow[] => pillars.flatMap(({ targets }) => targets);

const frameOf = ({
  unit,
  breadcrumb,
  neighbours,
  view,
  structure,
  scoringVersion,
  demonstration,
}: UnitOverview) =>
  ({
    unit,
    breadcrumb,
    neighbours,
    view,
    structure,
    scoringVersion,
    demonstration,
    latestAt: null,
  }) satisfies ComparisonFrame;

interface HeatAsked extends FixtureAsked {
  readonly show?: HeatShow;
  /** Changes every score after it was computed. */
  readonly bend?: (score: TargetScore) => TargetScore;
  readonly rename?: string;
  readonly onlyFirst?: boolean;
  readonly order?: Partial<HeatOrder>;
}

const USUAL_ORDER: HeatOrder = {
  show: "value",
  units: "children",
  sort: "met",
  direction: "desc",
  name: "",
  province: null,
  failingAtLeast: 0,
  target: null,
  status: null,
  page: 1,
};

/** The table of the golden province or one of its districts, each child scored as on its own page. */
function heatFixture({ show = "value", bend, rename, onlyFirst, order = {}, ...asked }: HeatAsked) {
  const parent = overviewFixture(asked);
  const listed = (parent.children ?? []).filter(({ inScope }) => inScope);
  const children = (onlyFirst ? listed.slice(0, 1) : listed).map(({ unit }) =>
    overviewFixture({ ...asked, unit: unit.code }),
  );
  const first = children[0];
  if (first === undefined) throw new Error("a table needs children");
  const shown = rowsOf(first);
  const toRow = (overview: UnitOverview): HeatRow => {
    const own = rowsOf(overview);
    const cells = shown.map(({ indicator }) => {
      const found = own.find((row) => row.indicator.code === indicator.code);
      if (found === undefined) return null;
      return {
        score: bend === undefined ? found.score : bend(found.score),
        previous: show === "change" ? found.previous : null,
      };
    });
    return {
      unit: { code: overview.unit.code, name: rename ?? overview.unit.name },
      type: overview.unit.type,
      parent: null,
      cells,
      met: cells.filter((cell) => cell?.score.status === "met").length,
      applicable: overview.scorecard?.index.applicable ?? 0,
      failing: cells.filter((cell) => cell !== null && FAILING.has(cell.score.status)).length,
    };
  };
  const rows = children.map(toRow);
  return {
    ...frameOf(parent),
    present: parent.coverage.present,
    order: { ...USUAL_ORDER, show, ...order },
    pillars: first.pillars.map(({ name, targets }) => ({ name, columns: targets.length })),
    columns: shown.map(({ indicator, wording, previous }, place) => ({
      indicator,
      wording,
      comparedWith: previous === null ? null : { code: previous.period, name: previous.name },
      failing: rows.filter(({ cells }) => FAILING.has(cells[place]?.score.status ?? "met")).length,
    })),
    leftOut: rowsOf(parent)
      .map(({ indicator }) => indicator)
      .filter(({ code }) => !shown.some(({ indicator }) => indicator.code === code)),
    total: toRow(parent),
    rows,
    unitsFailing: rows.filter((row) => row.failing > 1).length,
    districts: null,
  } satisfies HeatTable;
}

function heat(asked: HeatAsked, locale: Locale = "vi") {
  const table = heatFixture(asked);
  const page = read(<HeatTableView table={table} locale={locale} />);
  /** The cell of a unit by its place in the fixture, wherever its row is drawn; 0 is the unit of the table. */
  const cell = (unit: number, code: string) => {
    const place = table.columns.findIndex(({ indicator }) => indicator.code === code);
    const wanted = `/units/${table.rows[unit - 1]?.unit.code}?`;
    const row = [...page.root.querySelectorAll("tbody tr")].find((each) =>
      unit === 0
        ? each.className === "total"
        : each.querySelector("th a")?.getAttribute("href")?.startsWith(wanted),
    );
    return row?.querySelectorAll("td")[place + 1] ?? null;
  };
  return { ...page, table, cell };
}

describe("children × targets of the golden province", () => {
  test("a cell tells counts where few report, percentages where many do, and its status in words", () => {
    const { cell, table } = heat({ unit: "46" });
    const place = table.rows.findIndex(({ unit }) => unit.code === "476") + 1;
    const score = table.rows[place - 1]?.cells.find((each) => each?.score.indicator === "CQS-2")?.score;
    expect(score?.smallSample).toBe(true);
    expect(cell(place, "CQS-2")?.textContent).toBe(`${score?.numerator}/${score?.denominator}`);
    expect(cell(place, "CQS-1C")?.textContent).toMatch(/^\d+,\d%$/u);
    expect(cell(0, "CQS-2")?.textContent).toBe("84,2%");
    expect(cell(0, "CQS-2")?.querySelector("a")?.title).toBe(
      "Đúng tiến độ · 84,2% (80/95 xã) · 11 xã chưa có số liệu; tối đa 95,8%",
    );
    expect(cell(0, "CQS-2")?.querySelector("svg")?.getAttribute("aria-label")).toBe("Đúng tiến độ");
  });

  test("the sentence names every target that fails most often, and counts them where they are many", () => {
    const table = heatFixture({ unit: "46" });
    const leadWith = (failing: readonly number[]) => {
      const columns = table.columns.map((column, place) => ({ ...column, failing: failing[place] ?? 0 }));
      return read(<HeatTableView table={{ ...table, columns }} locale="vi" />).text;
    };
    const [first, second] = table.columns.map(({ indicator }) => nameInSentence(indicator, "vi"));
    expect(leadWith([4, 3])).toContain(`nguy cơ hoặc không đạt nhất: ${first} (4 đơn vị cấp huyện).`);
    expect(leadWith([3, 3])).toContain(`nhất: ${first} và ${second} (mỗi mục tiêu 3 đơn vị cấp huyện).`);
    expect(leadWith([2, 2, 2, 2])).toContain("nhất: 4 mục tiêu như nhau (mỗi mục tiêu 2 đơn vị cấp huyện).");
  });

  test("every cell leads to the explanation on the child's page, every head to its order", () => {
    const { root, table } = heat({ unit: "46" });
    const links = [...root.querySelectorAll<HTMLAnchorElement>("tbody td a")].map((a) =>
      a.getAttribute("href"),
    );
    expect(links).toHaveLength((table.rows.length + 1) * table.columns.length);
    expect(links).toContain("/units/476?period=2024&plan=thua-thien-hue&lens=approved&explain=CQS-2#CQS-2");
    const heads = [...root.querySelectorAll("thead th[scope=col] a")].map(
      (a) => a.getAttribute("href") ?? "",
    );
    expect(heads).toHaveLength(table.columns.length + 2);
    expect(heads[1]).toContain("/units/46/heat-table?");
    expect(heads[1]).toContain("dir=asc");
    expect(heads.at(-1)).toContain("sort=");
    expect(root.querySelectorAll("thead [aria-sort]")).toHaveLength(1);
  });

  test("a report of 0/0 is marked as one, in the cell, its words and the legend; a missing one is not", () => {
    const bent = (reported: number) =>
      heat({
        unit: "46",
        bend: (score) =>
          score.kind === "ratio-of-sums"
            ? { ...score, value: null, numerator: null, denominator: null, reported, status: "no-data" }
            : score,
      });
    const { cell, text } = bent(1);
    expect(cell(1, "CQS-1C")?.textContent).toBe("0/0");
    expect(cell(1, "CQS-1C")?.querySelector("a")?.title).toMatch(
      /^Chưa có số liệu · 0\/0 hồ sơ · không phát sinh, nên chưa có tỷ lệ/u,
    );
    expect(text).toContain("0/0không phát sinh, nên chưa có tỷ lệ");
    expect(bent(0).cell(1, "CQS-1C")?.textContent).toBe("…");
    expect(bent(0).text).not.toContain("không phát sinh");
  });

  test("the head of the counts says that they are sorted by their share", () => {
    const { root } = heat({ unit: "46" });
    const head = root.querySelector("thead [aria-sort]");
    expect(head?.textContent).toContain("theo tỷ lệ");
    expect(head?.querySelector("a")?.title).toContain("trên số mục tiêu áp dụng");
  });

  test("the share of the target is shaded by fixed classes and never rounds up to it", () => {
    const { cell, root } = heat({
      unit: "46",
      show: "attainment",
      bend: (score) => (score.attainment === null ? score : { ...score, attainment: "0.999900" }),
    });
    expect(cell(1, "CQS-1C")?.textContent).toBe("99,99%");
    expect(cell(1, "CQS-1C")?.className).toBe("q4");
    expect(root.querySelectorAll(".swatch")).toHaveLength(5);
    expect(heat({ unit: "46" }).root.querySelectorAll(".swatch")).toHaveLength(0);
  });

  test("a change is in points or in units, and says against what", () => {
    const { cell, text, table } = heat({ unit: "46", show: "change" });
    expect(cell(0, "CQS-1C")?.textContent).toMatch(/^[+−]\d+,\d$/u);
    expect(cell(0, "CQS-7")?.textContent).toBe("+3 huyện");
    expect(cell(0, "CQS-5")?.textContent).toBe("0");
    expect(text).toContain("so với năm 2023");
    const communes = table.rows[0]?.cells.findIndex((cellOf) => cellOf?.score.indicator === "CQS-2") ?? -1;
    expect(table.rows[0]?.cells[communes]?.score.smallSample).toBe(true);
    expect(cell(1, "CQS-2")?.textContent).toMatch(/^(0|…|[+−]\d+ xã)$/u);
  });

  test("names every target in full and those that are only the province's", () => {
    const { root, text, table } = heat({ unit: "46" });
    expect(root.querySelectorAll(".heat-names dd")).toHaveLength(table.columns.length);
    expect(text).toContain("Không có trong bảng vì không tính ở đơn vị cấp huyện: hồ sơ công việc cấp tỉnh.");
  });

  test("a commune meets or does not, without percentages of communes", () => {
    const { cell } = heat({ unit: "476" });
    for (const code of ["CQS-2", "CQS-3", "KTS-1"])
      expect(cell(1, code)?.textContent).toMatch(/^(Đạt|Chưa đạt|…|–)$/u);
  });
});

describe("the table by keyboard", () => {
  let leave: (() => void) | undefined;
  beforeEach(() => {
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    // Nothing scrolls here.
    Element.prototype.scrollTo = () => {};
    Element.prototype.scrollIntoView = () => {};
  });
  afterEach(() => {
    leave?.();
    vi.unstubAllGlobals();
  });

  function openHeat(order: Partial<HeatOrder> = {}) {
    const place = document.body.appendChild(document.createElement("div"));
    const root = createRoot(place);
    act(() => root.render(<HeatTableView table={heatFixture({ unit: "46", order })} locale="vi" />));
    leave = () => {
      act(() => root.unmount());
      place.remove();
    };
    const find = <Found extends HTMLElement>(selector: string): Found => {
      const found = place.querySelector<Found>(selector);
      if (found === null) throw new Error(`no ${selector}`);
      return found;
    };
    const press = (key: string, more: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
      act(() => void document.activeElement?.dispatchEvent(event));
      return event.defaultPrevented;
    };
    return { place, find, press };
  }

  const NAME = "tbody tr:nth-child(2) th a";
  const cellAt = (row: number, column: number) => `tbody tr:nth-child(${row}) td:nth-child(${column}) a`;

  test("cells are no stops before the table is entered, then reached by arrow keys", () => {
    const { place, find, press } = openHeat();
    const cells = () => [...place.querySelectorAll<HTMLAnchorElement>("tbody td a")];
    expect(cells().every((cell) => !cell.hasAttribute("tabindex"))).toBe(true);
    act(() => find("thead th a").focus());
    expect(cells().every((cell) => cell.tabIndex === -1)).toBe(true);
    expect(press("ArrowRight")).toBe(false);
    expect(
      [...place.querySelectorAll<HTMLElement>("tbody th a, thead a")].every(({ tabIndex }) => tabIndex === 0),
    ).toBe(true);

    act(() => find(NAME).focus());
    expect(press("ArrowRight", { altKey: true })).toBe(false);
    expect(press("PageDown")).toBe(false);
    expect(document.activeElement).toBe(find(NAME));
    // The count of targets met is no link.
    expect(press("ArrowRight")).toBe(true);
    expect(document.activeElement).toBe(find(cellAt(2, 3)));
    press("ArrowDown");
    expect(document.activeElement).toBe(find(cellAt(3, 3)));
    press("ArrowRight");
    expect(document.activeElement).toBe(find(cellAt(3, 4)));
    press("ArrowUp");
    press("ArrowUp");
    press("ArrowUp");
    expect(document.activeElement).toBe(find(cellAt(1, 4)));
    press("End");
    expect(document.activeElement).toBe(find("tbody tr:first-child td:last-child a"));
    press("ArrowDown");
    press("Home");
    expect(document.activeElement).toBe(find(NAME));
    press("ArrowLeft");
    expect(document.activeElement).toBe(find(NAME));
  });

  test("a cell entered by key is named by its target, then by what stands in it", () => {
    const { find, place } = openHeat();
    act(() => find(NAME).focus());
    const cell = find(cellAt(2, 3));
    const parts = (cell.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => {
      const named = place.querySelectorAll(`[id="${id}"]`);
      expect(named).toHaveLength(1);
      return named[0];
    });
    expect(parts[0]?.closest("th")).toBe(find("thead tr:last-child th:nth-child(3)"));
    expect(parts[1]).toBe(cell);
  });

  test("the filter taken away empties its fields, shows every row and leaves the focus in the first field", () => {
    const { place, find } = openHeat({ name: "phong", failingAtLeast: 2, status: "met" });
    expect(find<HTMLInputElement>("#heat-name").value).toBe("phong");
    const clear = [...place.querySelectorAll("a")].find(({ textContent }) => textContent === "Bỏ lọc");
    act(() => clear?.click());
    expect(place.querySelectorAll("tbody tr")).toHaveLength(10);
    expect(document.activeElement).toBe(find("#heat-name"));
    for (const field of place.querySelectorAll<HTMLInputElement>(".heat-filters :is(input, select)"))
      if (field.type !== "hidden") expect(field.value, field.name).toBe("");
  });
});

describe("data made extreme", () => {
  test("nothing reported: every cell says so, nothing fails, nothing is shaded as bad", () => {
    for (const show of ["value", "attainment", "change"] as const) {
      const { root, text, cell } = heat({ unit: "46", empty: true, show });
      expect(text).toContain("Chưa có số liệu được duyệt của kỳ này.");
      expect(cell(1, "CQS-2")?.textContent).toBe("…");
      // Pilots come from a register: none recorded is none.
      expect(cell(1, "TD-1")?.textContent).toBe(show === "attainment" ? "0,0%" : "0");
      const failing = [...root.querySelectorAll("td.at-risk, td.missed, td.not-met, td.q1 a")];
      expect(failing.every((each) => each.closest("td")?.nextElementSibling === null)).toBe(true);
    }
  });

  test("nothing applicable: an en dash everywhere and 0/0 targets", () => {
    const none = (score: TargetScore): TargetScore => ({
      ...score,
      status: "not-applicable",
      expected: 0,
      numerator: null,
      denominator: null,
      value: null,
      attainment: null,
    });
    const { root } = heat({ unit: "46", bend: none });
    const cells = [...root.querySelectorAll("tbody td a")].map((a) => a.textContent);
    expect(new Set(cells)).toEqual(new Set(["–"]));
  });

  test("one child, and a name of sixty characters", () => {
    const name = "Huyện Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương";
    const { root, text } = heat({ unit: "46", onlyFirst: true, rename: name });
    expect(name.length).toBeGreaterThanOrEqual(60);
    expect(root.querySelectorAll("tbody tr")).toHaveLength(2);
    expect(text).toContain("1 đơn vị cấp huyện ×");
    expect(root.querySelectorAll("tbody th")[1]?.textContent).toBe(name);
  });

  test("no unit with two failing targets: why the table is empty, and the way back", () => {
    const { root, text } = heat({ unit: "46", empty: true, order: { failingAtLeast: 2 } });
    expect(root.querySelector("table")).toBeNull();
    expect(text).toContain("Không đơn vị nào khớp điều kiện lọc");
    expect(root.querySelector("[role=status]")?.textContent).toBe("Hiện 0/9 đơn vị cấp huyện");
    const back = [...root.querySelectorAll("a")].find((a) => a.textContent === "Bỏ lọc");
    expect(back?.getAttribute("href")).not.toContain("failing");
  });
});

function rankingFixture(
  places: readonly (number | null)[],
  before: readonly (number | null)[] = [],
): Ranking {
  const parent = overviewFixture({ unit: "46" });
  const listed = (parent.children ?? []).filter(({ inScope }) => inScope);
  const rows = places.map((rank, place): RankingRow => {
    const child = listed[place];
    if (child?.index === null || child === undefined) throw new Error("too many places");
    const index = {
      ...child.index,
      value: rank === null ? null : `${100 - rank}.0000`,
      ...(rank === null && { scored: 3 }),
    };
    return { unit: child.unit, type: child.type, rank, previousRank: before[place] ?? null, index, met: 4 };
  });
  const index = parent.scorecard?.index;
  if (index === undefined) throw new Error("the province is scored");
  return {
    ...frameOf(parent),
    previousPeriod: parent.view.periods.find(({ code }) => code === "2023") ?? null,
    pillars: parent.pillars.map(({ code, name }) => ({ code, name })),
    total: { unit: parent.unit, type: parent.unit.type, rank: null, previousRank: null, index, met: 3 },
    ranked: rows.filter(({ rank }) => rank !== null),
    unranked: rows.filter(({ rank }) => rank === null),
  };
}

describe("the ranking", () => {
  const page = (facts: Ranking, locale: Locale = "vi") =>
    read(<RankingView ranking={facts} locale={locale} />);

  test("marks equals, moves and the unranked", () => {
    const { root, text } = page(rankingFixture([1, 2, 2, 4, null], [3, 2, 1, null, 1]));
    const rows = [...root.querySelectorAll("table.ranking tbody tr")].map((row) =>
      row.querySelectorAll("td"),
    );
    expect(rows.map((cells) => cells[0]?.textContent)).toEqual(["", "1", "=2", "=2", "4"]);
    expect(rows.map((cells) => cells[2]?.textContent)).toEqual([
      "",
      "↑ lên 2 bậc",
      "giữ hạng",
      "↓ xuống 1 bậc",
      "trước chưa xếp hạng",
    ]);
    expect(root.querySelectorAll("table.unranked tbody tr")).toHaveLength(1);
    expect(text).toContain("dưới 80% mục tiêu có số liệu");
    expect(text).toContain("Chỉ số tham khảo, không dùng xét thi đua.");
    expect(text).toContain("4/5 đơn vị cấp huyện được xếp hạng; cao nhất");
  });

  test("all equal, one alone, none at all", () => {
    expect(page(rankingFixture([1, 1, 1])).text).toContain("được xếp hạng, chỉ số bằng nhau: 99,0.");
    expect(page(rankingFixture([1])).text).toContain("1/1 đơn vị cấp huyện được xếp hạng: ");
    const { root, text } = page(rankingFixture([null, null]));
    expect(root.querySelector("table.ranking")).toBeNull();
    expect(text).toContain("Chưa đơn vị cấp huyện nào có đủ số liệu để xếp hạng.");
    expect(text).toContain("Không xếp hạng: 2 đơn vị");
  });

  test("speaks English", () => {
    const { text } = page(rankingFixture([1, 2, null], [2, 1]), "en");
    expect(text).toContain("up 1");
    expect(text).toContain("Not ranked: 1 unit");
    const table = heat({ unit: "46" }, "en");
    expect(table.text).toContain("Targets met");
    expect(table.cell(0, "CQS-2")?.textContent).toBe("84.2%");
  });
});

describe("the history", () => {
  /** The golden province in two years, its shares of units taken from so many. */
  function historyFixture(denominators: readonly [number, number]): UnitHistory {
    const parent = overviewFixture({ unit: "46" });
    const index = parent.scorecard?.index;
    const periods = ["2023", "2024"].map((year) => parent.view.periods.find(({ code }) => code === year));
    if (index === undefined) throw new Error("the province is scored");
    return {
      ...frameOf(parent),
      comparesChildren: true,
      due: 10,
      periods: periods.flatMap((period) =>
        period === undefined ? [] : [{ period, index, met: 4, present: 10 }],
      ),
      pillars: parent.pillars.map(({ code, name, scored, targets }) => ({
        code,
        name,
        scored,
        targets: targets
          .filter(({ score }) => score.kind === "share-of-units" && !score.ownOnlySubject)
          .map(({ indicator, wording, score }) => ({
            indicator,
            wording,
            scores: denominators.map((denominator) => ({
              ...score,
              status: "on-track" as const,
              numerator: 3,
              denominator,
              value: String(3 / denominator),
              smallSample: denominator < 20,
            })),
          })),
      })),
    };
  }
  const firstRow = (denominators: readonly [number, number]) => {
    const { root } = read(<HistoryView past={historyFixture(denominators)} locale="vi" />);
    const row = root.querySelector("tbody:not(.sums) tr:not(.pillar)");
    return [...(row?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent);
  };

  test("a row speaks in counts as soon as one of its periods must, else in shares", () => {
    expect(firstRow([17, 20])).toEqual(["3/17", "3/20"]);
    expect(firstRow([20, 17])).toEqual(["3/20", "3/17"]);
    expect(firstRow([20, 24])).toEqual(["15,0%", "12,5%"]);
  });
});
