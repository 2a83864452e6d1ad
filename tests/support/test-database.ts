import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase, openDatabase } from "@/lib/server/db/client";
import { atDatabase, TEST_PREFIX } from "@/scripts/runtime/template-database";

export interface TestDatabase {
  /** The owner's address: sees everything, for setting up and for looking behind the application's back. */
  readonly ownerUrl: string;
  /** The application's own login, bound by row-level security. */
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** A database of this test file's own, with structure, units and register and nothing else: copied in a moment. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { serverUrl, appUrl, template } = inject("testServer");
  const name = `${TEST_PREFIX}${process.pid}_${randomBytes(4).toString("hex")}`;
  await runOnServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    ownerUrl: atDatabase(serverUrl, name),
    appUrl: atDatabase(appUrl, name),
    drop: () => runOnServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** `createTestDatabase` for a whole file, with `lib/server/db` connected to it as the application. */
export function useTestDatabase(): TestDatabase {
  let current: TestDatabase | undefined;
  const made = (): TestDatabase => {
    if (current === undefined) throw new Error("the test database exists only inside tests and hooks");
    return current;
  };
  beforeAll(async () => {
    current = await createTestDatabase();
    await openDatabase(current.appUrl);
  });
  afterAll(async () => {
    await closeDatabase();
    await current?.drop();
  });
  return {
    get ownerUrl() {
      return made().ownerUrl;
    },
    get appUrl() {
      return made().appUrl;
    },
    drop: () => made().drop(),
  };
}

async function runOnServer(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
