import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Lens, Observation } from "@/lib/domain/observations/observation";
import type { UnitCode } from "@/lib/domain/units/unit";
import { recordStatements } from "@/lib/server/db/client";
import { withJob, withViewer } from "@/lib/server/db/scoped";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

const database = useTestDatabase();
const central = viewerOf("central", ["VN"]);
const hue = viewerOf("province", ["46"]);
const ngheAn = viewerOf("province", ["40"]);
const PERIOD = "2024";

let facts: Reference;
let owner: Client;

/** Whether a commune has met the target: one in Huế (19822) and one in Nghệ An (16672). */
const observed = (unit: UnitCode, met: boolean): Observation => ({
  unit,
  indicator: "CQS-2",
  period: PERIOD,
  status: "approved",
  value: { state: "reported", payload: { measure: "criterion", met } },
});

beforeAll(async () => {
  facts = await reference();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());
beforeEach(() =>
  fillObservations(database.ownerUrl, facts.tree, [observed("19822", true), observed("16672", true)]),
);

const questionOf = (units: readonly UnitCode[], lens: Lens = "approved") => ({
  lens,
  plans: ["national"],
  units,
});

const metAt = async (viewer: typeof central, unit: UnitCode, lens?: Lens): Promise<number | undefined> => {
  const source = await withViewer(viewer, (tx) => loadAggregates(tx, facts, questionOf([unit], lens)));
  return source(unit, "CQS-2", PERIOD)?.met;
};

const statementsOf = async (viewer: typeof central, unit: UnitCode): Promise<number> =>
  (await recordStatements(() => metAt(viewer, unit))).statements.length;

const CHANGE = "UPDATE observation SET met = NOT met WHERE unit = $1";

async function sumAnew(province: UnitCode): Promise<void> {
  await owner.query(
    "SELECT recompute_roll_up($1, (SELECT array_agg(code) FROM unit WHERE parent = $2), ARRAY[$2])",
    [PERIOD, province],
  );
}

async function turnOver(unit: UnitCode, province: UnitCode): Promise<void> {
  await owner.query(CHANGE, [unit]);
  await sumAnew(province);
}

describe("sums of the same question", () => {
  it("are read once while nothing changes", async () => {
    const first = await statementsOf(hue, "46");
    expect(await statementsOf(hue, "46")).toBe(first - 1);
  });

  it("follow a change in the province, in the country as well", async () => {
    expect([await metAt(hue, "46"), await metAt(central, "VN")]).toEqual([1, 2]);
    await turnOver("19822", "46");
    expect([await metAt(hue, "46"), await metAt(central, "VN")]).toEqual([0, 1]);
  });

  it("stay where only another province changed", async () => {
    await metAt(hue, "46");
    const warm = await statementsOf(hue, "46");
    await turnOver("16672", "40");
    expect(await statementsOf(hue, "46")).toBe(warm);
    expect(await metAt(ngheAn, "40")).toBe(0);
  });

  it("are not given to a reader who does not see their rows", async () => {
    expect(await metAt(hue, "46", "provisional")).toBe(1);
    expect(await metAt(ngheAn, "46", "provisional")).toBeUndefined();
    expect(await metAt(hue, "476")).toBe(1);
    expect(await metAt(ngheAn, "476")).toBeUndefined();
  });

  it("are not kept from a transaction that is rolled back", async () => {
    const undone = withJob(async (tx) => {
      await tx.$executeRaw`UPDATE observation SET met = NOT met WHERE unit = '19822'`;
      await tx.$executeRaw`
        SELECT recompute_roll_up(${PERIOD}, (SELECT array_agg(code) FROM unit WHERE parent = '46'), ARRAY['46'])`;
      const source = await loadAggregates(tx, facts, questionOf(["46"]));
      throw new Error(`met: ${source("46", "CQS-2", PERIOD)?.met}`);
    });
    await expect(undone).rejects.toThrow("met: 0");
    // The very version that the other transaction had.
    await sumAnew("46");
    const inJob = await withJob((tx) => loadAggregates(tx, facts, questionOf(["46"])));
    expect(inJob("46", "CQS-2", PERIOD)?.met).toBe(1);
  });

  it("are read anew from a table that was emptied and filled to the same versions", async () => {
    expect(await metAt(hue, "46")).toBe(1);
    const versions = await owner.query("SELECT * FROM roll_up_scope");
    await owner.query("TRUNCATE roll_up_scope");
    await owner.query("UPDATE roll_up SET met = 7 WHERE unit = '46'");
    await owner.query(
      "INSERT INTO roll_up_scope SELECT * FROM jsonb_populate_recordset(NULL::roll_up_scope, $1)",
      [JSON.stringify(versions.rows)],
    );
    expect(await metAt(hue, "46")).toBe(7);
  });
});

it("communes are read each time: their rows are their observations", async () => {
  expect(await metAt(hue, "19822")).toBe(1);
  await owner.query(CHANGE, ["19822"]);
  expect(await metAt(hue, "19822")).toBe(0);
});
