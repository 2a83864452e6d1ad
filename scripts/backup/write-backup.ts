import { createHash } from "node:crypto";
import { createWriteStream, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Client } from "pg";
import { type BackupHeader, type BackupTable, FORMAT } from "@/scripts/backup/backup-file";
import { fixTextForms, readMigrations, readTables } from "@/scripts/backup/database-tables";
import { StopSentence } from "@/scripts/runtime/progress";

export interface BackupOrder {
  readonly ownerUrl: string;
  /** Must not exist yet. */
  readonly file: string;
  readonly signal?: AbortSignal;
  readonly note?: (text: string) => void;
}

export interface BackupOutcome {
  readonly header: BackupHeader;
  readonly rows: number;
  /** Size of the file in bytes. */
  readonly bytes: number;
}

const ROWS_AT_ONCE = 5000;

/**
 * Writes all tables, as they stood at one moment, into one file that only its owner may read: it holds password hashes.
 * The database is only read, so a running server does not notice. The file appears when it is complete.
 */
export async function writeBackup(order: BackupOrder): Promise<BackupOutcome> {
  refuseTakenPlace(order.file);
  const client = new Client({ connectionString: order.ownerUrl, application_name: "ntm-so backup" });
  await client.connect();
  // Written beside its place and moved there: whatever has the name is whole.
  const draft = `${order.file}.${process.pid}.part`;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    await fixTextForms(client);
    const header = await describe(client);
    await pipeline(
      Readable.from(toChunks(client, header, order), { objectMode: true }),
      createGzip(),
      createWriteStream(draft, { mode: 0o600, flags: "wx", flush: true }),
    );
    refuseTakenPlace(order.file);
    renameSync(draft, order.file);
    return { header, rows: countRows(header.tables), bytes: statSync(order.file).size };
  } finally {
    rmSync(draft, { force: true });
    await client.end();
  }
}

function refuseTakenPlace(file: string): void {
  if (existsSync(file))
    throw new StopSentence(`${basename(file)}: đã có tệp này. Hãy chọn tên khác, tệp cũ không bị ghi đè.`);
  if (!existsSync(dirname(file))) throw new StopSentence(`${dirname(file)}: không có thư mục này.`);
}

function countRows(tables: readonly BackupTable[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

async function describe(client: Client): Promise<BackupHeader> {
  const migrations = await readMigrations(client);
  if (migrations.length === 0)
    throw new StopSentence("Cơ sở dữ liệu này chưa có gì của NTM Số để sao lưu. Hãy chạy npm start trước.");
  const tables: BackupTable[] = [];
  for (const table of await readTables(client)) {
    const counted = await client.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM ${client.escapeIdentifier(table.name)}`,
    );
    tables.push({ ...table, rows: counted.rows[0]?.rows ?? 0 });
  }
  const now = await client.query<{ at: string }>(
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at`,
  );
  return { format: FORMAT, createdAt: now.rows[0]?.at ?? "", migrations, tables };
}

async function* toChunks(
  client: Client,
  header: BackupHeader,
  { signal, note }: BackupOrder,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  const sealed = (text: string): Buffer => {
    const bytes = Buffer.from(text);
    hash.update(bytes);
    return bytes;
  };
  yield sealed(`${JSON.stringify(header)}\n`);
  const total = countRows(header.tables);
  let written = 0;
  for (const table of header.tables) {
    for await (const rows of readRows(client, table)) {
      signal?.throwIfAborted();
      yield sealed(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      written += rows.length;
      note?.(`${written}/${total} dòng (${table.name})`);
    }
  }
  yield Buffer.from(`${JSON.stringify({ sha256: hash.digest("hex") })}\n`);
}

/** Every column of every type in PostgreSQL's own text loses nothing, which JSON numbers and times would. */
async function* readRows(client: Client, { name }: BackupTable): AsyncGenerator<readonly string[]> {
  const order = await primaryKey(client, name);
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR
       SELECT whole_row::text AS text FROM ${client.escapeIdentifier(name)} AS whole_row ORDER BY ${order}`,
  );
  for (;;) {
    const page = await client.query<{ text: string }>(`FETCH ${ROWS_AT_ONCE} FROM backup_rows`);
    if (page.rows.length > 0) yield page.rows.map(({ text }) => text);
    if (page.rows.length < ROWS_AT_ONCE) break;
  }
  await client.query("CLOSE backup_rows");
}

/** The order of the rows: the same database gives the same file. */
async function primaryKey(client: Client, table: string): Promise<string> {
  const found = await client.query<{ column: string }>(
    `SELECT a.attname AS column FROM pg_index i
       CROSS JOIN LATERAL unnest(i.indkey::int[]) WITH ORDINALITY AS k (number, place)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
      WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY k.place`,
    [`public.${client.escapeIdentifier(table)}`],
  );
  if (found.rows.length === 0) throw new Error(`${table} has no primary key`);
  return found.rows.map(({ column }) => `whole_row.${client.escapeIdentifier(column)}`).join(", ");
}
