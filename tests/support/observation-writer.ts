import { Client } from "pg";
import { placeOf } from "@/lib/domain/access/place";
import type { Observation } from "@/lib/domain/observations/observation";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import { toColumns } from "@/lib/server/db/observation-rows";

function toRow(tree: UnitTree, { unit, indicator, period, status, value }: Observation) {
  const place = placeOf(tree, unit);
  if (place === undefined) throw new Error(`unknown unit ${unit}`);
  const { reasonText, services, ...columns } = toColumns(value);
  const slot = status === "approved" ? "approved" : "working";
  const { level, province, district } = place;
  const given = { period, indicator, unit, slot, level, province, district, status };
  const at = "2024-12-20T08:00:00Z";
  return {
    ...given,
    ...columns,
    services: services === null ? null : services.split(";").filter((service) => service !== ""),
    reason_text: reasonText,
    carried_over: false,
    version: 1,
    entered_at: at,
    approved_at: slot === "approved" ? at : null,
    approved_by_name: slot === "approved" ? "Trần Thị Duyệt" : null,
  };
}

/** Puts observations into the database as its owner, in place of all that were there, and sums every roll-up row. */
export async function fillObservations(
  ownerUrl: string,
  tree: UnitTree,
  observations: readonly Observation[],
): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("DELETE FROM observation");
    await client.query(
      "INSERT INTO observation SELECT * FROM jsonb_populate_recordset(NULL::observation, $1::jsonb)",
      [JSON.stringify(observations.map((observation) => toRow(tree, observation)))],
    );
    await client.query(
      `SELECT recompute_roll_up(p.code,
                (SELECT array_agg(code) FROM unit WHERE level = 'district'),
                (SELECT array_agg(code) FROM unit WHERE level IN ('province', 'country')))
         FROM period p`,
    );
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
