import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { createGunzip } from "node:zlib";
import type { AppliedMigration, TableColumns } from "@/scripts/backup/database-tables";
import { StopSentence } from "@/scripts/runtime/progress";

// A backup is gzip of lines of JSON: the header, every row of every table in the header's order as one string (the row
// in PostgreSQL's own text), and the seal with the SHA-256 of all lines before it.

export const FORMAT = "ntm-so backup 1";

export interface BackupTable extends TableColumns {
  readonly rows: number;
}

export interface BackupHeader {
  readonly format: typeof FORMAT;
  readonly createdAt: string;
  readonly migrations: readonly AppliedMigration[];
  readonly tables: readonly BackupTable[];
}

/** Some rows of one table. */
export interface BackupRows {
  readonly table: BackupTable;
  readonly rows: readonly string[];
}

const ROWS_AT_ONCE = 2000;
const LINE_BREAK = 10;

/** npm runs commands in the project's folder; a path means the folder the person stands in. */
export function pathOfPerson(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

const refusal = (file: string, reason: string) => new StopSentence(`${basename(file)}: ${reason}`);
const notABackup = (file: string) => refusal(file, "không phải tệp sao lưu của NTM Số.");
const truncated = (file: string) =>
  refusal(file, "tệp sao lưu bị cắt cụt, thiếu phần cuối. Hãy dùng bản sao khác.");
const altered = (file: string) =>
  refusal(
    file,
    "tệp sao lưu bị hỏng hoặc đã bị sửa: nội dung không khớp mã kiểm tra. Hãy dùng bản sao khác.",
  );

/** The lines of the file as they were written, without their breaks. A last line without one is not whole. */
async function* readLines(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const plain = createGunzip();
  source.on("error", (error) => plain.destroy(error));
  source.pipe(plain);
  let isBegun = false;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      isBegun = true;
      let start = 0;
      for (let end = chunk.indexOf(LINE_BREAK); end >= 0; end = chunk.indexOf(LINE_BREAK, start)) {
        const piece = chunk.subarray(start, end);
        yield rest.length === 0 ? piece : Buffer.concat([rest, piece]);
        rest = Buffer.alloc(0);
        start = end + 1;
      }
      if (start < chunk.length) rest = Buffer.concat([rest, chunk.subarray(start)]);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR") throw truncated(file);
    if (code?.startsWith("Z_") === true) throw isBegun ? altered(file) : notABackup(file);
    throw error;
  } finally {
    source.destroy();
    plain.destroy();
  }
  if (rest.length > 0) throw truncated(file);
  // What stands behind the end of the compressed part is passed over in silence.
  if (plain.bytesWritten !== statSync(file).size) throw altered(file);
}

function parseHeader(file: string, line: Buffer | undefined): BackupHeader {
  try {
    const header = JSON.parse(line?.toString() ?? "") as BackupHeader;
    if (header.format === FORMAT && Array.isArray(header.tables) && Array.isArray(header.migrations))
      return header;
  } catch {
    // Said below.
  }
  throw notABackup(file);
}

function parseRow(file: string, line: Buffer): string {
  try {
    const row: unknown = JSON.parse(line.toString());
    if (typeof row === "string") return row;
  } catch {
    // Said below.
  }
  throw altered(file);
}

function parseSeal(line: Buffer): string | null {
  try {
    return (JSON.parse(line.toString()) as { sha256?: string }).sha256 ?? null;
  } catch {
    return null;
  }
}

/** Opens a backup: its header at once, its rows as they are asked for. Only when the rows have ended is the file known to be whole. */
export async function openBackup(
  file: string,
): Promise<{ readonly header: BackupHeader; readonly rows: AsyncGenerator<BackupRows> }> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw refusal(file, "không có tệp này.");
  const lines = readLines(file);
  const hash = createHash("sha256");
  const nextLine = async (): Promise<Buffer | undefined> => {
    const { value, done } = await lines.next();
    return done === true ? undefined : value;
  };
  const note = (line: Buffer): Buffer => {
    hash.update(line).update("\n");
    return line;
  };
  const first = await nextLine();
  const header = parseHeader(file, first);
  if (first !== undefined) note(first);

  async function* readRows(): AsyncGenerator<BackupRows> {
    for (const table of header.tables) {
      let rows: string[] = [];
      for (let left = table.rows; left > 0; left -= 1) {
        const line = await nextLine();
        if (line === undefined) throw truncated(file);
        rows.push(parseRow(file, note(line)));
        if (rows.length < ROWS_AT_ONCE) continue;
        yield { table, rows };
        rows = [];
      }
      if (rows.length > 0) yield { table, rows };
    }
    const last = await nextLine();
    if (last === undefined) throw truncated(file);
    if (parseSeal(last) !== hash.digest("hex") || (await nextLine()) !== undefined) throw altered(file);
  }
  return { header, rows: readRows() };
}

/** Reads a backup to its end: it is whole and as it was written, or the refusal says what is wrong with it. */
export async function checkBackup(file: string): Promise<BackupHeader> {
  const { header, rows } = await openBackup(file);
  for await (const _ of rows);
  return header;
}
