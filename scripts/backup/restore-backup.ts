import { basename } from "node:path";
import { Client } from "pg";
import { type BackupHeader, type BackupRows, openBackup } from "@/scripts/backup/backup-file";
import {
  type AppliedMigration,
  findFilledTable,
  fixTextForms,
  readMigrations,
  readTables,
  type TableColumns,
} from "@/scripts/backup/database-tables";
import { StopSentence } from "@/scripts/runtime/progress";

export interface RestoreOrder {
  readonly ownerUrl: string;
  readonly file: string;
  readonly signal?: AbortSignal;
  readonly note?: (text: string) => void;
}

/** Stops with a sentence where somebody's rows are: nothing is ever restored over them. */
export async function refuseFilledDatabase(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await refuseFilled(client);
  } finally {
    await client.end();
  }
}

/**
 * Brings all rows of a backup that `checkBackup` found whole into an empty database of the same structure: all of them
 * in one transaction, or none. Returns the number of rows.
 */
export async function restoreBackup(order: RestoreOrder): Promise<number> {
  const { header, rows } = await openBackup(order.file);
  const client = new Client({ connectionString: order.ownerUrl, application_name: "ntm-so restore" });
  await client.connect();
  try {
    await client.query("BEGIN");
    await fixTextForms(client);
    const tables = await readTables(client);
    refuseOtherStructure(order.file, header, await readMigrations(client), tables);
    // A start at the same moment must wait: its first rows would come between the look and the restored ones.
    await client.query(
      `LOCK TABLE ${tables.map(({ name }) => client.escapeIdentifier(name)).join(", ")} IN EXCLUSIVE MODE`,
    );
    await refuseFilled(client);
    const restored = await insertAll(client, header, rows, order);
    await client.query("COMMIT");
    // Without statistics the first pages would take minutes.
    await client.query("ANALYZE");
    return restored;
  } finally {
    await rows.return(undefined);
    // Closing the connection rolls back what was not committed.
    await client.end();
  }
}

async function refuseFilled(client: Client): Promise<void> {
  const filled = await findFilledTable(client);
  if (filled === null) return;
  throw new StopSentence(
    `Cơ sở dữ liệu không trống (bảng ${filled} đã có dữ liệu), nên không khôi phục. Hãy dùng một cơ sở dữ liệu trống; nếu chắc chắn muốn bỏ dữ liệu đang có: npm run db:reset.`,
  );
}

function refuseOtherStructure(
  file: string,
  header: BackupHeader,
  migrations: readonly AppliedMigration[],
  tables: readonly TableColumns[],
): void {
  const shape = (listed: readonly TableColumns[]) =>
    JSON.stringify(listed.map(({ name, columns }) => [name, columns]));
  const steps = (listed: readonly AppliedMigration[]) =>
    JSON.stringify(listed.map(({ name, checksum }) => [name, checksum]));
  if (steps(header.migrations) === steps(migrations) && shape(header.tables) === shape(tables)) return;
  const last = (listed: readonly AppliedMigration[]) => {
    const { name = "?", checksum = "" } = listed.at(-1) ?? {};
    return `${name} (${checksum.slice(0, 8)})`;
  };
  throw new StopSentence(
    `${basename(file)}: tệp thuộc cấu trúc dữ liệu ${last(header.migrations)}, còn phần mềm này dùng ${last(migrations)}. Hãy khôi phục bằng đúng phiên bản phần mềm đã tạo tệp, rồi mới nâng cấp.`,
  );
}

async function insertAll(
  client: Client,
  header: BackupHeader,
  pieces: AsyncGenerator<BackupRows>,
  { signal, note }: RestoreOrder,
): Promise<number> {
  const total = header.tables.reduce((sum, { rows }) => sum + rows, 0);
  let restored = 0;
  for await (const { table, rows } of pieces) {
    signal?.throwIfAborted();
    const name = client.escapeIdentifier(table.name);
    await client.query(`INSERT INTO ${name} SELECT * FROM unnest($1::${name}[])`, [rows]);
    restored += rows.length;
    note?.(`${restored}/${total} dòng (${table.name})`);
  }
  return restored;
}
