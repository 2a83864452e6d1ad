import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedPostgres, joinEmbeddedPostgres } from "@/scripts/runtime/embedded-postgres";
import { isProcessAlive } from "@/scripts/runtime/file-lock";

let dataDir: string;
const joined: EmbeddedPostgres[] = [];

async function joinHere(): Promise<EmbeddedPostgres> {
  const server = await joinEmbeddedPostgres({ dataDir });
  joined.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: server.url() });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmaster = (): number =>
  Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "embedded-"));
});

afterEach(async () => {
  for (const server of joined.splice(0)) await server.leave();
  rmSync(dataDir, { recursive: true, force: true });
});

test("text is UTF-8 whatever the machine's language, and the last one to leave stops the server", async () => {
  const first = await joinHere();
  expect(
    await ask(first, "SELECT current_setting('server_encoding') AS code, length('Đắk Lắk') AS letters"),
  ).toEqual([{ code: "UTF8", letters: 7 }]);
  const second = await joinHere();
  expect(second.port).toBe(first.port);
  const pid = postmaster();
  await first.leave();
  expect(isProcessAlive(pid)).toBe(true);
  await second.leave();
  expect(isProcessAlive(pid)).toBe(false);
});

test("what was committed is there after a kill", async () => {
  const first = await joinHere();
  await ask(first, "CREATE TABLE kept AS SELECT 7 AS seven");
  const pid = postmaster();
  process.kill(pid, "SIGKILL");
  while (isProcessAlive(pid)) await new Promise((settle) => setTimeout(settle, 20));
  expect(await ask(await joinHere(), "SELECT seven FROM kept")).toEqual([{ seven: 7 }]);
});

test("a leftover postmaster.pid with somebody else's number is no obstacle", async () => {
  const first = await joinHere();
  const file = join(dataDir, "postgres/postmaster.pid");
  const lines = readFileSync(file, "utf8").split("\n");
  await first.leave();
  writeFileSync(file, [String(process.pid), ...lines.slice(1)].join("\n"));
  expect(await ask(await joinHere(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});
