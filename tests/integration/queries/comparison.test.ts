import { beforeAll, describe, expect, it } from "vitest";
import { arrangeRows } from "@/components/dashboard/to-heat-grid";
import { FAILING, type HeatTable } from "@/lib/contracts/heat-table";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Observation } from "@/lib/domain/observations/observation";
import { findPlan, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import { measureTarget } from "@/lib/domain/scoring/measure-target";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { type AskedHeat, loadHeatTable } from "@/lib/server/queries/dashboard/load-heat-table";
import { loadRanking } from "@/lib/server/queries/dashboard/load-ranking";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { goldenObservations } from "@/tests/support/golden-province";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";
import { countWarmStatements } from "@/tests/support/warm-statements";

const database = useTestDatabase();
const central = viewerOf("central", ["VN"]);
const hue = viewerOf("province", ["46"]);
const ngheAn = viewerOf("province", ["40"]);
const phongDien = viewerOf("district", ["476"]);
const reader = viewerOf("viewer", ["VN"]);

let facts: Reference;
let observations: readonly Observation[];

beforeAll(async () => {
  facts = await reference();
  observations = goldenObservations(facts);
  await fillObservations(database.ownerUrl, facts.tree, observations);
});

async function heatOf(viewer: Viewer, unit: string, asked: AskedHeat): Promise<HeatTable> {
  const table = await loadHeatTable(viewer, unit, asked);
  if (table === null) throw new Error(`no heat table of ${unit}`);
  return table;
}

async function rankingOf(viewer: Viewer, unit: string, asked: AskedHeat) {
  const ranking = await loadRanking(viewer, unit, asked);
  if (ranking === null) throw new Error(`no ranking of ${unit}`);
  return ranking;
}

const pureRequest = ({ unit, view }: Pick<HeatTable, "unit" | "view">, period = view.period.code) => ({
  register: facts.register,
  tree: facts.tree,
  aggregates: rollUp(observations, facts.tree, facts.register, view.lens),
  unit: unit.code,
  period,
  plan: view.plan.code,
  lens: view.lens,
});

/** The score of a cell as the child's own page has it; the forecast is not asked of the whole table. */
const withoutForecast = <Score extends { readonly forecast: unknown }>(score: Score | undefined) => ({
  ...score,
  forecast: null,
});

describe("a comparison that is not there", () => {
  it.each([
    ["an unknown unit", central, "00"],
    ["the province above the own district", phongDien, "46"],
    ["another province", ngheAn, "46"],
    ["a district of another province", ngheAn, "476"],
    ["a neighbouring district", phongDien, "477"],
    ["a commune, which has no children", hue, "19822"],
  ])("%s", async (_, viewer, unit) => {
    expect(await loadHeatTable(viewer, unit, {})).toBeNull();
    expect(await loadRanking(viewer, unit, {})).toBeNull();
  });

  it("a district without communes in the programme", async () => {
    const urban = facts.tree
      .children("01")
      .find(({ code }) => !facts.tree.inScope(code) && facts.tree.children(code).length > 0);
    expect(urban).toBeDefined();
    expect(await loadHeatTable(central, urban?.code ?? "", {})).toBeNull();
    expect(await loadRanking(central, urban?.code ?? "", {})).toBeNull();
  });
});

describe("what a stranger may compare", () => {
  it("the provinces, of approved figures only", async () => {
    for (const viewer of [ngheAn, phongDien, reader]) {
      const table = await heatOf(viewer, "VN", { period: "2024", lens: "provisional" });
      expect(table.view.lens).toBe("approved");
      expect(table.rows).toHaveLength(63);
      const ranking = await rankingOf(viewer, "VN", { period: "2024", lens: "provisional" });
      expect(ranking.view.lens).toBe("approved");
      expect(ranking.ranked.length + ranking.unranked.length).toBe(63);
    }
  });

  it("the communes of the own district, and no other unit's code among them", async () => {
    const table = await heatOf(phongDien, "476", { period: "2024" });
    expect(table.rows.map(({ unit }) => unit.code).sort()).toEqual(
      facts.tree.inScopeChildren("476").map(({ code }) => code),
    );
    expect(JSON.stringify(table)).not.toContain('"477"');
  });
});

describe("children × targets", () => {
  it.each(["VN", "46", "476"])("%s: every cell as the child's own scorecard has it", async (unit) => {
    const table = await heatOf(central, unit, { period: "2024" });
    const cards = scoreChildren(pureRequest(table));
    expect(table.rows).toHaveLength(cards.length);
    for (const card of cards) {
      const row = table.rows.find((each) => each.unit.code === card.unit);
      table.columns.forEach(({ indicator }, place) => {
        const wanted = card.targets.find((score) => score.indicator === indicator.code);
        const cell = row?.cells[place];
        if (wanted === undefined) expect(cell).toBeNull();
        else expect(withoutForecast(cell?.score)).toEqual(withoutForecast(wanted));
      });
      expect(row?.applicable).toBe(card.index.applicable);
      expect(row?.failing).toBe(card.targets.filter(({ status }) => FAILING.has(status)).length);
    }
    const total = scoreUnit(pureRequest(table));
    const shown = table.columns.map(({ indicator }) => indicator.code);
    expect(table.total.cells.flatMap((cell) => cell?.score ?? [])).toEqual(
      shown.flatMap((code) => total.targets.filter(({ indicator }) => indicator === code)),
    );
    expect([...shown, ...table.leftOut.map(({ code }) => code)].sort()).toEqual(
      total.targets.map(({ indicator }) => indicator).sort(),
    );
  });

  it.each(["2024", "2024-H1"])(
    "the figure before, of files by period and of states by year: %s",
    async (period) => {
      const table = await heatOf(hue, "46", { period, show: "change" });
      const plan = findPlan(facts.register, table.view.plan.code);
      if (plan === undefined) throw new Error("the province has a plan");
      const { aggregates, tree } = pureRequest(table);
      const compared = new Set<string>();
      table.columns.forEach(({ indicator, comparedWith }, place) => {
        const target = resolveTargets(facts.register, plan).find(
          (each) => each.indicator.code === indicator.code,
        );
        const before = indicator.timing === "flow" && period === "2024-H1" ? "2023-H1" : "2023";
        expect(comparedWith?.code).toBe(before);
        compared.add(before);
        for (const row of [table.total, ...table.rows]) {
          const unit = tree.get(row.unit.code);
          const cell = row.cells[place];
          if (!cell || target === undefined || unit === undefined) continue;
          const wanted = measureTarget({ tree, aggregates, plan }, target, unit, before)?.value ?? null;
          const { numerator, denominator } = cell.previous ?? {};
          expect([row.unit.code, numerator, denominator]).toEqual([
            row.unit.code,
            wanted?.numerator ?? null,
            wanted?.denominator ?? null,
          ]);
        }
      });
      expect(compared.size).toBe(period === "2024" ? 1 : 2);
    },
  );

  it("sorts by a column either way, what has no figure last", async () => {
    const asked = { period: "2024", sort: "CQS-2" };
    const shares = (table: HeatTable) => {
      const place = table.columns.findIndex(({ indicator }) => indicator.code === "CQS-2");
      return arrangeRows(table, "vi").map(({ cells }) => cells[place]?.score.value ?? null);
    };
    const [down, up] = [await heatOf(hue, "46", asked), await heatOf(hue, "46", { ...asked, dir: "asc" })];
    const figures = shares(down).filter((value) => value !== null);
    expect(figures.length).toBeGreaterThan(2);
    expect(figures).toEqual([...figures].sort().reverse());
    expect(shares(up).filter((value) => value !== null)).toEqual([...figures].sort());

    const nation = await heatOf(central, "VN", { ...asked, dir: "asc" });
    const missing = shares(nation).map((value) => value === null);
    expect(missing).toContain(true);
    expect(missing).toEqual([...missing].sort((left, right) => Number(left) - Number(right)));
  });

  it("falls back to the most targets met first for what it does not know", async () => {
    const table = await heatOf(hue, "46", {
      period: "2024",
      units: "districts",
      show: "all",
      sort: "CQS-99",
      dir: "up",
      province: "46",
      failing: "0",
      target: "CQS-99",
      status: "good",
      page: "-1",
    });
    expect(table.order).toEqual({
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
    });
    const shares = arrangeRows(table, "vi").map(({ met, applicable }) => met / applicable);
    expect(shares).toEqual([...shares].sort((left, right) => right - left));
    const named = await heatOf(hue, "46", { period: "2024", sort: "unit" });
    expect(arrangeRows(named, "vi").map(({ unit }) => unit.code)).toEqual(
      facts.tree.inScopeChildren("46").map(({ code }) => code),
    );
  });

  it("lists alone the units with two failing targets", async () => {
    const table = await heatOf(hue, "46", { period: "2024", failing: "2" });
    const wanted = table.rows.filter(({ failing }) => failing >= 2).map(({ unit }) => unit.code);
    expect(
      arrangeRows(table, "vi")
        .map(({ unit }) => unit.code)
        .sort(),
    ).toEqual(wanted);
    expect(table.unitsFailing).toBe(wanted.length);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(table.rows.length);
    for (const [place, { failing }] of table.columns.entries())
      expect(failing).toBe(
        table.rows.filter(({ cells }) => FAILING.has(cells[place]?.score.status ?? "met")).length,
      );
  });
});

describe("the ranking", () => {
  it.each(["VN", "46", "476"])("%s: places of this period and of the one before", async (unit) => {
    const ranking = await rankingOf(central, unit, { period: "2024" });
    const cards = scoreChildren(pureRequest(ranking));
    const before = scoreChildren(pureRequest(ranking, "2023"));
    expect(ranking.previousPeriod?.code).toBe("2023");
    const rows = [...ranking.ranked, ...ranking.unranked];
    expect(rows).toHaveLength(cards.length);
    for (const card of cards) {
      const row = rows.find((each) => each.unit.code === card.unit);
      expect([card.unit, row?.rank, row?.index]).toEqual([card.unit, card.rank, card.index]);
      expect(row?.previousRank).toBe(before.find((each) => each.unit === card.unit)?.rank);
    }
    expect(ranking.unranked.every(({ rank, index }) => rank === null && index.value === null)).toBe(true);
    const places = ranking.ranked.map(({ rank }) => rank ?? 0);
    expect(places).toEqual([...places].sort((left, right) => left - right));
    expect(ranking.total.index).toEqual(scoreUnit(pureRequest(ranking)).index);
  });

  it("counts the targets met of those in the index", async () => {
    const ranking = await rankingOf(hue, "46", { period: "2024" });
    for (const row of ranking.ranked) {
      const card = scoreUnit({ ...pureRequest(ranking), unit: row.unit.code });
      const outside = new Set(facts.register.pillars.filter(({ scored }) => !scored).map(({ code }) => code));
      const counted = card.targets.filter(({ indicator }) => {
        const pillar = facts.register.indicators.find(({ code }) => code === indicator)?.pillar ?? "";
        return !outside.has(pillar);
      });
      expect(row.met).toBe(counted.filter(({ status }) => status === "met").length);
      expect(row.met).toBeLessThanOrEqual(row.index.applicable);
    }
  });

  it("has nothing to compare with in the first year", async () => {
    const ranking = await rankingOf(hue, "46", { period: "2021" });
    expect(ranking.previousPeriod).toBeNull();
    expect(ranking.ranked.every(({ previousRank }) => previousRank === null)).toBe(true);
  });
});

describe("the number of statements", () => {
  it.each([
    ["children × targets of the country", () => heatOf(central, "VN", { period: "2024" }), 6],
    ["of a district", () => heatOf(phongDien, "476", { period: "2024" }), 6],
    ["with the year before", () => heatOf(hue, "46", { period: "2024", show: "change" }), 7],
    ["with half-year and year before", () => heatOf(hue, "46", { period: "2024-H1", show: "change" }), 8],
    ["the ranking of the country", () => rankingOf(reader, "VN", { period: "2024" }), 6],
  ])("%s", async (_, load, budget) => {
    expect(await countWarmStatements(load)).toBe(budget);
  });
});
