import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/heat-table/route";
import { gridArranger } from "@/components/dashboard/arrange-heat-grid";
import { arrangeRows, toHeatGrid } from "@/components/dashboard/to-heat-grid";
import type { HeatGrid } from "@/lib/contracts/heat-grid";
import type { HeatTable } from "@/lib/contracts/heat-table";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Observation } from "@/lib/domain/observations/observation";
import { type AskedHeat, loadHeatTable } from "@/lib/server/queries/dashboard/load-heat-table";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { type Caller, useApi } from "@/tests/support/api-caller";
import { goldenObservations } from "@/tests/support/golden-province";
import { fillObservations } from "@/tests/support/observation-writer";
import { viewerOf } from "@/tests/support/viewers";
import { countWarmStatements } from "@/tests/support/warm-statements";

const { call, database } = useApi();
const central = viewerOf("central", ["VN"]);
const reader = viewerOf("viewer", ["VN"]);
const administrator = viewerOf("administrator", ["VN"]);
const hue = viewerOf("province", ["46"]);
const twoProvinces = viewerOf("province", ["40", "46"]);
const phongDien = viewerOf("district", ["476"]);

const ASKED = { period: "2024", units: "districts" } as const;
const QUESTION = "period=2024&plan=national&lens=approved&show=value";

let facts: Reference;

/** The golden province's figures, and the same ones at the same places of another province. */
function twoProvincesOf(reference: Reference): readonly Observation[] {
  const observations = goldenObservations(reference);
  const { tree } = reference;
  const communes = tree.subjects("40", ["commune"]);
  const districts = tree.subjects("40", ["district"]);
  const moved = new Map([
    ...tree.subjects("46", ["commune"]).map(({ code }, place) => [code, communes[place]?.code] as const),
    ...tree.subjects("46", ["district"]).map(({ code }, place) => [code, districts[place]?.code] as const),
  ]);
  return [
    ...observations,
    ...observations.flatMap((observation) => {
      const unit = moved.get(observation.unit);
      return unit === undefined ? [] : [{ ...observation, unit }];
    }),
  ];
}

beforeAll(async () => {
  facts = await reference();
  await fillObservations(database.ownerUrl, facts.tree, twoProvincesOf(facts));
});

async function tableOf(viewer: Viewer, unit: string, asked: AskedHeat): Promise<HeatTable> {
  const table = await loadHeatTable(viewer, unit, asked);
  if (table === null) throw new Error(`no heat table of ${unit}`);
  return table;
}

const answer = (query: string, as: Caller | null) => call(GET, `/api/heat-table?${query}`, { as });

describe("the districts of the whole country are refused", () => {
  it.each([
    ["a province", hue],
    ["somebody of two provinces", twoProvinces],
    ["a district", phongDien],
    ["a viewer of one province", viewerOf("viewer", ["46"])],
  ])("%s gets the provinces instead", async (_, viewer) => {
    const table = await tableOf(viewer, "VN", { ...ASKED, province: "46", name: "phong dien" });
    expect([table.order.units, table.order.province, table.districts]).toEqual(["children", null, null]);
    expect(table.rows.map(({ unit }) => unit.code)).toEqual(
      facts.tree.inScopeChildren("VN").map(({ code }) => code),
    );
    expect(table.rows.every(({ parent }) => parent === null)).toBe(true);
  });

  it("a province asked for districts has its own as ever", async () => {
    const table = await tableOf(hue, "46", ASKED);
    expect([table.order.units, table.districts, table.rows.length]).toEqual(["children", null, 9]);
  });

  it("as columns: signed out 401, out of scope 404, unapproved for those who may not 403, a bad question 400", async () => {
    expect((await answer(QUESTION, null)).status).toBe(401);
    for (const caller of ["hue", "phongDien", "hueViewer"] as const) {
      const refused = await answer(QUESTION, caller);
      expect([caller, refused.status]).toEqual([caller, 404]);
      expect(await refused.text()).not.toContain("Phong");
    }
    for (const caller of ["viewer", "administrator"] as const)
      expect((await answer(QUESTION.replace("approved", "provisional"), caller)).status).toBe(403);
    for (const query of [
      "",
      QUESTION.replace("show=value", "show=all"),
      QUESTION.replace("period=2024", "period=1999"),
      QUESTION.replace("plan=national", "plan=nghe-an"),
      `${QUESTION}&unit=46`,
    ])
      expect([query, (await answer(query, "central")).status]).toEqual([query, 400]);
  });
});

describe("the districts of the whole country", () => {
  it.each(["value", "change"] as const)(
    "%s: each cell says what the table of the district's own province says",
    async (show) => {
      const nation = await tableOf(central, "VN", { ...ASKED, show });
      expect(nation.rows).toHaveLength(645);
      expect(new Set(nation.rows.map(({ unit }) => unit.code)).size).toBe(645);
      const found = new Map(nation.rows.map((row) => [row.unit.code, row]));
      const places = new Map(nation.columns.map(({ indicator }, place) => [indicator.code, place]));
      let compared = 0;
      for (const province of ["01", "40", "46"]) {
        const own = await tableOf(central, province, { period: "2024", plan: "national", show });
        for (const { unit, cells, met, applicable, failing } of own.rows) {
          const row = found.get(unit.code);
          expect([row?.met, row?.applicable, row?.failing]).toEqual([met, applicable, failing]);
          expect(row?.parent?.code).toBe(province);
          for (const [place, { indicator }] of own.columns.entries()) {
            expect(row?.cells[places.get(indicator.code) ?? -1]).toEqual(cells[place]);
            if (cells[place]?.score.value) compared += 1;
          }
        }
      }
      expect(compared).toBeGreaterThan(100);
    },
  );

  it("are the same for everybody who sees the whole country", async () => {
    const approved = await tableOf(central, "VN", ASKED);
    for (const viewer of [reader, administrator]) {
      const table = await tableOf(viewer, "VN", { ...ASKED, lens: "provisional" });
      expect(table.view.lens).toBe("approved");
      expect(table.rows).toEqual(approved.rows);
      expect(table.districts).toBe(645);
    }
  });

  it("come as columns of finished words, for one person alone", async () => {
    const response = await answer(QUESTION, "viewer");
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const grid = (await response.json()) as HeatGrid;
    const table = await tableOf(reader, "VN", ASKED);
    expect(grid).toEqual(toHeatGrid(table, table.rows, "vi"));
    expect(grid.codes).toHaveLength(646);
    expect(grid.codes[0]).toBe("VN");
    for (const { looks, texts, titles, ranks } of grid.columns)
      for (const cells of [looks, texts, titles, ranks]) expect(cells).toHaveLength(646);
    const at = grid.codes.indexOf("476");
    const place = table.columns.findIndex(({ indicator }) => indicator.code === "CQS-2");
    const score = table.rows.find(({ unit }) => unit.code === "476")?.cells[place]?.score;
    const column = grid.columns[place];
    expect(grid.words[column?.texts[at] ?? -1]).toBe(`${score?.numerator}/${score?.denominator}`);
    expect(grid.looks[column?.looks[at] ?? -1]?.status).toBe(score?.status);
    expect(grid.provinces[grid.parents[at] ?? -1]?.name).toBe("Tỉnh Thừa Thiên Huế");
  });

  it("are filtered and sorted by the browser as by the server", async () => {
    const orders: readonly [AskedHeat, number | null][] = [
      [{}, 645],
      [{ sort: "unit", dir: "desc" }, 645],
      [{ sort: "CQS-2" }, 645],
      [{ sort: "CQS-1C", dir: "asc", show: "attainment" }, 645],
      [{ sort: "CQS-2", dir: "asc", show: "change" }, 645],
      [{ name: "dak lak" }, facts.tree.subjects("66", ["district"]).length],
      [{ name: "Đắk Lắk", province: "66" }, facts.tree.subjects("66", ["district"]).length],
      [{ name: "HUYỆN PHONG ĐIỀN" }, 2],
      [{ province: "46" }, 9],
      [{ failing: "2" }, null],
      [{ status: "met" }, null],
      [{ status: "no-data", target: "CQS-2" }, null],
      [{ name: "không đâu cả" }, 0],
    ];
    for (const [asked, count] of orders) {
      const table = await tableOf(central, "VN", { ...ASKED, ...asked });
      const wanted = arrangeRows(table, "vi").map(({ unit }) => unit.code);
      const grid = JSON.parse(JSON.stringify(toHeatGrid(table, table.rows, "vi"))) as HeatGrid;
      const targets = table.columns.map(({ indicator }) => indicator.code);
      const places = gridArranger(grid, targets).arrange(table.order);
      expect(places.map((at) => grid.codes[at])).toEqual(wanted);
      if (count === null) {
        expect(wanted.length).toBeGreaterThan(0);
        expect(wanted.length).toBeLessThan(645);
      } else expect([asked, wanted.length]).toEqual([asked, count]);
    }
  });

  it.each([
    ["their values", "value", 6],
    ["their changes", "change", 7],
  ] as const)("%s take few statements", async (_, show, budget) => {
    const load = () => tableOf(central, "VN", { ...ASKED, show });
    expect(await countWarmStatements(load)).toBe(budget);
  });
});
