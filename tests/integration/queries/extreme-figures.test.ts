import { beforeAll, describe, expect, it } from "vitest";
import type { Observation } from "@/lib/domain/observations/observation";
import { loadComparison } from "@/lib/server/queries/dashboard/load-comparison";
import { loadHeatTable } from "@/lib/server/queries/dashboard/load-heat-table";
import { loadIndicatorPage } from "@/lib/server/queries/dashboard/load-indicator-page";
import { loadProgress } from "@/lib/server/queries/dashboard/load-progress";
import { loadRanking } from "@/lib/server/queries/dashboard/load-ranking";
import { loadTargetMap } from "@/lib/server/queries/dashboard/load-target-map";
import { loadTargetPath } from "@/lib/server/queries/dashboard/load-target-path";
import { loadUnitOverview } from "@/lib/server/queries/dashboard/load-unit-overview";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import {
  allMet,
  everybody,
  hugeFigures,
  nothingApplies,
  zeroByZero,
} from "@/tests/support/extreme-observations";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

const database = useTestDatabase();
const central = viewerOf("central", ["VN"]);
const asked = { period: "2024" };

// Provinces with few communes: one extreme each. Hòa Vang (497) is the only district of Đà Nẵng with communes.
const ALL_MET = "48";
const NOTHING_APPLIES = "92";
const ZERO_BY_ZERO = "79";
const HUGE = "27";
const PROVISIONAL = "35";
const NOBODY = "74";
const PROVINCES = [ALL_MET, NOTHING_APPLIES, ZERO_BY_ZERO, HUGE, PROVISIONAL, NOBODY];

let facts: Reference;

const submitted = (observation: Observation): Observation => ({ ...observation, status: "submitted" });

beforeAll(async () => {
  facts = await reference();
  await fillObservations(database.ownerUrl, facts.tree, [
    ...everybody(facts, ALL_MET, "2024", allMet),
    ...everybody(facts, NOTHING_APPLIES, "2024", nothingApplies),
    ...everybody(facts, ZERO_BY_ZERO, "2024", zeroByZero),
    ...everybody(facts, HUGE, "2024", hugeFigures),
    ...everybody(facts, PROVISIONAL, "2024", allMet).map(submitted),
  ]);
});

/** Every place of a view model that holds a figure which is none. */
function faultsOf(value: unknown, at = ""): readonly string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [at];
  if (typeof value === "string") return /NaN|Infinity|undefined/u.test(value) ? [at] : [];
  if (value === undefined) return [at];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => faultsOf(each, `${at}/${key}`));
}

async function there<Model>(model: Promise<Model | null>): Promise<Model> {
  const found = await model;
  if (found === null) throw new Error("no view model");
  return found;
}

const overviewOf = (unit: string, more: { readonly lens?: "provisional" } = {}) =>
  there(loadUnitOverview(central, unit, { ...asked, ...more }));

function below(unit: string): string {
  const [child] = facts.tree.inScopeChildren(unit);
  if (child === undefined) throw new Error(`nothing below ${unit}`);
  return child.code;
}

describe("every view of data made extreme", () => {
  it.each(["VN", ...PROVINCES])("of %s holds no figure that is none", async (unit) => {
    const child = below(unit);
    const units = unit === "VN" ? [unit, child] : [unit, child, below(child)];
    for (const each of units) {
      const overview = await overviewOf(each);
      expect(faultsOf({ ...overview, explained: null })).toEqual([]);
      expect(faultsOf(await loadIndicatorPage(central, "CQS-8", { ...asked, unit: each }))).toEqual([]);
      for (const indicator of ["CQS-2", "CQS-1D", "TD-1"])
        expect(faultsOf(await loadTargetPath(central, each, indicator, { ...asked, ticked: [] }))).toEqual(
          [],
        );
    }
    expect(faultsOf(await there(loadHeatTable(central, unit, asked)))).toEqual([]);
    expect(faultsOf(await there(loadRanking(central, unit, asked)))).toEqual([]);
    expect(faultsOf(await there(loadProgress(central, unit, asked, "2026-11-22")))).toEqual([]);
  });

  it("on the map and in a comparison holds none either", async () => {
    for (const target of ["CQS-2", "CQS-1D", "TD-1"])
      expect(faultsOf(await there(loadTargetMap(central, { ...asked, target })))).toEqual([]);
    const comparison = await loadComparison(central, {
      ...asked,
      units: PROVINCES.slice(0, 4).join(","),
      targets: "CQS-2,CQS-1D,TD-1",
    });
    expect(faultsOf(comparison)).toEqual([]);
  });
});

describe("a unit of which nothing is there", () => {
  it("has no value, no rank and no failure", async () => {
    const { scorecard, coverage, contentSpread, rank } = await overviewOf(NOBODY);
    expect(coverage.present).toBe(0);
    expect(rank).toBeNull();
    expect(scorecard?.index.value).toBeNull();
    expect(contentSpread?.silent).toBe(facts.tree.subjectCount(NOBODY, ["commune"]));
    expect(contentSpread?.rows.every(({ communes }) => communes === 0)).toBe(true);
  });

  it("has it provisionally, where it was sent and not approved yet", async () => {
    const approved = await overviewOf(PROVISIONAL);
    const provisional = await overviewOf(PROVISIONAL, { lens: "provisional" });
    expect(approved.coverage.present).toBe(0);
    expect(approved.contentSpread?.silent).toBeGreaterThan(0);
    expect(provisional.coverage.present).toBe(provisional.coverage.due);
    expect(provisional.contentSpread?.silent).toBe(0);
  });
});

describe("a unit to which nothing applies", () => {
  it("has nothing to count and is complete", async () => {
    const { scorecard, coverage, contentSpread } = await overviewOf(NOTHING_APPLIES);
    expect(scorecard?.index).toMatchObject({ applicable: 0, scored: 0, value: null });
    expect(coverage.present).toBe(coverage.due);
    expect(contentSpread?.silent).toBe(0);
    expect(contentSpread?.rows.every(({ communes }) => communes === 0)).toBe(true);
  });

  it("stands apart in a ranking and on the map, and is no missing report there", async () => {
    const ranking = await there(loadRanking(central, "VN", asked));
    expect(ranking.ranked.map(({ unit }) => unit.code)).not.toContain(NOTHING_APPLIES);
    expect(ranking.unranked.find(({ unit }) => unit.code === NOTHING_APPLIES)?.index.applicable).toBe(0);
    const map = await there(loadTargetMap(central, { ...asked, target: "CQS-2" }));
    const status = (code: string) => map.provinces.find(({ unit }) => unit.code === code)?.score?.status;
    expect([status(NOTHING_APPLIES), status(NOBODY), status(ALL_MET)]).toEqual([
      "not-applicable",
      "no-data",
      "met",
    ]);
  });
});

describe("reports of 0/0", () => {
  it("are reports, and give no rate", async () => {
    const { pillars } = await overviewOf(ZERO_BY_ZERO);
    const score = pillars
      .flatMap(({ targets }) => targets)
      .find(({ indicator }) => indicator.code === "CQS-1D")?.score;
    expect(score).toMatchObject({ value: null, missing: 0, status: "no-data" });
    expect(score?.reported).toBe(facts.tree.subjectCount(ZERO_BY_ZERO, ["commune"]));
  });
});

describe("everything met, with a single child", () => {
  it("is 100 throughout, first of one", async () => {
    const { scorecard, children } = await overviewOf(ALL_MET);
    expect(scorecard?.index.value).toBe("100.0000");
    const inScope = children?.filter((row) => row.inScope) ?? [];
    expect(inScope.map(({ unit, rank }) => [unit.code, rank])).toEqual([["497", 1]]);
  });
});
