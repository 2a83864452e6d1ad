import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { StopSentence } from "@/scripts/runtime/progress";
import { ensureRoles } from "@/scripts/runtime/roles";
import { atDatabase } from "@/scripts/runtime/template-database";
import { createTestDatabase, type TestDatabase } from "@/tests/support/test-database";

const PLAIN_LOGIN = `ntm_plain_${process.pid}`;
const PASSWORD = "for-tests-only";

let database: TestDatabase;
let server: Client;
let plainUrl: string;
const dataDir = mkdtempSync(join(tmpdir(), "roles-"));

beforeAll(async () => {
  database = await createTestDatabase();
  server = new Client({ connectionString: inject("testServer").serverUrl });
  await server.connect();
  await server.query(`CREATE ROLE ${PLAIN_LOGIN} LOGIN PASSWORD '${PASSWORD}'`);
  const address = new URL(atDatabase(database.ownerUrl, new URL(database.ownerUrl).pathname.slice(1)));
  address.username = PLAIN_LOGIN;
  address.password = PASSWORD;
  plainUrl = address.href;
});

afterAll(async () => {
  await server.query(`DROP ROLE ${PLAIN_LOGIN}`);
  await server.end();
  await database.drop();
});

test("an owner who may not create roles is told the SQL to run", async () => {
  const refusal = ensureRoles({ ownerUrl: plainUrl, appUrl: undefined, dataDir });
  await expect(refusal).rejects.toThrow(StopSentence);
  await expect(refusal).rejects.toThrow(`GRANT ntm_rollup TO ${PLAIN_LOGIN}`);
});

test("a login that could step around row-level security is refused", async () => {
  const { ownerUrl } = database;
  await expect(ensureRoles({ ownerUrl, appUrl: ownerUrl, dataDir })).rejects.toThrow("APP_DATABASE_URL");
});

test("a login that is not the application's is refused, and accepted once it is its member", async () => {
  const { ownerUrl } = database;
  await expect(ensureRoles({ ownerUrl, appUrl: plainUrl, dataDir })).rejects.toThrow("ntm_app");
  await server.query(`GRANT ntm_app TO ${PLAIN_LOGIN}`);
  expect(await ensureRoles({ ownerUrl, appUrl: plainUrl, dataDir })).toBe(plainUrl);
});

test("the application's own login owns nothing and cannot create, alter or bypass", async () => {
  const client = new Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = current_user",
    );
    expect(rows).toEqual([
      { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false },
    ]);
    await expect(client.query("CREATE TABLE mine (id integer)")).rejects.toThrow("permission denied");
    await expect(client.query("SET ROLE ntm_rollup")).rejects.toThrow("permission denied");
  } finally {
    await client.end();
  }
});
