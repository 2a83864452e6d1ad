import { beforeAll, describe, expect, it } from "vitest";
import { trendTable } from "@/components/dashboard/indicator-words";
import { trendPicture } from "@/components/dashboard/trend-picture";
import type { ProvinceFigure } from "@/lib/contracts/province-map";
import { loadChildrenScorecards } from "@/lib/server/queries/dashboard/load-children-scorecards";
import { loadIndicatorPage } from "@/lib/server/queries/dashboard/load-indicator-page";
import { loadTargetMap } from "@/lib/server/queries/dashboard/load-target-map";
import { reference } from "@/lib/server/reference/load-reference";
import { goldenObservations } from "@/tests/support/golden-province";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

const database = useTestDatabase();
const central = viewerOf("central", ["VN"]);
const hue = viewerOf("province", ["46"]);
const ngheAn = viewerOf("province", ["40"]);
const administrator = viewerOf("administrator", []);

const asked = { unit: "46", period: "2024", plan: "thua-thien-hue", lens: "approved" };

beforeAll(async () => {
  const facts = await reference();
  await fillObservations(database.ownerUrl, facts.tree, goldenObservations(facts));
});

async function pageOf(indicator: string, more: Partial<typeof asked> = {}, viewer = hue) {
  const page = await loadIndicatorPage(viewer, indicator, { ...asked, ...more });
  if (page === null) throw new Error(`no page of ${indicator}`);
  return page;
}

describe("a page nobody sees", () => {
  it.each([
    ["of an unknown target", hue, "X", "46"],
    ["at an unknown unit", central, "KTS-1", "00"],
    ["at a district outside the scope", ngheAn, "KTS-1", "474"],
    ["at a commune outside the scope", ngheAn, "KTS-1", "19822"],
  ])("%s", async (_, viewer, indicator, unit) => {
    expect(await loadIndicatorPage(viewer, indicator, { ...asked, unit })).toBeNull();
  });

  it("hides the units below, the rows and what is not approved from another province", async () => {
    const page = await pageOf("KTS-1", { lens: "provisional" }, ngheAn);
    expect([page.units, page.seesRows, page.view.lens]).toEqual([null, false, "approved"]);
    expect(page.told?.row.score.numerator).toBe(54);
  });
});

describe("the page of a target", () => {
  it("shows the units below by value, as their scorecards say", async () => {
    const cards = await loadChildrenScorecards(hue, {
      unit: "46",
      period: "2024",
      plan: "thua-thien-hue",
      lens: "approved",
    });
    if (!cards.ok) throw new Error(cards.kind);
    for (const indicator of ["KTS-1", "CQS-1D", "XHS-1"]) {
      const { units } = await pageOf(indicator);
      const scores = new Map(units?.map(({ unit, score }) => [unit.code, score]));
      for (const card of cards.value) {
        const score = card.targets.find((target) => target.indicator === indicator);
        // The list asks for statuses only; forecasts need all the past.
        expect({ ...scores.get(card.unit), forecast: null }).toEqual({ ...score, forecast: null });
      }
      const values = units?.flatMap(({ score }) => (score.value === null ? [] : [Number(score.value)])) ?? [];
      expect(values).toEqual(values.toSorted((left, right) => left - right));
    }
  });

  it("opens at the viewer's own unit, an administrator's at the country", async () => {
    expect((await loadIndicatorPage(hue, "KTS-1", {}))?.unit.code).toBe("46");
    expect((await loadIndicatorPage(administrator, "KTS-1", {}))?.unit.code).toBe("VN");
  });

  it("names every plan that sets it, and the one in force", async () => {
    const { variants } = await pageOf("CQS-2");
    expect(variants.map(({ plan, isInForce }) => [plan.code, isInForce])).toEqual([
      ["national", false],
      ["thua-thien-hue", true],
    ]);
    expect((await pageOf("CQS-2", { plan: "national" })).variants[0]?.isInForce).toBe(true);
  });

  it("draws the provinces at the country alone, as the country's map has them", async () => {
    const view = { unit: "VN", plan: "national" };
    expect((await pageOf("KTS-1")).provinces).toBeNull();
    const { provinces } = await pageOf("KTS-1", view, central);
    const drawn = await loadTargetMap(central, { period: "2024", plan: "national", target: "KTS-1" });
    const bare = (list: readonly ProvinceFigure[] | undefined | null) =>
      list?.map(({ unit, rank, score }) => [unit.code, rank, score?.value, score?.status]);
    expect(provinces).toHaveLength(63);
    expect(bare(provinces)).toEqual(bare(drawn?.provinces));
    // A plain count is no rate, and what only the country reports has no provinces.
    expect((await pageOf("CQS-1A", view, central)).provinces).toBeNull();
  });

  it("notes what the register changed, and which plans follow another's requirement", async () => {
    const { notes, commonStructure, inheriting } = await pageOf("CQS-2");
    expect(notes.map(({ kind, day }) => [kind, day])).toEqual([
      ["criterion-issued", "2022-03-08"],
      ["target-set", "2022-08-02"],
      ["criterion-amended", "2024-03-01"],
      ["target-set", null],
    ]);
    expect(commonStructure).toBe("2022-04-10");
    expect(inheriting.map(({ title }) => title.vi)).toEqual([
      "Kế hoạch của tỉnh Nghệ An",
      "Mục tiêu của tỉnh Sóc Trăng",
    ]);
  });

  it("stays open for its definition where the unit does not have it", async () => {
    const page = await pageOf("CQS-1A");
    expect([page.told, page.units, page.variants.length]).toEqual([null, [], 1]);
    expect([trendPicture(page, "vi"), trendTable(page, "vi")]).toEqual([null, null]);
  });

  it("leaves as a picture that stands alone", async () => {
    const picture = trendPicture(await pageOf("KTS-1"), "vi")?.svg ?? "";
    expect(picture).toMatch(/^<svg xmlns=/u);
    expect(picture).toContain("<title>Xã có hợp tác xã: năm 2024 là 58,7%");
    expect(picture).toContain("dự báo 66,6%");
    expect(picture).not.toMatch(/var\(|class=|undefined|NaN/u);
  });

  it("leaves as a table with the figures of the trend", async () => {
    const [head, ...rows] = trendTable(await pageOf("KTS-1"), "vi") ?? [];
    expect(head?.slice(0, 2)).toEqual(["Mã kỳ", "Kỳ"]);
    expect(rows.at(-1)?.slice(0, 6)).toEqual(["2024", "Năm 2024", "2024-12-31", 0.586957, 54, 92]);
  });
});
