import { Client } from "pg";
import { COUNTRY } from "@/lib/domain/units/unit";
import { withViewer } from "@/lib/server/db/scoped";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { loadScorecard } from "@/lib/server/queries/dashboard/load-scorecard";
import { reference } from "@/lib/server/reference/load-reference";
import { type BenchPlace, CENTRAL } from "@/scripts/bench/bench-place";
import { compare, type Measured, timed } from "@/scripts/bench/measured";

const QUESTION = { unit: COUNTRY, period: "2024", plan: "national", lens: "approved" } as const;

interface FloorSum {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly reported: number;
  readonly not_applicable: number;
  readonly met: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly count: number;
}

/** The country's sums of every period, and what each province counted for the one target that asks how many of them did. */
const FLOOR = {
  name: "country-sums",
  text: `
    SELECT 'VN' AS unit, indicator, period, sum(reported)::float8 AS reported, sum(not_applicable)::float8 AS not_applicable,
           sum(met)::float8 AS met, sum(numerator)::float8 AS numerator, sum(denominator)::float8 AS denominator, sum(count)::float8 AS count
      FROM roll_up WHERE unit = ANY ($1) AND lens = 'approved' GROUP BY indicator, period
    UNION ALL
    SELECT unit, indicator, period, reported, not_applicable, met, numerator, denominator, count
      FROM roll_up WHERE unit = ANY ($1) AND unit <> 'VN' AND lens = 'approved' AND indicator = 'TD-1'`,
};

/** The country's scorecard as every page, export and API call gets it, against its sums by one plain statement. */
export async function measureScorecard(place: BenchPlace): Promise<Measured> {
  const database = await place.demonstration();
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    return await place.connected(database, async () => {
      const { tree } = await reference();
      const units = [COUNTRY, ...tree.children(COUNTRY).map(({ code }) => code)];
      const sums = await checkSameSums(owner, units);
      return compare({
        title: "Country scorecard from the database",
        ours: timed(() => loadScorecard(CENTRAL, QUESTION)),
        floor: timed(() => owner.query({ ...FLOOR, values: [units] })),
        warmUps: 20,
        rounds: 101,
        notes: [
          `ours: loadScorecard of ${COUNTRY}, ${QUESTION.period}, through Prisma, scope and row-level security, scored with pace, forecast and index`,
          `floor: one prepared SQL statement over node-postgres as the owner that returns the same ${sums} sums, checked before`,
        ],
      });
    });
  } finally {
    await owner.end();
  }
}

async function checkSameSums(owner: Client, units: readonly string[]): Promise<number> {
  const facts = await reference();
  const { rows } = await owner.query<FloorSum>({ ...FLOOR, values: [units] });
  const source = await withViewer(CENTRAL, (tx) =>
    loadAggregates(tx, facts, { lens: QUESTION.lens, plans: [QUESTION.plan], units: [COUNTRY] }),
  );
  const byKey = new Map(rows.map((row) => [`${row.unit} ${row.indicator} ${row.period}`, row]));
  let found = 0;
  for (const unit of facts.tree.units) {
    for (const indicator of facts.register.indicators) {
      for (const period of facts.register.periods) {
        const ours = source(unit.code, indicator.code, period.code);
        if (ours === undefined) continue;
        const floor = byKey.get(`${unit.code} ${indicator.code} ${period.code}`);
        const isSame =
          floor !== undefined &&
          ours.reported === floor.reported &&
          ours.notApplicable === floor.not_applicable &&
          ours.met === floor.met &&
          ours.numerator === Number(floor.numerator) &&
          ours.denominator === Number(floor.denominator) &&
          ours.count === Number(floor.count);
        if (!isSame)
          throw new Error(`the floor lacks the sums of ${unit.code} ${indicator.code} ${period.code}`);
        found += 1;
      }
    }
  }
  if (found !== rows.length) throw new Error(`the floor holds ${rows.length} sums, the scorecard ${found}`);
  return found;
}
