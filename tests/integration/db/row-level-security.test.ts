import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Observation } from "@/lib/domain/observations/observation";
import { appendAuditEntry } from "@/lib/server/audit/append-audit-entry";
import { database as prisma } from "@/lib/server/db/client";
import { type Tx, withAuth, withJob, withViewer } from "@/lib/server/db/scoped";
import { reference } from "@/lib/server/reference/load-reference";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

const SCOPED_TABLES = [
  "observation",
  "report",
  "roll_up",
  "coverage",
  "workflow",
  "commune_contents",
  "roll_up_scope",
  "audit_entry",
  "audit_chain",
  "account",
  "credential",
  "account_scope",
  "session",
  "api_token",
  "sign_in_failure",
  "api_usage",
  "idempotency_key",
  "own_view",
] as const;

const ACCOUNT = "11111111-1111-4111-8111-111111111111";
// A commune each of Giao Thủy (365) and Hải Hậu (366) in Nam Định (36), and one of Thừa Thiên Huế (46, district 476).
const UNITS = ["14212", "14215", "19822", "365", "366", "36", "46", "VN"] as const;

const database = useTestDatabase();
let application: Client;

const indicatorAt = (unit: string): string =>
  unit === "VN" ? "CQS-1A" : unit.length === 2 ? "CQS-1B" : unit.length === 3 ? "CQS-1C" : "CQS-1D";

const observationOf = (unit: string, status: Observation["status"]): Observation => ({
  unit,
  indicator: indicatorAt(unit),
  period: "2024",
  status,
  value: { state: "reported", payload: { measure: "ratio", numerator: 1, denominator: 2 } },
});

async function fillEveryTable(): Promise<void> {
  const { tree } = await reference();
  const both = UNITS.flatMap((unit) => [observationOf(unit, "approved"), observationOf(unit, "submitted")]);
  await fillObservations(database.ownerUrl, tree, both);
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`
    INSERT INTO account (id, username, role, name) VALUES ('${ACCOUNT}', 'huyen-365', 'district', 'Cán bộ');
    INSERT INTO credential (account_id, password_hash) VALUES ('${ACCOUNT}', 'x');
    INSERT INTO account_scope (account_id, unit, province, district) VALUES ('${ACCOUNT}', '365', '36', '365');
    INSERT INTO session (id_hash, account_id, expires_at) VALUES ('x', '${ACCOUNT}', now() + interval '1 day');
    INSERT INTO api_token (id, account_id, token_hash, expires_at) VALUES ('${ACCOUNT}', '${ACCOUNT}', 'x', now());
    INSERT INTO sign_in_failure VALUES ('account', 'huyen-365', now(), 1);
    INSERT INTO api_usage VALUES ('${ACCOUNT}', now(), 1);
    INSERT INTO idempotency_key (account_id, key, body_hash, status, response) VALUES ('${ACCOUNT}', 'k', 'h', 200, '{}');
    INSERT INTO own_view (account_id, address, seen_at) VALUES ('${ACCOUNT}', '/units/365', now());
    INSERT INTO report (period, unit, province, district) VALUES ('2024', '365', '36', '365'), ('2024', '366', '36', '366'),
      ('2024', '36', '36', NULL), ('2024', '46', '46', NULL), ('2024', 'VN', NULL, NULL);
    INSERT INTO commune_contents (period, lens, province, district, contents, communes)
      SELECT '2024', lens, province, district, 'CQS-2 met', 1
        FROM (VALUES ('36', '365'), ('36', '366'), ('46', '476')) AS place (province, district)
             CROSS JOIN (VALUES ('approved'), ('provisional')) AS l (lens);
  `);
  await owner.end();
  await withJob((tx) =>
    appendAuditEntry(tx, {
      chain: "366",
      province: "36",
      district: "366",
      account: null,
      action: "approve",
      subject: "366",
      changes: [],
    }),
  );
}

beforeAll(async () => {
  await fillEveryTable();
  application = new Client({ connectionString: database.appUrl });
  await application.connect();
});
afterAll(() => application.end());

const unitsOf = (table: string) => async (tx: Tx) => {
  // Without a WHERE: what comes back is what the database itself lets through.
  const rows =
    table === "observation"
      ? await tx.$queryRaw<{ unit: string }[]>`SELECT DISTINCT unit FROM observation ORDER BY unit`
      : table === "report"
        ? await tx.$queryRaw<{ unit: string }[]>`SELECT DISTINCT unit FROM report ORDER BY unit`
        : table === "workflow"
          ? await tx.$queryRaw<{ unit: string }[]>`SELECT DISTINCT unit FROM workflow ORDER BY unit`
          : await tx.$queryRaw<
              { unit: string }[]
            >`SELECT DISTINCT unit FROM roll_up WHERE lens = 'provisional' ORDER BY unit`;
  return rows.map(({ unit }) => unit);
};

const district = viewerOf("district", ["365"]);
const province = viewerOf("province", ["36"]);
const central = viewerOf("central", ["VN"]);
const reader = viewerOf("viewer", ["VN"]);

describe("without a context", () => {
  it.each(SCOPED_TABLES)("%s shows no row", async (table) => {
    const found = await application
      .query(`SELECT count(*)::int AS n FROM ${table}`)
      .catch((error: Error) => error);
    if (found instanceof Error) expect(found.message).toContain("permission denied");
    else expect(found.rows[0]).toEqual({ n: 0 });
  });

  it("the settings of one transaction are gone in the next on the same connection", async () => {
    await application.query("BEGIN");
    await application.query(
      "SELECT set_config('app.context', 'job', true), set_config('app.provinces', '*', true), set_config('app.districts', '*', true)",
    );
    const inside = await application.query("SELECT count(*)::int AS n FROM observation");
    await application.query("COMMIT");
    const after = await application.query("SELECT count(*)::int AS n FROM observation");
    expect(inside.rows[0].n).toBe(2 * UNITS.length);
    expect(after.rows[0].n).toBe(0);
  });

  it("the sign-in context sees accounts but no figures", async () => {
    const [accounts, figures] = await withAuth(async (tx) => [
      await tx.account.count(),
      await tx.observation.count(),
    ]);
    expect(accounts).toBe(1);
    expect(figures).toBe(0);
  });
});

describe("what a scope shows of unfiltered SQL", () => {
  it("a district its own rows only", async () => {
    expect(await withViewer(district, unitsOf("observation"))).toEqual(["14212", "365"]);
    expect(await withViewer(district, unitsOf("report"))).toEqual(["365"]);
    expect(await withViewer(district, unitsOf("workflow"))).toEqual(["365"]);
    expect(await withViewer(district, unitsOf("roll_up"))).toEqual(["365"]);
  });

  it("a province its districts' and its own", async () => {
    expect(await withViewer(province, unitsOf("observation"))).toEqual([
      "14212",
      "14215",
      "36",
      "365",
      "366",
    ]);
    expect(await withViewer(province, unitsOf("report"))).toEqual(["36", "365", "366"]);
    expect(await withViewer(province, unitsOf("roll_up"))).toEqual(["36", "365", "366"]);
  });

  it("the central office everything", async () => {
    expect(await withViewer(central, unitsOf("observation"))).toHaveLength(UNITS.length);
  });

  it("everybody the approved sums of country and provinces, nobody else's districts", async () => {
    const seen = await withViewer(
      district,
      (tx) =>
        tx.$queryRaw<
          { unit: string }[]
        >`SELECT DISTINCT unit FROM roll_up WHERE lens = 'approved' ORDER BY unit`,
    );
    expect(seen.map(({ unit }) => unit)).toEqual(["36", "365", "46", "VN"]);
  });

  it("how communes stand like the values it counts: inside the scope, to a viewer the approved", async () => {
    const seen = async (tx: Tx) => {
      const rows = await tx.$queryRaw<{ row: string }[]>`
        SELECT lens || ' ' || district AS row FROM commune_contents ORDER BY lens, district`;
      return rows.map(({ row }) => row);
    };
    expect(await withAuth(seen)).toEqual([]);
    expect(await withViewer(district, seen)).toEqual(["approved 365", "provisional 365"]);
    expect(await withViewer(province, seen)).toHaveLength(4);
    expect(await withViewer(reader, seen)).toEqual(["approved 365", "approved 366", "approved 476"]);
    expect(await withViewer(central, seen)).toHaveLength(6);
  });

  it("a viewer approved values only, and the audit of other districts to nobody outside", async () => {
    const slots = await withViewer(reader, (tx) => tx.observation.findMany({ distinct: ["slot"] }));
    expect(slots.map(({ slot }) => slot)).toEqual(["approved"]);
    expect(await withViewer(district, (tx) => tx.audit_entry.count())).toBe(0);
    expect(await withViewer(province, (tx) => tx.audit_entry.count())).toBe(1);
  });
});

describe("what the application's login can never do", () => {
  const inJob = async (sql: string): Promise<string> => {
    await application.query("BEGIN");
    try {
      await application.query(
        `SELECT set_config('app.context', 'job', true), set_config('app.role', 'central', true),
                set_config('app.provinces', '*', true), set_config('app.districts', '*', true)`,
      );
      await application.query(sql);
      return "done";
    } catch (error) {
      return (error as Error).message;
    } finally {
      await application.query("ROLLBACK");
    }
  };

  it.each([
    ["become the roll-up role", "SET ROLE ntm_rollup", /permission denied/],
    ["become the owner", "SET SESSION AUTHORIZATION postgres", /permission denied|does not exist/],
    [
      "switch policies off for itself",
      "SET row_security = off; SELECT * FROM observation",
      /affected by row-level security/,
    ],
    ["disable row-level security", "ALTER TABLE observation DISABLE ROW LEVEL SECURITY", /must be owner/],
    ["drop a policy", "DROP POLICY observation_scope ON observation", /must be owner/],
    ["add a policy", "CREATE POLICY mine ON observation USING (true)", /must be owner/],
    ["drop a table", "DROP TABLE observation", /must be owner/],
    ["make a table", "CREATE TABLE public.mine (x int)", /permission denied/],
    ["truncate", "TRUNCATE observation", /permission denied/],
    ["change the audit", "UPDATE audit_entry SET reason = 'x'", /permission denied/],
    ["delete from the audit", "DELETE FROM audit_entry", /permission denied/],
    ["write a sum", "INSERT INTO roll_up SELECT * FROM roll_up", /permission denied/],
    ["change a sum", "UPDATE roll_up SET met = 0", /permission denied/],
    ["change the completeness", "UPDATE coverage SET present = 0", /permission denied/],
    ["change how communes stand", "DELETE FROM commune_contents", /permission denied/],
    ["sum communes alone", "SELECT recompute_commune_contents('2024', '{365}', '{36}')", /permission denied/],
    ["sum values alone", "SELECT recompute_sums('2024', '{365}', '{36}')", /permission denied/],
    [
      "replace the roll-up function",
      "ALTER FUNCTION recompute_roll_up(text, text[], text[]) OWNER TO ntm_app",
      /must be owner|permission denied/,
    ],
    ["change a target", "UPDATE target SET threshold_numerator = 1", /permission denied/],
  ])("%s", async (_, sql, refusal) => {
    expect(await inJob(sql)).toMatch(refusal);
  });

  it("RESET ROLE gives it nothing", async () => {
    await application.query("RESET ROLE");
    const { rows } = await application.query(
      "SELECT current_user AS who, count(*)::int AS n FROM observation",
    );
    expect(rows[0]).toEqual({ who: "ntm_app", n: 0 });
  });
});

describe("writing", () => {
  const insertAt = (unit: string, of: { province: string; district: string }) => (tx: Tx) =>
    tx.$executeRaw`
      INSERT INTO observation (period, indicator, unit, slot, level, province, district, status, state, met, version)
      VALUES ('2023', 'CQS-2', ${unit}, 'working', 'commune', ${of.province}, ${of.district}, 'draft', 'reported', true, 1)`;

  it("refuses a row outside the scope, and any row of a viewer or administrator", async () => {
    const outside = insertAt("19822", { province: "46", district: "476" });
    await expect(withViewer(district, outside)).rejects.toThrow(/row-level security/);
    await expect(withViewer(province, outside)).rejects.toThrow(/row-level security/);
    await expect(withViewer(reader, outside)).rejects.toThrow(/row-level security/);
    await expect(withViewer(viewerOf("administrator", ["VN"]), outside)).rejects.toThrow(
      /row-level security/,
    );
  });

  it("changes or deletes nothing of others, and nothing at all for a viewer", async () => {
    const remove = (tx: Tx) => tx.$executeRaw`DELETE FROM observation WHERE unit IN ('366', '46')`;
    expect(await withViewer(district, remove)).toBe(0);
    expect(await withViewer(reader, remove)).toBe(0);
    const rewrite = (tx: Tx) => tx.$executeRaw`UPDATE observation SET version = 9 WHERE unit = '46'`;
    expect(await withViewer(reader, rewrite)).toBe(0);
    expect(await withViewer(reader, (tx) => tx.$executeRaw`UPDATE report SET version = 9`)).toBe(0);
  });

  it("lets a district write a row of its own", async () => {
    expect(await withViewer(district, insertAt("14212", { province: "36", district: "365" }))).toBe(1);
  });

  it("knows its pool: nothing leaks from one viewer to the next", async () => {
    const counts = await Promise.all(
      Array.from({ length: 40 }, (_, turn) =>
        withViewer(turn % 2 === 0 ? district : central, unitsOf("report")),
      ),
    );
    for (const [turn, units] of counts.entries()) expect(units).toHaveLength(turn % 2 === 0 ? 1 : 5);
    expect(await prisma().observation.count()).toBe(0);
  });
});
