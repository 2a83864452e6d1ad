import "server-only";

import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/server/config/env";
import { PrismaClient } from "@/lib/server/db/generated/client";

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;

interface OpenDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
}

// Next.js evaluates this module anew on every hot reload; the pool has to survive that.
const kept = globalThis as typeof globalThis & {
  ntmDatabase?: OpenDatabase | undefined;
  ntmStatementListener?: ((sql: string) => void) | undefined;
};

function reportStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...parts: unknown[]) => unknown;
  const listening = (...parts: unknown[]): unknown => {
    const [first] = parts;
    kept.ntmStatementListener?.(
      typeof first === "string" ? first : ((first as { text?: string }).text ?? ""),
    );
    return query(...parts);
  };
  client.query = listening as typeof client.query;
}

function open(url: string): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "ntm-so",
  });
  pool.on("connect", reportStatements);
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  return { url, pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** The application's database, as the login that owns nothing. */
export function database(): PrismaClient {
  if (kept.ntmDatabase === undefined) {
    const url = env().APP_DATABASE_URL;
    if (url === undefined) throw new Error("APP_DATABASE_URL is not set: the start script sets it");
    kept.ntmDatabase = open(url);
  }
  return kept.ntmDatabase.prisma;
}

/** Turns this process to another database: scripts and tests know their own address. */
export async function openDatabase(appUrl: string): Promise<void> {
  if (kept.ntmDatabase?.url === appUrl) return;
  await closeDatabase();
  kept.ntmDatabase = open(appUrl);
}

export async function closeDatabase(): Promise<void> {
  const open = kept.ntmDatabase;
  kept.ntmDatabase = undefined;
  if (open === undefined) return;
  await open.prisma.$disconnect();
  await open.pool.end();
}

/**
 * Every statement this process sends while `work` runs, `BEGIN` and `COMMIT` included, so that a test can hold a
 * query to its budget. One at a time.
 */
export async function recordStatements<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly statements: readonly string[] }> {
  const statements: string[] = [];
  kept.ntmStatementListener = (sql) => statements.push(sql);
  try {
    return { value: await work(), statements };
  } finally {
    kept.ntmStatementListener = undefined;
  }
}
