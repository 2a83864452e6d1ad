import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { migrate } from "@/scripts/runtime/migrate";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import { atDatabase, TEST_PREFIX } from "@/scripts/runtime/template-database";

/** Semicolons inside a function body: what a cutter of scripts breaks. */
const FIRST = `
CREATE TABLE thing (id integer PRIMARY KEY);
CREATE FUNCTION next_thing() RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO thing SELECT coalesce(max(id), 0) + 1 FROM thing;
  RETURN (SELECT max(id) FROM thing);
END $$;`;
const BROKEN = "CREATE TABLE half (id integer); CREATE TABLE thing (id integer);";
const MENDED = "CREATE TABLE half (id integer);";

let server: Client;
let database: string;
let url: string;
let folder: string;

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

async function rows<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  const { serverUrl } = inject("testServer");
  server = new Client({ connectionString: serverUrl });
  await server.connect();
  database = `${TEST_PREFIX}${process.pid}_migrate`;
  await server.query(`CREATE DATABASE ${database}`);
  url = atDatabase(serverUrl, database);
  folder = mkdtempSync(join(tmpdir(), "migrations-"));
  writeFileSync(
    join(folder, "migration_lock.toml"),
    readFileSync(join(PROJECT_ROOT, "prisma/migrations/migration_lock.toml")),
  );
  write("1_first", FIRST);
});

afterEach(async () => {
  await server.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await server.end();
});

test("a file that fails leaves nothing behind and does not stop its mended version", async () => {
  write("2_broken", BROKEN);
  await expect(migrate(url, folder)).rejects.toThrow(/thing.*already exists/);
  expect(await rows("SELECT 1 FROM pg_class WHERE relname = 'half'")).toEqual([]);
  write("2_broken", MENDED);
  expect(await migrate(url, folder)).toEqual(["2_broken"]);
  expect(await rows("SELECT 1 AS there FROM pg_class WHERE relname = 'half'")).toEqual([{ there: 1 }]);
});

test("functions survive, and the journal is Prisma's own", async () => {
  expect(await migrate(url, folder)).toEqual(["1_first"]);
  expect(await rows("SELECT next_thing() AS first")).toEqual([{ first: 1 }]);
  const checksum = createHash("sha256").update(FIRST).digest("hex");
  expect(await rows("SELECT migration_name, checksum FROM _prisma_migrations")).toEqual([
    { migration_name: "1_first", checksum },
  ]);
});

test("two starts at once apply each file once, and a third finds nothing to do", async () => {
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(["1_first"]);
  expect(await migrate(url, folder)).toEqual([]);
});
