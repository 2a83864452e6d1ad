import { execFile } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { dueIndicators } from "@/lib/domain/indicators/due-indicators";
import { verifyAudit } from "@/lib/server/audit/verify-audit";
import { importObservations } from "@/lib/server/commands/imports/import-observations";
import { approveReport } from "@/lib/server/commands/reports/approve-report";
import { saveObservations } from "@/lib/server/commands/reports/save-observations";
import { submitReport } from "@/lib/server/commands/reports/submit-report";
import { openDatabase } from "@/lib/server/db/client";
import { loadScorecard } from "@/lib/server/queries/dashboard/load-scorecard";
import { reference } from "@/lib/server/reference/load-reference";
import { checkBackup } from "@/scripts/backup/backup-file";
import { restoreBackup } from "@/scripts/backup/restore-backup";
import { writeBackup } from "@/scripts/backup/write-backup";
import { packageFile } from "@/scripts/runtime/tally";
import { atDatabase, TEST_PREFIX } from "@/scripts/runtime/template-database";
import { createPerson } from "@/tests/integration/auth/people";
import { toCsv } from "@/tests/support/api-caller";
import { createTestDatabase, type TestDatabase, useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

const PERIOD = "2024";
const DISTRICT = "365";
const COMMUNE = "14212";
const central = viewerOf("central", ["VN"], "Trung ương");
const officer = viewerOf("district", [DISTRICT], "Cán bộ Giao Thủy");
const province = viewerOf("province", ["36"], "Văn phòng Nam Định");
/** Everything that a row's text, JSON or a line could trip over. */
const AWKWARD = 'hai\ndòng, "nháy" \\ gạch {ngoặc} (tròn) \u2028 NULL';

const source = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "ntm-backup-"));
const made: TestDatabase[] = [];
let file = "";

async function inDatabase<Outcome>(
  url: string,
  work: (client: Client) => Promise<Outcome>,
): Promise<Outcome> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function tableNames(client: Client): Promise<readonly string[]> {
  const found = await client.query<{ name: string }>(
    "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  return found.rows.map(({ name }) => name);
}

/** Every row of every table, as text. */
async function contents(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  return inDatabase(url, async (client) => {
    const rows: Record<string, readonly string[]> = {};
    for (const table of await tableNames(client)) {
      const found = await client.query<{ row: string }>(
        `SELECT whole_row::text AS row FROM ${table} AS whole_row ORDER BY 1`,
      );
      rows[table] = found.rows.map(({ row }) => row);
    }
    return rows;
  });
}

const rowCount = async (url: string): Promise<number> =>
  Object.values(await contents(url)).reduce((sum, rows) => sum + rows.length, 0);

/** The structure and no row. */
async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  made.push(database);
  await inDatabase(database.ownerUrl, async (client) => {
    await client.query(`TRUNCATE ${(await tableNames(client)).join(", ")} CASCADE`);
  });
  return database;
}

/** Not even the structure. */
async function bareDatabase(): Promise<string> {
  const name = `${TEST_PREFIX}${process.pid}_${randomBytes(4).toString("hex")}`;
  const { serverUrl } = inject("testServer");
  await inDatabase(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  made.push({
    ownerUrl: "",
    appUrl: "",
    drop: async () =>
      void (await inDatabase(serverUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  });
  return atDatabase(serverUrl, name);
}

const place = (name: string): string => join(folder, name);

/** A file of the lines of `file` after `change`, with a seal that fits or the one they had. */
function rewritten(name: string, change: (lines: string[]) => string[], seal: "fitting" | "old"): string {
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
  const oldSeal = lines.pop() ?? "";
  const body = `${change(lines).join("\n")}\n`;
  const sealed =
    seal === "old" ? oldSeal : JSON.stringify({ sha256: createHash("sha256").update(body).digest("hex") });
  writeFileSync(place(name), gzipSync(`${body}${sealed}\n`));
  return place(name);
}

const withHeader = (
  lines: string[],
  change: (header: {
    tables: { name: string; columns: string[] }[];
    migrations: { name: string; checksum: string }[];
  }) => void,
) => {
  const header = JSON.parse(lines[0] ?? "");
  change(header);
  return [JSON.stringify(header), ...lines.slice(1)];
};

async function fillSource(): Promise<void> {
  const { register, tree } = await reference();
  const payloads: Readonly<Record<string, object>> = {
    criterion: { met: true },
    ratio: { numerator: 37, denominator: 50 },
    count: { count: 2 },
    services: { services: "health", feedback: true },
  };
  const rows = tree.children("36").flatMap((district) =>
    [district, ...tree.children(district.code)].flatMap(({ code }) =>
      dueIndicators(register, tree, code).map((indicator) => ({
        unit: code,
        indicator: indicator.code,
        period: PERIOD,
        status: "approved",
        state: "reported",
        ...payloads[indicator.measure],
      })),
    ),
  );
  const csv = { bytes: Buffer.from(toCsv(rows)), kind: "csv", name: "lịch sử.csv" } as const;
  const order = { file: csv, dryRun: false, idempotencyKey: "một lần", locale: "vi" } as const;
  const imported = await importObservations(central, order);
  expect(imported).toMatchObject({ ok: true, value: { applied: true, faults: [] } });
  const here = { unit: COMMUNE, period: "2025" };
  const value = { state: "reported", payload: { measure: "criterion", met: false } } as const;
  const cell = { unit: COMMUNE, indicator: "CQS-2", value, expectedVersion: 0 };
  expect(await saveObservations(officer, here, [cell])).toMatchObject({ ok: true });
  expect(await submitReport(officer, here)).toMatchObject({ ok: true });
  expect(await approveReport(province, here, null)).toMatchObject({ ok: true });
  const account = await createPerson(source.ownerUrl, {
    username: "người-dùng",
    role: "province",
    scope: ["36"],
  });
  await inDatabase(source.ownerUrl, async (client) => {
    await client.query("UPDATE account SET position = $1 WHERE id = $2", [AWKWARD, account]);
    await client.query("UPDATE observation SET correction_reason = $1 WHERE unit = $2", [AWKWARD, COMMUNE]);
    await client.query(
      "INSERT INTO session (id_hash, account_id, expires_at) VALUES ('một phiên', $1, now() + interval '1 day')",
      [account],
    );
    await client.query(
      "INSERT INTO api_token (id, account_id, token_hash, expires_at) VALUES ($1, $2, 'băm', 'infinity')",
      [randomUUID(), account],
    );
    await client.query(
      `INSERT INTO setting (key, value) VALUES ('null', 'null'), ('sâu', '{"a": [1.50, "\\u2028", null]}')`,
    );
  });
}

beforeAll(async () => {
  await fillSource();
  file = place("bản sao.ntm");
  await writeBackup({ ownerUrl: source.ownerUrl, file });
});

afterAll(async () => {
  for (const database of made) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe("writing a backup is refused", () => {
  it("where a file of that name is, which stays as it is", async () => {
    const taken = place("đã có");
    writeFileSync(taken, "của người khác");
    await expect(writeBackup({ ownerUrl: source.ownerUrl, file: taken })).rejects.toThrow("đã có tệp này");
    expect(readFileSync(taken, "utf8")).toBe("của người khác");
  });

  it("where the folder is not", async () => {
    const nowhere = place("không có/tệp");
    await expect(writeBackup({ ownerUrl: source.ownerUrl, file: nowhere })).rejects.toThrow(
      "không có thư mục",
    );
  });

  it("of a database without the product", async () => {
    const ownerUrl = await bareDatabase();
    await expect(writeBackup({ ownerUrl, file: place("trống") })).rejects.toThrow("chưa có gì của NTM Số");
    expect(existsSync(place("trống"))).toBe(false);
  });

  it("when it is stopped half-way, and leaves nothing behind", async () => {
    const stopping = new AbortController();
    const note = () => stopping.abort(new Error("dừng"));
    const order = { ownerUrl: source.ownerUrl, file: place("dở dang"), signal: stopping.signal, note };
    await expect(writeBackup(order)).rejects.toThrow("dừng");
    expect(existsSync(place("dở dang"))).toBe(false);
    expect(existsSync(`${place("dở dang")}.${process.pid}.part`)).toBe(false);
  });
});

describe("a file that is not what it should be", () => {
  const bytes = () => readFileSync(file);
  const put = (name: string, content: Uint8Array): string => {
    writeFileSync(place(name), content);
    return place(name);
  };
  const flipped = (at: number): Uint8Array => {
    const copy = Buffer.from(bytes());
    copy[at] = (copy[at] ?? 0) ^ 0x10;
    return copy;
  };

  const files: Readonly<Record<string, readonly [() => string, string]>> = {
    "is not there": [() => place("không có"), "không có tệp này"],
    "is a folder": [() => folder, "không có tệp này"],
    "is empty": [() => put("rỗng", Buffer.alloc(0)), "bị cắt cụt"],
    "is no archive": [() => put("chữ", Buffer.from("một bài thơ\n")), "không phải tệp sao lưu"],
    "is another's archive": [() => put("khác", gzipSync('{"format":"khác"}\n')), "không phải tệp sao lưu"],
    "ends in the middle": [() => put("nửa", bytes().subarray(0, bytes().length >> 1)), "bị cắt cụt"],
    "lacks its last byte": [() => put("gần đủ", bytes().subarray(0, -1)), "bị cắt cụt"],
    "ends between two lines, as an archive of its own": [
      () =>
        put("mất dòng", gzipSync(`${gunzipSync(bytes()).toString().split("\n").slice(0, 900).join("\n")}\n`)),
      "bị cắt cụt",
    ],
    "lacks its seal": [
      () =>
        put(
          "mất dấu",
          gzipSync(`${gunzipSync(bytes()).toString().trimEnd().split("\n").slice(0, -1).join("\n")}\n`),
        ),
      "bị cắt cụt",
    ],
    "has a byte changed": [() => put("lật", flipped(bytes().length >> 1)), "bị hỏng hoặc đã bị sửa"],
    "has its checksum changed": [
      () => put("lật cuối", flipped(bytes().length - 6)),
      "bị hỏng hoặc đã bị sửa",
    ],
    "has something behind its end": [
      () => put("thừa", Buffer.concat([bytes(), Buffer.from("thừa")])),
      "bị hỏng hoặc đã bị sửa",
    ],
    "has a row changed": [
      () =>
        rewritten(
          "sửa dòng",
          (lines) => lines.map((line, at) => (at === 5 ? line.replace(/[a-zà-ỹ]/u, "x") : line)),
          "old",
        ),
      "bị hỏng hoặc đã bị sửa",
    ],
    "has a row left out": [() => rewritten("bỏ dòng", (lines) => lines.toSpliced(20, 1), "fitting"), "bị"],
    "has a row more": [
      () => rewritten("thêm dòng", (lines) => lines.toSpliced(20, 0, lines[20] ?? ""), "fitting"),
      "bị hỏng hoặc đã bị sửa",
    ],
  };

  it.each(Object.entries(files))(
    "%s: refused with a reason when checked, and nothing of it is restored",
    async (_, [make, reason]) => {
      const bad = make();
      await expect(checkBackup(bad)).rejects.toThrow(reason);
      const target = await emptyDatabase();
      await expect(restoreBackup({ ownerUrl: target.ownerUrl, file: bad })).rejects.toThrow();
      expect(await rowCount(target.ownerUrl)).toBe(0);
    },
  );

  const otherStructures: Readonly<Record<string, () => string>> = {
    "another migration": () =>
      rewritten(
        "khác bước",
        (lines) =>
          withHeader(lines, (header) => header.migrations.push({ name: "20300101_sau", checksum: "x" })),
        "fitting",
      ),
    "a migration of other content": () =>
      rewritten(
        "khác nội dung",
        (lines) =>
          withHeader(lines, ({ migrations }) => Object.assign(migrations[0] ?? {}, { checksum: "khác" })),
        "fitting",
      ),
    "another table": () =>
      rewritten(
        "khác bảng",
        (lines) => withHeader(lines, ({ tables }) => Object.assign(tables.at(-1) ?? {}, { name: "khac" })),
        "fitting",
      ),
    "other columns": () =>
      rewritten(
        "khác cột",
        (lines) => withHeader(lines, ({ tables }) => tables[0]?.columns.reverse()),
        "fitting",
      ),
  };

  it.each(Object.entries(otherStructures))("of %s: refused", async (_, make) => {
    const target = await emptyDatabase();
    const bad = make();
    await expect(restoreBackup({ ownerUrl: target.ownerUrl, file: bad })).rejects.toThrow(
      "tệp thuộc cấu trúc dữ liệu",
    );
    expect(await rowCount(target.ownerUrl)).toBe(0);
  });
});

describe("restoring is refused", () => {
  it("into a database that holds a single row, which stays alone", async () => {
    const target = await emptyDatabase();
    await inDatabase(target.ownerUrl, (client) =>
      client.query(`INSERT INTO setting VALUES ('của tôi', '1')`),
    );
    await expect(restoreBackup({ ownerUrl: target.ownerUrl, file })).rejects.toThrow(
      "không trống (bảng setting",
    );
    expect(await rowCount(target.ownerUrl)).toBe(1);
  });

  it("as a whole when the last table does not fit", async () => {
    const target = await emptyDatabase();
    await inDatabase(target.ownerUrl, (client) =>
      client.query("ALTER TABLE workflow ADD CONSTRAINT no_row CHECK (period = '')"),
    );
    await expect(restoreBackup({ ownerUrl: target.ownerUrl, file })).rejects.toThrow("no_row");
    expect(await rowCount(target.ownerUrl)).toBe(0);
  });

  it("when it is stopped half-way", async () => {
    const target = await emptyDatabase();
    const stopping = new AbortController();
    const note = () => stopping.abort(new Error("dừng"));
    const order = { ownerUrl: target.ownerUrl, file, signal: stopping.signal, note };
    await expect(restoreBackup(order)).rejects.toThrow("dừng");
    expect(await rowCount(target.ownerUrl)).toBe(0);
  });
});

describe("a backup that is restored", () => {
  it("holds every row of every table that lasts, and is its owner's alone to read", async () => {
    const before = await contents(source.ownerUrl);
    const target = await emptyDatabase();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const restored = await restoreBackup({ ownerUrl: target.ownerUrl, file });
    const { session, sign_in_failure, api_usage, ...lasting } = before;
    expect(session).toHaveLength(1);
    expect(await contents(target.ownerUrl)).toEqual({
      ...lasting,
      session: [],
      sign_in_failure: [],
      api_usage: [],
    });
    expect(restored).toBe(Object.values(lasting).reduce((sum, rows) => sum + rows.length, 0));
    expect(lasting.observation?.some((row) => row.includes("hai\ndòng"))).toBe(true);
  });

  it("answers the application as before, with an audit and sums that hold", async () => {
    const question = { unit: "36", period: PERIOD, plan: "national", lens: "approved" } as const;
    const card = await loadScorecard(central, question);
    const audit = await verifyAudit();
    const target = await emptyDatabase();
    await restoreBackup({ ownerUrl: target.ownerUrl, file });
    const sums = "SELECT r::text AS row FROM roll_up AS r ORDER BY 1";
    await inDatabase(target.ownerUrl, async (client) => {
      const carried = (await client.query(sums)).rows;
      await client.query(
        `SELECT recompute_roll_up(p.code, (SELECT array_agg(code) FROM unit WHERE level = 'district'),
                                  (SELECT array_agg(code) FROM unit WHERE level IN ('province', 'country'))) FROM period p`,
      );
      expect(carried.length).toBeGreaterThan(100);
      expect((await client.query(sums)).rows).toEqual(carried);
    });
    try {
      await openDatabase(target.appUrl);
      expect(await verifyAudit()).toEqual(audit);
      expect(audit).toMatchObject({ fault: null });
      expect(audit.entries).toBeGreaterThan(3);
      expect(await loadScorecard(central, question)).toEqual(card);
      expect(card).toMatchObject({ ok: true });
    } finally {
      await openDatabase(source.appUrl);
    }
  });

  it("shows one moment, whatever is written while it is made", async () => {
    const busy = await emptyDatabase();
    await restoreBackup({ ownerUrl: busy.ownerUrl, file });
    const before = await contents(busy.ownerUrl);
    const during = place("trong lúc ghi");
    await inDatabase(busy.ownerUrl, async (writer) => {
      await writer.query("BEGIN");
      await writer.query("LOCK TABLE workflow IN ACCESS EXCLUSIVE MODE");
      const writing = writeBackup({ ownerUrl: busy.ownerUrl, file: during });
      const isWaiting = async () =>
        (
          await inDatabase(busy.ownerUrl, (client) =>
            client.query("SELECT 1 FROM pg_locks WHERE relation = 'workflow'::regclass AND NOT granted"),
          )
        ).rowCount === 1;
      while (!(await isWaiting())) await pause(20);
      await writer.query(`INSERT INTO setting VALUES ('trong lúc ghi', '1')`);
      await writer.query("DELETE FROM workflow");
      await writer.query("COMMIT");
      await writing;
    });
    const target = await emptyDatabase();
    await restoreBackup({ ownerUrl: target.ownerUrl, file: during });
    expect(await contents(target.ownerUrl)).toEqual(before);
  });

  it("needs no counters or computed columns, which a backup does not carry", async () => {
    const found = await inDatabase(source.ownerUrl, (client) =>
      client.query(
        `SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
         UNION ALL SELECT attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
          WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND (a.attgenerated <> '' OR a.attidentity <> '')`,
      ),
    );
    expect(found.rows).toEqual([]);
  });
});

describe("the commands", () => {
  const run = (command: "backup" | "restore", ownerUrl: string, ...words: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((settle) => {
      const loader = pathToFileURL(packageFile("tsx/dist/loader.mjs")).href;
      const { PATH = "", HOME = "" } = process.env;
      execFile(
        process.execPath,
        ["--conditions=react-server", "--import", loader, resolve(`scripts/${command}.ts`), ...words],
        {
          env: {
            PATH,
            HOME,
            NODE_ENV: "test",
            INIT_CWD: folder,
            DATABASE_URL: ownerUrl,
            AUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests",
            DATA_DIR: resolve(".data-test"),
          },
        },
        (error, stdout, stderr) => settle({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });

  it("refuse with one sentence and exit 1", async () => {
    const bare = await bareDatabase();
    for (const [command, words, reason] of [
      ["backup", [], "Cách dùng: npm run backup -- <tệp>"],
      ["restore", ["a", "b"], "Cách dùng: npm run restore -- <tệp>"],
      ["backup", ["x"], "Cơ sở dữ liệu này chưa có gì của NTM Số để sao lưu"],
      ["restore", ["không có"], "không có: không có tệp này."],
    ] as const) {
      const { code, stderr } = await run(command, bare, ...words);
      expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(reason) });
      expect(stderr).not.toContain("    at ");
    }
    const filled = await run("restore", source.ownerUrl, file);
    expect(filled).toMatchObject({ code: 1, stderr: expect.stringContaining("Cơ sở dữ liệu không trống") });
  });

  it("take a file as seen from the person's folder, and build the structure of a new database", async () => {
    const bare = await bareDatabase();
    expect(await run("backup", source.ownerUrl, "của lệnh.ntm")).toMatchObject({ code: 0, stdout: "" });
    expect(existsSync(place("của lệnh.ntm"))).toBe(true);
    expect(await run("restore", bare, "của lệnh.ntm")).toMatchObject({ code: 0, stdout: "" });
    const { session, sign_in_failure, api_usage, ...lasting } = await contents(source.ownerUrl);
    expect(session).toHaveLength(1);
    expect([sign_in_failure, api_usage]).toEqual([[], []]);
    expect(await contents(bare)).toMatchObject(lasting);
  });
});
