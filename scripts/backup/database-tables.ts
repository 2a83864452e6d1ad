import type { Client } from "pg";

/** What tells two structures apart: the migrations applied, by content. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

export interface TableColumns {
  readonly name: string;
  /** In the order of the table, which is the order of a row's text. */
  readonly columns: readonly string[];
}

const MIGRATIONS = "_prisma_migrations";
/**
 * Not carried over: a session revoked after the backup must not come back to life, and the counters of failed sign-ins
 * and calls are over within minutes.
 */
const TRANSIENT = new Set(["session", "sign_in_failure", "api_usage"]);

/** The migrations this database stands on; none where there is no product in it. */
export async function readMigrations(client: Client): Promise<readonly AppliedMigration[]> {
  const found = await client.query<{ exists: boolean }>("SELECT to_regclass($1) IS NOT NULL AS exists", [
    `public.${MIGRATIONS}`,
  ]);
  if (found.rows[0]?.exists !== true) return [];
  const applied = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum FROM public.${MIGRATIONS}
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return applied.rows;
}

/** The tables a backup holds, parents before the tables that refer to them. */
export async function readTables(client: Client): Promise<readonly TableColumns[]> {
  const found = await client.query<{ name: string; columns: string[]; parents: string[] }>(
    `SELECT c.relname AS name,
            (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
            (SELECT coalesce(array_agg(DISTINCT p.relname::text), '{}') FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid
              WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS parents
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> $1
      ORDER BY c.relname COLLATE "C"`,
    [MIGRATIONS],
  );
  const waiting = found.rows.filter(({ name }) => !TRANSIENT.has(name));
  const ordered: TableColumns[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(
      ({ parents }) => !parents.some((parent) => waiting.some(({ name }) => name === parent)),
    );
    const [table] = waiting.splice(next, 1);
    if (next < 0 || table === undefined) throw new Error("the tables refer to one another in a circle");
    ordered.push({ name: table.name, columns: table.columns });
  }
  return ordered;
}

/** A table that holds rows, if there is one; a fresh database, with or without its structure, has none. */
export async function findFilledTable(client: Client): Promise<string | null> {
  const tables = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> $1 ORDER BY relname COLLATE "C"`,
    [MIGRATIONS],
  );
  for (const { name } of tables.rows) {
    const filled = await client.query(`SELECT 1 FROM public.${client.escapeIdentifier(name)} LIMIT 1`);
    if (filled.rowCount !== 0) return name;
  }
  return null;
}

/** Rows are written and read as PostgreSQL's own text, which depends on these. For the current transaction. */
export async function fixTextForms(client: Client): Promise<void> {
  await client.query(
    "SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL search_path = public",
  );
}
