import { beforeAll, describe, expect, it } from "vitest";
import { loadComparison } from "@/lib/server/queries/dashboard/load-comparison";
import { loadScorecard } from "@/lib/server/queries/dashboard/load-scorecard";
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

const asked = { units: "46,40,36", targets: "KTS-1,XHS-1", period: "2024", lens: "approved" };
const codesOf = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);

beforeAll(async () => {
  const facts = await reference();
  await fillObservations(database.ownerUrl, facts.tree, goldenObservations(facts));
});

describe("units left out", () => {
  it.each([
    ["an unknown code", central, "00"],
    ["an unknown name", central, "Xã Không Có Thật"],
    ["a district outside the scope", ngheAn, "474"],
    ["a commune outside the scope", ngheAn, "19822"],
  ])("%s, as it was asked for and no more", async (_, viewer, hidden) => {
    const comparison = await loadComparison(viewer, { ...asked, units: `46,${hidden}` });
    expect(codesOf(comparison.units)).toEqual(["46"]);
    expect(comparison.leftOut.units).toEqual([hidden]);
    expect(comparison.targets.every(({ rows }) => rows.length === 1)).toBe(true);
  });

  it.each(["Huyện Nam Đông", "nam dong (483)", "Huyện Nam Đông (483)"])("typed by name, %s", async (add) => {
    const seen = await loadComparison(hue, { ...asked, units: "46", add });
    expect(codesOf(seen.units)).toEqual(["46", "483"]);
    const hidden = await loadComparison(ngheAn, { ...asked, units: "46", add });
    expect(codesOf(hidden.units)).not.toContain("483");
    expect(JSON.stringify(hidden).replaceAll(add, "")).not.toMatch(/Nam Đông/u);
  });

  it("does not offer what the viewer may not see", async () => {
    const facts = await reference();
    const { choices } = await loadComparison(ngheAn, { ...asked, units: "46" });
    const below = choices.units.filter(({ level }) => level === "district" || level === "commune");
    expect(below.length).toBeGreaterThan(0);
    expect(below.filter(({ code }) => !facts.tree.isWithin("40", code))).toEqual([]);
  });

  it("hides what is not approved as soon as one unit's is not the viewer's to see", async () => {
    const alone = await loadComparison(hue, { ...asked, units: "46", lens: "provisional" });
    expect([alone.view.lens, alone.view.lenses]).toEqual(["provisional", ["approved", "provisional"]]);
    const together = await loadComparison(hue, { ...asked, units: "46,40", lens: "provisional" });
    expect([together.view.lens, together.view.lenses]).toEqual(["approved", ["approved"]]);
  });

  it("stops at four units and three targets and says so", async () => {
    const many = await loadComparison(central, {
      ...asked,
      units: "46,40,36,01,VN,46",
      targets: "KTS-1,XHS-1,CQS-2,CQS-1A,X",
    });
    expect(codesOf(many.units)).toEqual(["46", "40", "36", "01"]);
    expect(many.targets).toHaveLength(3);
    expect(many.leftOut).toMatchObject({ surplusUnits: 1, surplusTargets: 1, targets: ["X"] });
  });

  it("takes an unknown period for the usual one and keeps the national plan", async () => {
    const { view } = await loadComparison(hue, { ...asked, period: "1999", plan: "thua-thien-hue" });
    expect([view.period.code, view.plan.code, view.plans.length]).not.toContain("1999");
    expect(view.plan.code).toBe("national");
  });
});

describe("a comparison", () => {
  it("has the figures of the units' own scorecards under the national plan", async () => {
    const comparison = await loadComparison(hue, { ...asked, units: "46,483,VN" });
    for (const [place, { code }] of comparison.units.entries()) {
      const card = await loadScorecard(hue, {
        unit: code,
        period: "2024",
        plan: "national",
        lens: "approved",
      });
      if (!card.ok) throw new Error(card.kind);
      for (const { indicator, rows } of comparison.targets) {
        const own = card.value.targets.find((score) => score.indicator === indicator.code);
        expect(rows[place]?.score).toEqual(own);
      }
    }
    expect(comparison.targets[0]?.rows[0]?.score).toMatchObject({ numerator: 54, denominator: 92 });
  });

  it("shows a province to another one as it shows it to itself", async () => {
    const rowsFor = async (viewer: typeof hue) => (await loadComparison(viewer, asked)).targets;
    expect(await rowsFor(ngheAn)).toEqual(await rowsFor(hue));
  });

  it("opens with the viewer's own unit, an administrator's with the country, and three targets", async () => {
    const own = await loadComparison(hue, {});
    expect([codesOf(own.units), own.targets.length]).toEqual([["46"], 3]);
    expect(codesOf((await loadComparison(administrator, {})).units)).toEqual(["VN"]);
  });

  it("opens with targets all its units have before those of some", async () => {
    const { targets } = await loadComparison(hue, { units: "46,483" });
    expect(targets.map(({ rows }) => rows.every((row) => row !== null))).toEqual([true, true, true]);
  });

  it("is empty when nothing is asked for", async () => {
    const none = await loadComparison(hue, { units: "", targets: "" });
    expect([none.units, none.targets, none.latestAt]).toEqual([[], [], null]);
  });

  it("finds a unit by the letters of its name", async () => {
    const { units } = await loadComparison(hue, { ...asked, units: "46", add: "nghe an" });
    expect(codesOf(units)).toEqual(["46", "40"]);
  });
});
