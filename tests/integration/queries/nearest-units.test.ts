import { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { NEAREST_NAMED, NEEDED_STATUSES, NEEDED_TOLD } from "@/lib/contracts/nearest-units";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import type { Viewer } from "@/lib/domain/access/viewer";
import { recordStatements } from "@/lib/server/db/client";
import { loadNearestUnits } from "@/lib/server/queries/dashboard/load-nearest-units";
import { loadTargetPath } from "@/lib/server/queries/dashboard/load-target-path";
import { loadUnitOverview } from "@/lib/server/queries/dashboard/load-unit-overview";
import { reference } from "@/lib/server/reference/load-reference";
import { goldenObservations } from "@/tests/support/golden-province";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

const database = useTestDatabase();
const central = viewerOf("central", ["VN"]);
const hue = viewerOf("province", ["46"]);
const ngheAn = viewerOf("province", ["40"]);
const phongDien = viewerOf("district", ["476"]);

const asked = { period: "2024", plan: "thua-thien-hue", lens: "approved" };

beforeAll(async () => {
  const facts = await reference();
  await fillObservations(database.ownerUrl, facts.tree, goldenObservations(facts));
});

/** How many rows it touched. */
async function change(sql: string, values: readonly unknown[]): Promise<number | null> {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rowCount } = await owner.query(sql, [...values]);
  await owner.end();
  return rowCount;
}

async function overviewFor(viewer: Viewer, unit: string): Promise<UnitOverview> {
  const overview = await loadUnitOverview(viewer, unit, asked);
  if (overview === null) throw new Error(`no overview of ${unit}`);
  return overview;
}

describe("nobody is named", () => {
  it("to those who see the province's figures and not its rows", async () => {
    const overview = await overviewFor(ngheAn, "46");
    expect(overview.scorecard).not.toBeNull();
    expect(await loadNearestUnits(ngheAn, overview)).toEqual({});
    expect(await loadNearestUnits(phongDien, await overviewFor(phongDien, "46"))).toEqual({});
  });

  it("of the country's thousands, and of a commune, which has nobody below it", async () => {
    expect(await loadNearestUnits(central, await overviewFor(central, "VN"))).toEqual({});
    expect(await loadNearestUnits(hue, await overviewFor(hue, "19822"))).toEqual({});
  });

  it("for a target that is met or on its way", async () => {
    const overview = await overviewFor(hue, "46");
    const nearest = await loadNearestUnits(hue, overview);
    const rows = overview.pillars.flatMap(({ targets }) => targets);
    for (const { indicator, score } of rows)
      if (!NEEDED_STATUSES.includes(score.status)) expect(nearest[indicator.code]).toBeUndefined();
  });
});

describe("the nearest units of the golden province", () => {
  /** The districts that fall short of what their communes meet or do not, with who is named. */
  async function namedByDistrict() {
    const { tree } = await reference();
    const found = [];
    for (const { code } of tree.inScopeChildren("46")) {
      const overview = await overviewFor(hue, code);
      const nearest = await loadNearestUnits(hue, overview);
      if (Object.keys(nearest).length > 0) found.push({ code, overview, nearest });
    }
    return found;
  }

  it("are the first of the path to the same target", async () => {
    const named = await namedByDistrict();
    expect(named.length).toBeGreaterThan(0);
    for (const { code, nearest } of named)
      for (const [target, units] of Object.entries(nearest)) {
        const path = await loadTargetPath(hue, code, target, { ...asked, ticked: [] });
        const first = path?.steps
          .slice(0, NEAREST_NAMED)
          .map(({ unit, lack }) => ({ ...unit, isAwaited: lack === "confirmation" }));
        expect(units, `${code} ${target}`).toEqual(first);
      }
  });

  it("cost one statement a target, and none again while nothing has changed", async () => {
    const [first] = await namedByDistrict();
    if (first === undefined) throw new Error("no district falls short");
    const ask = () => recordStatements(() => loadNearestUnits(hue, first.overview));
    const asks = Object.keys(first.nearest).length;
    expect(asks).toBeLessThanOrEqual(NEEDED_TOLD);
    const kept = await ask();
    expect(kept.value).toEqual(first.nearest);
    await change("SELECT recompute_roll_up($1, ARRAY[]::text[], ARRAY['46'])", [asked.period]);
    const anew = await ask();
    expect(anew.value).toEqual(first.nearest);
    expect(anew.statements).toHaveLength(kept.statements.length + asks);
  });

  it("are others once the first of them meets the target", async () => {
    const named = await namedByDistrict();
    const all = named.flatMap(({ overview, nearest }) =>
      Object.entries(nearest).flatMap(([target, [unit]]) =>
        unit === undefined ? [] : [{ overview, target, unit: unit.code }],
      ),
    );
    const met = await Promise.all(
      all.map(({ target, unit }) =>
        change(
          `UPDATE observation SET met = true
            WHERE period = $1 AND indicator = $2 AND unit = $3 AND slot = 'approved' AND met = false RETURNING unit`,
          [asked.period, target, unit],
        ),
      ),
    );
    await change("SELECT recompute_roll_up($1, ARRAY[]::text[], ARRAY['46'])", [asked.period]);
    const turned = all.filter((_, place) => met[place] === 1);
    expect(turned.length).toBeGreaterThan(0);
    for (const { overview, target, unit } of turned) {
      const after = await loadNearestUnits(hue, overview);
      expect(after[target]?.map(({ code }) => code)).not.toContain(unit);
    }
  });
});
