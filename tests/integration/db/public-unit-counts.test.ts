import { beforeAll, describe, expect, it } from "vitest";
import type { Observation } from "@/lib/domain/observations/observation";
import { type Tx, withAuth, withViewer } from "@/lib/server/db/scoped";
import { reference } from "@/lib/server/reference/load-reference";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

const database = useTestDatabase();
const stranger = viewerOf("district", ["365"]);

// Huế's plan counts pilots per district; Nghệ An's and the country's count them per province.
const HUE_COMMUNE = "19822";
const NGHE_AN_COMMUNE = "16702";

function pilots(unit: string, status: Observation["status"], count: number): Observation {
  return {
    unit,
    indicator: "TD-1",
    period: "2024",
    status,
    value: { state: "reported", payload: { measure: "count", count } },
  };
}

const criterion: Observation = {
  unit: HUE_COMMUNE,
  indicator: "CQS-2",
  period: "2024",
  status: "approved",
  value: { state: "reported", payload: { measure: "criterion", met: true } },
};

const readCounts = async (tx: Tx) =>
  tx.$queryRaw<{ unit: string; indicator: string; lens: string; count: number }[]>`
    SELECT unit, indicator, lens, count::int FROM public_unit_counts('{474,412,413,476,46,365}', '{TD-1,CQS-2}')`;

beforeAll(async () => {
  const { tree } = await reference();
  const hueDistrict = tree.get(HUE_COMMUNE)?.parent;
  const ngheAnDistrict = tree.get(NGHE_AN_COMMUNE)?.parent;
  expect([hueDistrict, ngheAnDistrict]).toEqual(["476", "412"]);
  await fillObservations(database.ownerUrl, tree, [
    pilots(HUE_COMMUNE, "approved", 2),
    pilots(HUE_COMMUNE, "submitted", 9),
    pilots(NGHE_AN_COMMUNE, "approved", 3),
    criterion,
  ]);
});

describe("counts of districts that a public figure stands on", () => {
  it("are nobody's before it is known who asks", async () => {
    expect(await withAuth(readCounts)).toEqual([]);
  });

  it("are the approved counts of what a plan counts per district, and nothing else", async () => {
    expect(await withViewer(stranger, readCounts)).toEqual([
      { unit: "476", indicator: "TD-1", lens: "approved", count: 2 },
    ]);
  });
});
