import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { isProcessAlive, withFileLock } from "@/scripts/runtime/file-lock";
import { anyFreePort } from "@/scripts/runtime/free-port";
import { choosePostgresAccount, type PostgresAccount } from "@/scripts/runtime/postgres-account";
import { StopSentence } from "@/scripts/runtime/progress";
import { keptSecret } from "@/scripts/runtime/secrets";

const OWNER = "ntm_owner";
/** Every process that needs the server holds one connection of this name: the last one to leave stops it. */
const KEEPER = "ntm-so keeper";
const READY_WITHIN = 60_000;
const LARGEST_LOG = 5_000_000;

export interface EmbeddedPostgres {
  readonly port: number;
  /** The owner's address of the database `name`. */
  url(name?: string): string;
  /** Leaves the server; stops it when nobody else uses it. */
  leave(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The product's data folder: cluster, log, lock and passwords live below it. */
  readonly dataDir: string;
  /** `true`: a power cut may cost the cluster. Only for tests. */
  readonly isThrowaway?: boolean;
}

/**
 * Starts the PostgreSQL that comes with the packages, or joins the one that already serves this data folder: another
 * command's, or one left behind by a killed start.
 */
export async function joinEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = join(dataDir, "postgres.lock");
  return withFileLock(lock, async () => {
    const account = choosePostgresAccount(join(dataDir, "postgres"));
    const password = keptSecret(dataDir, "postgres-owner");
    initialise(account, dataDir, password);
    const running = await findRunning(account, password);
    const port = running ?? (await startServer(account, dataDir, password, options.isThrowaway ?? false));
    const keeper = await connect(port, password);
    if (keeper === null) throw new Error(`PostgreSQL on port ${port} does not accept the kept password`);
    // The server ends all connections when it stops; the keeper must not take the process down with it.
    keeper.on("error", () => undefined);
    return {
      port,
      url: (name = "ntm_so") => `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${name}`,
      leave: () => withFileLock(lock, () => leaveServer(keeper, account)),
    };
  });
}

function initialise(account: PostgresAccount, dataDir: string, password: string): void {
  if (existsSync(join(account.dataFolder, "PG_VERSION"))) return;
  // Without PG_VERSION the folder is what a killed initdb left.
  if (account.user === null) rmSync(account.dataFolder, { recursive: true, force: true });
  const passwordFile = join(account.user === null ? dataDir : account.dataFolder, "..", `.pw-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.user !== null) chownSync(passwordFile, account.user.uid, account.user.gid);
  try {
    const result = run(account, "initdb", [
      `--pgdata=${account.dataFolder}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      // LANG=C silently gives SQL_ASCII, and a locale that is not installed fails.
      "--encoding=UTF8",
      "--locale=C",
      ...(account.user === null ? [] : ["--no-instructions"]),
    ]);
    if (result.status !== 0) {
      throw new StopSentence(
        `Không khởi tạo được cơ sở dữ liệu đi kèm: ${result.stderr || result.error?.message}`,
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function run(account: PostgresAccount, program: string, words: readonly string[]) {
  const [first = "", ...rest] = [...account.prefix, programPath(account, program), ...words];
  return spawnSync(first, rest, {
    cwd: workingFolder(account),
    ...account.user,
    encoding: "utf8",
    windowsHide: true,
  });
}

function programPath(account: PostgresAccount, program: string): string {
  const path = join(account.programs, "bin", process.platform === "win32" ? `${program}.exe` : program);
  // Some copies lose the executable bit.
  if (process.platform !== "win32" && (statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
  return path;
}

/** Another user may not be able to enter the folder we are in. */
function workingFolder(account: PostgresAccount): string {
  return account.user === null ? process.cwd() : "/";
}

/** The port of the server that already runs on this data folder; a stranger's or a broken one is cleared away. */
async function findRunning(account: PostgresAccount, password: string): Promise<number | null> {
  const file = join(account.dataFolder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pidLine, , , portLine] = readFileSync(file, "utf8").split("\n");
  const pid = Number(pidLine);
  const port = Number(portLine);
  if (pid > 0 && isProcessAlive(pid) && isPostgres(pid)) {
    const until = Date.now() + READY_WITHIN;
    while (port > 0 && isProcessAlive(pid) && Date.now() < until) {
      const client = await connect(port, password);
      if (client !== null) {
        const isOurs = await servesFolder(client, account.dataFolder);
        await client.end();
        if (isOurs) return port;
        break;
      }
      await pause(100);
    }
    await stopServer(pid, account);
  }
  // Its number now belongs to something else, or to nothing: PostgreSQL itself would refuse to start.
  rmSync(file, { force: true });
  return null;
}

function isPostgres(pid: number): boolean {
  if (process.platform === "win32") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    const listed = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return listed.status === 0 && listed.stdout.includes("postgres");
  }
}

async function servesFolder(client: Client, folder: string): Promise<boolean> {
  const answer = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
  const served = answer.rows[0]?.folder ?? "";
  return existsSync(served) && realpathSync(served) === realpathSync(folder);
}

async function startServer(
  account: PostgresAccount,
  dataDir: string,
  password: string,
  isThrowaway: boolean,
): Promise<number> {
  const logFile = join(dataDir, "postgres.log");
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) rmSync(logFile);
  for (let attempt = 1; ; attempt += 1) {
    const port = await anyFreePort();
    const log = openSync(logFile, "a", 0o600);
    const [first = "", ...rest] = [
      ...account.prefix,
      programPath(account, "postgres"),
      "-D",
      account.dataFolder,
      "-p",
      String(port),
      ...settings(isThrowaway).flatMap((setting) => ["-c", setting]),
    ];
    // A process group of its own: Ctrl-C must reach the application first. A file for its log: a pipe would break
    // when the start is killed.
    const server = spawn(first, rest, {
      cwd: workingFolder(account),
      ...account.user,
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
      detached: process.platform !== "win32",
      stdio: ["ignore", log, log],
      windowsHide: true,
    });
    closeSync(log);
    server.unref();
    let failure: string | null = null;
    server.once("error", (error) => {
      failure = error.message;
    });
    server.once("exit", (code) => {
      failure = `mã ${code}`;
    });
    const until = Date.now() + READY_WITHIN;
    while (failure === null && Date.now() < until) {
      const client = await connect(port, password);
      if (client !== null) {
        const isOurs = await servesFolder(client, account.dataFolder);
        if (isOurs) await ensureDatabase(client);
        await client.end();
        if (isOurs) return port;
        break;
      }
      await pause(50);
    }
    if (failure === null && server.pid !== undefined) await stopServer(server.pid, account);
    if (attempt === 3) {
      const lines = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-8).join("\n");
      throw new StopSentence(
        `Cơ sở dữ liệu đi kèm không khởi động được (${failure ?? "quá lâu"}):\n${lines}`,
      );
    }
  }
}

function settings(isThrowaway: boolean): string[] {
  return [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "shared_buffers=256MB",
    "work_mem=32MB",
    "maintenance_work_mem=128MB",
    "max_wal_size=2GB",
    "max_connections=100",
    "jit=off",
    "random_page_cost=1.1",
    "timezone=UTC",
    "log_timezone=UTC",
    // Containers give /dev/shm 64 MB, too little for a parallel hash join.
    ...(isSharedMemorySmall() ? ["dynamic_shared_memory_type=mmap"] : []),
    ...(isThrowaway ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
  ];
}

function isSharedMemorySmall(): boolean {
  if (process.platform !== "linux") return false;
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize < 512 * 1024 * 1024;
  } catch {
    return true;
  }
}

async function connect(port: number, password: string, database = "postgres"): Promise<Client | null> {
  const client = new Client({
    host: "127.0.0.1",
    port,
    user: OWNER,
    password,
    database,
    application_name: KEEPER,
    connectionTimeoutMillis: 5000,
  });
  try {
    await client.connect();
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return null;
  }
}

async function ensureDatabase(client: Client): Promise<void> {
  const found = await client.query("SELECT 1 FROM pg_database WHERE datname = 'ntm_so'");
  if (found.rowCount === 0) await client.query("CREATE DATABASE ntm_so");
}

async function leaveServer(keeper: Client, account: PostgresAccount): Promise<void> {
  let others = 0;
  try {
    const answer = await keeper.query<{ others: number }>(
      "SELECT count(*)::int AS others FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()",
      [KEEPER],
    );
    others = answer.rows[0]?.others ?? 0;
  } catch {
    // The server is gone or going.
  }
  await keeper.end().catch(() => undefined);
  if (others > 0) return;
  const file = join(account.dataFolder, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (pid > 0 && isProcessAlive(pid)) await stopServer(pid, account);
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
async function stopServer(pid: number, account: PostgresAccount): Promise<void> {
  if (process.platform === "win32") {
    run(account, "pg_ctl", ["-D", account.dataFolder, "-m", "fast", "-w", "stop"]);
    return;
  }
  for (const [signal, patience] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5000],
    ["SIGKILL", 5000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (!isProcessAlive(pid)) return;
      await pause(20);
    }
  }
}
