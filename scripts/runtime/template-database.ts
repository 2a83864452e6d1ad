import { Client } from "pg";
import { loadReference } from "@/scripts/load-reference";
import { contentHash } from "@/scripts/runtime/content-hash.mjs";
import { isProcessAlive } from "@/scripts/runtime/file-lock";
import { migrate } from "@/scripts/runtime/migrate";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import { ensureRoles } from "@/scripts/runtime/roles";

const TEMPLATE_PREFIX = "ntm_template_";
/** Followed by the number of the process that made it, so that a killed run's databases can be told apart. */
export const TEST_PREFIX = "ntm_test_";
const ADVISORY_LOCK = 924_2023;
const SOURCES = ["prisma/migrations", "prisma/data", "lib/server/db/load-reference-tables.ts", "lib/domain"];

export interface TemplateDatabase {
  readonly name: string;
  /** The application's login in the template; its copies differ in the name of the database only. */
  readonly appUrl: string;
}

/** A database with structure, units and register, kept from run to run while none of its sources changes. */
export async function ensureTemplateDatabase(serverUrl: string, dataDir: string): Promise<TemplateDatabase> {
  const name = `${TEMPLATE_PREFIX}${contentHash(PROJECT_ROOT, SOURCES).slice(0, 12)}`;
  const url = atDatabase(serverUrl, name);
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await dropLeftovers(client, name);
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", [
      name,
    ]);
    if (found.rowCount === 0) {
      await client.query(`DROP DATABASE IF EXISTS ${name}`);
      await client.query(`CREATE DATABASE ${name}`);
      await ensureRoles({ ownerUrl: url, appUrl: undefined, dataDir });
      await migrate(url);
      await loadReference(url);
      await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
    }
    const appUrl = await ensureRoles({ ownerUrl: url, appUrl: undefined, dataDir });
    return { name, appUrl };
  } finally {
    await client.end();
  }
}

export function atDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** What killed runs and older sources left on the server. */
async function dropLeftovers(client: Client, current: string): Promise<void> {
  const found = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database d
      WHERE (datname LIKE $1 OR datname LIKE $2) AND datname <> $3
        AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)`,
    [`${TEMPLATE_PREFIX}%`, `${TEST_PREFIX}%`, current],
  );
  for (const { datname } of found.rows) {
    const owner = /^ntm_test_(\d+)_/.exec(datname)?.[1];
    if (owner !== undefined && isProcessAlive(Number(owner))) continue;
    await client.query(`ALTER DATABASE ${datname} IS_TEMPLATE false`);
    await client.query(`DROP DATABASE IF EXISTS ${datname}`);
  }
}
