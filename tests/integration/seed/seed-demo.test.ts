import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LENSES } from "@/lib/domain/observations/observation";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { verifyAudit } from "@/lib/server/audit/verify-audit";
import { seedDemoAccounts } from "@/prisma/seed/accounts";
import { generateObservations } from "@/prisma/seed/demo-observations";
import { seedDemo } from "@/prisma/seed/seed-demo";
import { shippedReference } from "@/prisma/seed/shipped-reference";
import { createTestDatabase, type TestDatabase, useTestDatabase } from "@/tests/support/test-database";

const { register, tree } = shippedReference();

async function query<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

describe("where somebody's own figures are", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await query(
      database.ownerUrl,
      `INSERT INTO observation (period, indicator, unit, slot, level, province, district, status, state, met, version)
       VALUES ('2024', 'CQS-2', '19822', 'approved', 'commune', '46', '474', 'approved', 'reported', true, 1)`,
    );
  });
  afterAll(() => database.drop());

  it("no demonstration figure is mixed in, and nothing says it is a demonstration", async () => {
    expect(await seedDemo({ ownerUrl: database.ownerUrl })).toEqual({ kind: "holds-own-figures" });
    const [rows] = await query<{ rows: number }>(
      database.ownerUrl,
      "SELECT count(*)::int AS rows FROM observation",
    );
    expect(rows).toEqual({ rows: 1 });
    const [flag] = await query(database.ownerUrl, "SELECT demonstration FROM reference_version");
    expect(flag).toEqual({ demonstration: false });
  });
});

describe("an empty database", () => {
  const database = useTestDatabase();
  const told: string[] = [];
  const took: number[] = [];

  beforeAll(async () => {
    await seedDemoAccounts({ ownerUrl: database.ownerUrl, password: "chỉ để thử" });
    // Killed after two periods, and started again.
    const killed = seedDemo({
      ownerUrl: database.ownerUrl,
      onProgress: () => {
        if (told.push("first run") === 2) throw new Error("killed");
      },
    });
    await expect(killed).rejects.toThrow("killed");
    const begun = performance.now();
    const outcome = await seedDemo({ ownerUrl: database.ownerUrl, onProgress: (text) => told.push(text) });
    took.push(performance.now() - begun);
    expect(outcome).toMatchObject({ kind: "seeded", periods: 7 });
  }, 240_000);

  it("is full in under a minute, period by period, and told so", () => {
    expect(took[0]).toBeLessThan(60_000);
    expect(told).toHaveLength(9);
    expect(told.at(-1)).toMatch(/^Năm 2025 .*: \d+ số liệu minh họa \(9\/9\)$/);
  });

  it("a second call does nothing", async () => {
    const before = await query(database.ownerUrl, "SELECT value FROM setting");
    expect(await seedDemo({ ownerUrl: database.ownerUrl })).toEqual({ kind: "already-seeded" });
    expect(await query(database.ownerUrl, "SELECT value FROM setting")).toEqual(before);
  });

  it("says that it is a demonstration", async () => {
    expect(await query(database.appUrl, "SELECT demonstration FROM reference_version")).toEqual([
      { demonstration: true },
    ]);
    const [setting] = await query<{ value: unknown }>(database.appUrl, "SELECT value FROM setting");
    expect(setting?.value).toEqual({ periods: register.periods.map(({ code }) => code) });
  });

  it("holds exactly what the generator says, and roll-up rows equal to the pure ones", async () => {
    const observations = [...generateObservations(register, tree, "2025-H1")];
    const [stored] = await query<{ rows: number }>(
      database.ownerUrl,
      "SELECT count(*)::int AS rows FROM observation WHERE period = '2025-H1'",
    );
    expect(stored?.rows).toBe(observations.length);
    let compared = 0;
    for (const lens of LENSES) {
      const aggregates = rollUp(observations, tree, register, lens);
      const rows = await query<Record<string, string>>(
        database.ownerUrl,
        `SELECT unit, indicator, reported, not_applicable, met, numerator::text, denominator::text, count::text
           FROM roll_up WHERE period = '2025-H1' AND lens = $1 AND unit <> 'VN'`,
        [lens],
      );
      for (const row of rows) {
        expect(aggregates(row["unit"] ?? "", row["indicator"] ?? "", "2025-H1")).toEqual({
          reported: row["reported"],
          notApplicable: row["not_applicable"],
          met: row["met"],
          numerator: Number(row["numerator"]),
          denominator: Number(row["denominator"]),
          count: Number(row["count"]),
        });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(15_000);
  });

  it("names a demonstration account wherever somebody acted, in an order that can have happened", async () => {
    const [wrong] = await query<Record<string, number>>(
      database.ownerUrl,
      `SELECT count(*) FILTER (WHERE entered_by IS NULL OR entered_by_name LIKE '%-%')::int AS nameless,
              count(*) FILTER (WHERE (status = 'approved') <> (approved_by IS NOT NULL))::int AS unapproved,
              count(*) FILTER (WHERE approved_by IN (entered_by, sent_by))::int AS own,
              count(*) FILTER (WHERE sent_at < entered_at OR approved_at < sent_at)::int AS unordered,
              count(*) FILTER (WHERE (status = 'draft') <> (sent_at IS NULL))::int AS unsent
         FROM observation`,
    );
    expect(wrong).toEqual({ nameless: 0, unapproved: 0, own: 0, unordered: 0, unsent: 0 });
  });

  it("has a report with the latest version of its values for every unit that began, and none for the others", async () => {
    const [wrong] = await query<Record<string, number>>(
      database.ownerUrl,
      `SELECT count(*) FILTER (WHERE r.version <> o.version)::int AS stale, count(*) FILTER (WHERE r.unit IS NULL)::int AS lost,
              count(*) FILTER (WHERE o.unit IS NULL)::int AS empty
         FROM report r
         FULL JOIN (SELECT period, coalesce(district, province, 'VN') AS unit, max(version) AS version
                      FROM observation GROUP BY 1, 2) o ON o.period = r.period AND o.unit = r.unit`,
    );
    expect(wrong).toEqual({ stale: 0, lost: 0, empty: 0 });
  });

  it("has an entry of the audit for every latest sending and decision a report tells of", async () => {
    const unsaid = await query(
      database.ownerUrl,
      `SELECT r.period, r.unit FROM report r
        WHERE (r.submitted_at IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM audit_entry a WHERE a.subject = r.unit AND a.period = r.period
                    AND a.action = 'submit' AND a.at = r.submitted_at AND a.account_id IS NOT DISTINCT FROM r.submitted_by))
           OR (r.decided_at IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM audit_entry a WHERE a.subject = r.unit AND a.period = r.period
                    AND a.action IN ('approve', 'return') AND a.at = r.decided_at))`,
    );
    expect(unsaid).toEqual([]);
    const [told] = await query<{ returned: number; corrected: number }>(
      database.ownerUrl,
      `SELECT (SELECT count(*)::int FROM observation o WHERE status = 'returned' AND version > 3 AND NOT EXISTS (
                 SELECT 1 FROM audit_entry a, jsonb_array_elements(a.changes) change
                  WHERE a.subject = coalesce(o.district, o.province, 'VN') AND a.period = o.period AND a.action = 'return'
                    AND change ->> 'subject' = o.unit || '/' || o.indicator)) AS returned,
              (SELECT count(*)::int FROM observation o WHERE correction_reason IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM audit_entry a, jsonb_array_elements(a.changes) change
                  WHERE a.subject = coalesce(o.district, o.province, 'VN') AND a.period = o.period
                    AND a.action = 'open-correction' AND a.reason = o.correction_reason
                    AND change ->> 'subject' = o.unit || '/' || o.indicator)) AS corrected`,
    );
    expect(told).toEqual({ returned: 0, corrected: 0 });
  });

  it("has an audit whose chains hold", async () => {
    const verdict = await verifyAudit();
    expect(verdict.fault).toBeNull();
    expect(verdict.entries).toBeGreaterThan(10_000);
  });
});
