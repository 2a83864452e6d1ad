// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { SubjectRowsView } from "@/components/dashboard/subject-rows-view";
import { UnitOverviewView } from "@/components/dashboard/unit-overview-view";
import type { FigureHistory } from "@/lib/contracts/figure-history";
import type { SubjectRow } from "@/lib/contracts/unit-overview";
import { type CountedStep, compareOutcomes } from "@/lib/domain/scoring/compare-outcomes";
import type { Locale } from "@/lib/i18n/locale";
import { type FixtureAsked, overviewFixture } from "@/tests/support/overview-fixture";

function rendered(markup: string) {
  const root = document.createElement("div");
  root.innerHTML = markup;
  return { root, text: (root.textContent ?? "").replaceAll(/\s+/gu, " ") };
}

const step = (then: CountedStep["then"], now: CountedStep["now"], units: number): CountedStep => ({
  then,
  now,
  units,
  direction: 0,
  numeratorThen: 0,
  denominatorThen: 0,
  countThen: 0,
  numeratorNow: 0,
  denominatorNow: 0,
  countNow: 0,
});

const overview = (asked: FixtureAsked) => overviewFixture({ childless: true, ...asked });

function historyOf(asked: FixtureAsked, more: Partial<FigureHistory> = {}): FigureHistory {
  const { periods } = overview(asked).view;
  return {
    before: periods.find(({ code }) => code === "2023") ?? null,
    rows: {
      comparison: compareOutcomes(
        [
          step("met", "met", 50),
          step("not-met", "met", 4),
          step("met", "missing", 2),
          step("not-met", "not-met", 36),
          step("missing", "not-applicable", 3),
        ],
        "criterion",
      ),
      approval: {
        units: 93,
        reports: 9,
        reportsOf: 9,
        approvers: 2,
        waiting: 0,
        latestAt: "2024-12-24T09:20:00.000Z",
        latestBy: "Trần Thị Duyệt",
      },
      trail: null,
    },
    seesNames: true,
    ...more,
  };
}

function section(asked: FixtureAsked, more: Partial<FigureHistory> = {}, locale: Locale = "vi") {
  const shown = { ...overview(asked), history: historyOf(asked, more) };
  const { root } = rendered(
    renderToStaticMarkup(<UnitOverviewView overview={shown} locale={locale} statuses={[]} />),
  );
  const found = root.querySelector(".figure-history");
  return { found, text: (found?.textContent ?? "").replaceAll(/\s+/gu, " ") };
}

const SHARE = { unit: "46", explain: "KTS-1" } as const;

describe("what changed behind an opened figure", () => {
  test("is told in points and units, with every change leading to its units", () => {
    const { found, text } = section(SHARE);
    expect(text).toContain("Thay đổi so với năm 2023");
    expect(text).toMatch(/→ 58,7% \(54\/92 xã\): [+−][\d,]+ điểm, [+−]\d+ xã/u);
    const links = [...(found?.querySelectorAll(".moved a") ?? [])].map((link) => [
      link.textContent,
      new URL(link.getAttribute("href") ?? "", "http://x").searchParams.get("change"),
    ]);
    expect(links).toEqual([
      ["4 xã mới được tính đạt", "newly-met"],
      ["2 xã không còn được tính đạt", "no-longer-met"],
      ["3 xã mới có số liệu", "newly-reported"],
      ["2 xã kỳ này chưa có số liệu", "dropped-out"],
      ["3 xã mới báo không áp dụng", "newly-not-applicable"],
    ]);
    expect(text).toContain("Chỉ tính 90 xã có số liệu cả hai kỳ: 55,6% → 60,0% (+4,4 điểm).");
  });

  test("is nothing yet in the first period, and says that a flow compares with its own kind", () => {
    expect(section(SHARE, { before: null }).text).toContain("Đây là kỳ đầu tiên");
    expect(section({ unit: "46", explain: "CQS-1D" }).text).toContain("nửa năm chỉ so với nửa năm");
    expect(section(SHARE).text).not.toContain("nửa năm chỉ so với nửa năm");
  });

  test("above the own scope names neither units nor people", () => {
    const { found, text } = section(SHARE, { rows: null, seesNames: false });
    expect(found?.querySelector(".moved, a")).toBeNull();
    expect(text).toContain("chỉ hiện với tài khoản có phạm vi chứa đơn vị này");
    expect(text).toContain("Tên người duyệt chỉ hiện với người làm số liệu trong phạm vi.");
    expect(text).toMatch(/→ 58,7%/u);
  });

  test("reads in English", () => {
    const { text } = section(SHARE, {}, "en");
    expect(text).toContain("Change since 2023");
    expect(text).toContain("4 communes newly counted as met");
    expect(text).not.toMatch(/[ăơưđ]ạ|duyệt/u);
  });
});

describe("who approved an opened figure", () => {
  test("in units, reports and people, the latest by name, and whose task it is", () => {
    const { text } = section(SHARE);
    expect(text).toContain("93/95 xã có số liệu đã duyệt, trong 9/9 báo cáo, do 2 người duyệt.");
    expect(text).toContain("Duyệt gần nhất: 16:20 ngày 24/12/2024, Trần Thị Duyệt.");
    expect(text).toContain("Văn phòng Điều phối nông thôn mới tỉnh Thừa Thiên Huế duyệt");
  });

  test("of one commune is the trail of its value", () => {
    const trail = {
      enteredAt: "2024-12-11T03:00:00.000Z",
      enteredBy: "Lê Văn Nhập",
      sentAt: "2024-12-12T03:00:00.000Z",
      sentBy: "Lê Văn Nhập",
      approvedAt: "2024-12-24T09:20:00.000Z",
      approvedBy: "Trần Thị Duyệt",
      correctionReason: "Đếm nhầm",
    };
    const { rows } = historyOf(SHARE);
    if (rows === null) throw new Error("the history has rows");
    const { found, text } = section({ unit: "19822", explain: "KTS-1" }, { rows: { ...rows, trail } });
    expect(found?.querySelector(".moved")).toBeNull();
    const steps = [...(found?.querySelectorAll("dt") ?? [])].map((each) => each.textContent);
    expect(steps).toEqual(["Nhập", "Gửi", "Duyệt", "Đính chính"]);
    expect(text).toContain("10:00 ngày 11/12/2024, Lê Văn Nhập");
  });
});

describe("the rows behind a figure", () => {
  const { view, pillars } = overview({ unit: "46" });
  const indicatorOf = (code: string) => {
    const row = pillars.flatMap(({ targets }) => targets).find((each) => each.indicator.code === code);
    if (row === undefined) throw new Error(code);
    return row.indicator;
  };
  const row = (more: Partial<SubjectRow>): SubjectRow => ({
    unit: { code: "19822", name: "Xã Điền Hương" },
    parent: { code: "476", name: "Huyện Phong Điền" },
    outcome: "met",
    numerator: null,
    denominator: null,
    count: null,
    services: null,
    feedback: null,
    reason: null,
    reasonText: null,
    working: null,
    before: null,
    changes: [],
    enteredAt: "2024-12-11T03:00:00.000Z",
    enteredBy: "Lê Văn Nhập",
    sentAt: null,
    sentBy: null,
    approvedAt: "2024-12-24T09:20:00.000Z",
    approvedBy: "Trần Thị Duyệt",
    correctionReason: null,
    ...more,
  });
  const before = { numerator: null, denominator: null, count: null, services: null, feedback: null };
  const changes = {
    "newly-met": 3,
    "no-longer-met": 0,
    risen: 0,
    fallen: 0,
    "newly-reported": 1,
    "dropped-out": 0,
    "newly-not-applicable": 0,
    "applicable-again": 0,
  };
  const page = (code: string, rows: readonly SubjectRow[], seesNames = true, pageSize = 100) =>
    rendered(
      renderToStaticMarkup(
        <SubjectRowsView
          unit={{ code: "46", name: "Tỉnh Thừa Thiên Huế", type: "tỉnh" }}
          indicator={indicatorOf(code)}
          services={[]}
          neighbours={overview({ unit: "46" }).neighbours}
          breadcrumb={overview({ unit: "46" }).breadcrumb}
          reasons={[]}
          view={view}
          overview={overview({ unit: "46" })}
          rows={rows}
          counts={{ met: 3, "not-met": 0, reported: 0, missing: 0, "not-applicable": 0 }}
          changes={changes}
          outcome={null}
          change="newly-met"
          before="2023"
          seesNames={seesNames}
          page={1}
          pageSize={pageSize}
          locale="vi"
        />,
      ),
    );
  const cells = (root: Element) => [...root.querySelectorAll("tbody td")].map((each) => each.textContent);

  test("say what each said before and what changed, who entered and approved", () => {
    const { root, text } = page("CQS-2", [
      row({ before: { ...before, outcome: "missing" }, changes: ["newly-met", "newly-reported"] }),
    ]);
    expect(cells(root).slice(1, 3)).toEqual(["Chưa có số liệu", "mới được tính đạt, mới có số liệu"]);
    expect(text).toContain("Nhập 10:00 ngày 11/12/2024, Lê Văn Nhập");
    expect(text).toContain("Duyệt 16:20 ngày 24/12/2024, Trần Thị Duyệt");
    const chosen = root.querySelector(".change-filters [aria-current]");
    expect(chosen?.textContent).toBe("Mới được tính đạt 3");
    expect(root.querySelectorAll(".change-filters a")).toHaveLength(2);
  });

  test("tell a ratio's change in points", () => {
    const then = { ...before, outcome: "reported" as const, numerator: 40, denominator: 100 };
    const { root } = page("CQS-1D", [
      row({ outcome: "reported", numerator: 55, denominator: 110, before: then, changes: ["risen"] }),
    ]);
    expect(cells(root).slice(4, 6)).toEqual(["40,0% (40/100)", "+10,0 điểm"]);
  });

  test("say which of them stand here where one page does not hold them all, and on what they rest", () => {
    const { root, text } = page("CQS-2", [row({})], true, 1);
    expect(text).toContain("Hiện 1–1 trong 3 xã");
    expect(root.querySelector("footer")?.textContent).toContain("Nguồn: báo cáo số liệu năm 2024");
    expect(page("CQS-2", [row({}), row({}), row({})]).text).not.toContain("Hiện 1–");
  });

  test("stand under the unit they belong to", () => {
    const { root } = page("CQS-2", [row({})]);
    expect(root.querySelector("tbody th")?.textContent).toBe("Xã Điền HươngHuyện Phong Điền");
  });

  test("leave out who entered where names are not to be seen", () => {
    const nameless = row({ enteredBy: null, approvedBy: null });
    const { text } = page("CQS-2", [nameless], false);
    expect(text).toContain("Duyệt 16:20 ngày 24/12/2024");
    expect(text).not.toContain("Nhập 10:00");
  });
});
