import { type ChildProcess, spawn } from "node:child_process";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Env } from "@/lib/server/config/env";
import { loadReference } from "@/scripts/load-reference";
import { buildWhenStale } from "@/scripts/runtime/build";
import {
  type DatabaseServer,
  joinDatabaseServer,
  prepareDatabase,
  readEnvironment,
} from "@/scripts/runtime/database";
import { isPortFree, nextFreePort } from "@/scripts/runtime/free-port";
import { type AccountsOutcome, prepareAccounts } from "@/scripts/runtime/prepare-accounts";
import { createProgress, type Progress, StopSentence } from "@/scripts/runtime/progress";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import { hasSecret, keptSecret } from "@/scripts/runtime/secrets";

interface LaunchOptions {
  /** Hot reload instead of a build. */
  readonly dev: boolean;
}

/** `npm start` and `npm run dev`: everything up to the address, then until Ctrl-C. */
export async function launch({ dev }: LaunchOptions): Promise<number> {
  const stopping = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  const stopped = new Promise<number>((settle) => {
    const stop = () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      process.stdout.write("\nĐang dừng…\n");
      void closeAll(closers).then(() => {
        process.stdout.write("Đã dừng.\n");
        settle(0);
      });
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
    process.on("disconnect", stop);
  });
  // While everything goes down, connections that break are no news.
  process.on("uncaughtException", (error) => {
    if (stopping.signal.aborted) return;
    process.stderr.write(`${error.stack ?? error.message}\n`);
    void closeAll(closers).then(() => process.exit(1));
  });
  try {
    await serve(dev, stopping.signal, closers);
  } catch (error) {
    if (stopping.signal.aborted) return await stopped;
    await closeAll(closers);
    throw error;
  }
  if (stopping.signal.aborted) return await stopped;
  await closeAll(closers);
  throw new StopSentence("Ứng dụng đã dừng ngoài ý muốn; cơ sở dữ liệu đã được đóng an toàn. Hãy chạy lại.");
}

/** Last opened, first closed: the application before its database. */
async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
    try {
      await close();
    } catch (error) {
      // The rest must be closed all the same.
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

/** All steps; settles when the serving process is gone. */
async function serve(dev: boolean, signal: AbortSignal, closers: (() => Promise<void>)[]): Promise<void> {
  const progress = createProgress(dev ? 6 : 7);
  const environment = readEnvironment();
  const port = await progress.step(
    "Kiểm tra cấu hình và cổng",
    () => choosePort(environment),
    (chosen) =>
      chosen === environment.PORT ? "xong" : `cổng ${environment.PORT} đang bận, dùng cổng ${chosen}`,
  );
  const folder = process.env.NEXT_DIST_DIR || ".next";
  if (!dev) {
    await progress.step(
      "Dựng ứng dụng",
      () => buildWhenStale(folder, signal),
      (built) => (built ? "xong" : "không có gì mới"),
    );
  }
  signal.throwIfAborted();
  const database = await progress.step(
    "Chuẩn bị cơ sở dữ liệu",
    () => joinAndKeep(environment, closers),
    () => (environment.DATABASE_URL === undefined ? "PostgreSQL đi kèm đang chạy" : "dùng DATABASE_URL"),
  );
  await progress.step(
    "Cập nhật cấu trúc dữ liệu",
    () => prepareDatabase(environment, database.ownerUrl),
    (applied) => (applied.length === 0 ? "không có gì mới" : `${applied.length} bước`),
  );
  await progress.step(
    "Nạp đơn vị hành chính và danh mục chỉ tiêu",
    () => loadReference(database.ownerUrl),
    (changed) => (changed ? "xong" : "không có gì mới"),
  );
  const accounts = await progress.step(
    environment.DEMO_DATA === "0" ? "Chuẩn bị tài khoản quản trị" : "Chuẩn bị tài khoản và số liệu minh họa",
    (note) => prepareAccounts(environment, database.ownerUrl, note),
    ({ mayHoldDemonstration }) =>
      mayHoldDemonstration ? "xong" : "đã có số liệu thật, không nạp số liệu minh họa",
  );
  signal.throwIfAborted();
  const front = await progress.step(
    "Mở ứng dụng",
    () => openFront(environment, { dev, port, folder }, closers),
    (opened) => `cổng ${opened.port}`,
  );
  announce(progress, environment, front.port, accounts);
  // Whoever started this as a part of something bigger may go on.
  process.send?.("ready");
  await front.ended;
}

async function choosePort(environment: Env): Promise<number> {
  if (!environment.isPortGiven) return nextFreePort(environment.PORT, environment.HOST);
  if (await isPortFree(environment.PORT, environment.HOST)) return environment.PORT;
  throw new StopSentence(
    `PORT: cổng ${environment.PORT} đang có chương trình khác dùng. Hãy chọn cổng khác.`,
  );
}

async function joinAndKeep(environment: Env, closers: (() => Promise<void>)[]): Promise<DatabaseServer> {
  const server = await joinDatabaseServer(environment);
  closers.push(() => server.leave());
  return server;
}

interface FrontPlace {
  readonly dev: boolean;
  readonly port: number;
  readonly folder: string;
}

/** Starts the serving process and waits until it answers; `ended` settles when it is gone. */
async function openFront(
  environment: Env,
  { dev, port, folder }: FrontPlace,
  closers: (() => Promise<void>)[],
): Promise<{ readonly port: number; readonly ended: Promise<number> }> {
  const child = spawn(
    process.execPath,
    [...loaderWords(), join(PROJECT_ROOT, "scripts/runtime/server.mjs")],
    {
      cwd: PROJECT_ROOT,
      env: serverEnvironment(environment, { dev, port, folder }),
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  const ended = new Promise<number>((settle) => {
    child.once("error", () => settle(1));
    child.once("exit", (code) => settle(code ?? 1));
  });
  closers.push(() => closeChild(child, ended));
  const answer = await Promise.race([
    new Promise<unknown>((settle) => child.once("message", settle)),
    ended.then((code) => ({ failed: `mã ${code}` })),
  ]);
  if (answer === "ready") return { port, ended };
  const reason = (answer as { failed?: string }).failed ?? "";
  if (reason === "EADDRINUSE" && !environment.isPortGiven) {
    await ended;
    const next = await nextFreePort(port + 1, environment.HOST);
    return openFront(environment, { dev, port: next, folder }, closers);
  }
  throw new StopSentence(
    reason === "EADDRINUSE"
      ? `PORT: cổng ${port} vừa bị chương trình khác dùng mất. Hãy chạy lại.`
      : `Ứng dụng không mở được (${reason}).`,
  );
}

/**
 * Node 24 reads the front's TypeScript itself; an older one needs the loader. A page makes some tens of megabytes of
 * short-lived objects: with room for them less is copied, and a page takes a tenth less time.
 */
function loaderWords(): string[] {
  const words = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=64"];
  if ("typescript" in process.features) return words;
  return ["--import", pathToFileURL(join(PROJECT_ROOT, "node_modules/tsx/dist/loader.mjs")).href];
}

/** The application gets its own login and never the owner's. */
function serverEnvironment(environment: Env, { dev, port, folder }: FrontPlace): NodeJS.ProcessEnv {
  const { DATABASE_URL: _owner, DEMO_PASSWORD: _password, ...inherited } = process.env;
  const address = environment.isAppUrlGiven ? environment.APP_URL : `http://localhost:${port}`;
  return {
    ...inherited,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_DIST_DIR: folder,
    PORT: String(port),
    NEXTAUTH_URL: address,
    NEXTAUTH_SECRET: process.env.AUTH_SECRET ?? "",
    NTM_FRONT: JSON.stringify({
      dev,
      dir: PROJECT_ROOT,
      port,
      host: environment.HOST,
      appUrl: environment.isAppUrlGiven ? environment.APP_URL : null,
      trustProxy: environment.TRUST_PROXY,
    }),
  };
}

async function closeChild(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.connected) child.send("close");
  else child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(force);
}

function announce({ say }: Progress, environment: Env, port: number, accounts: AccountsOutcome): void {
  const address = environment.isAppUrlGiven ? environment.APP_URL : `http://localhost:${port}`;
  say("");
  say(`NTM Số đã sẵn sàng: ${address}`);
  if (environment.DEMO_DATA !== "0") {
    say("Tài khoản minh họa: trung-uong (Trung ương), tinh-40 (tỉnh Nghệ An), huyen-365, xem, quan-tri");
    say(`Mật khẩu chung: ${passwordText(environment)}`);
    if (!environment.isHostLoopback) {
      say(
        "CẢNH BÁO: HOST mở ra ngoài máy này mà tài khoản minh họa đang bật. Đặt DEMO_DATA=0 khi dùng thật.",
      );
    }
  }
  if (accounts.administratorPassword !== null) {
    say(`Tài khoản quản trị: quan-tri · mật khẩu dùng một lần: ${accounts.administratorPassword}`);
  }
  if (environment.TRUST_PROXY > 0 && !environment.isAppUrlGiven) {
    say("CẢNH BÁO: TRUST_PROXY được đặt mà không có APP_URL: chỉ nhận địa chỉ localhost.");
  }
  say("Nhấn Ctrl-C để dừng.");
}

/** A random password is shown once; afterwards its file is. */
function passwordText(environment: Env): string {
  if (environment.DEMO_PASSWORD !== undefined) return "theo DEMO_PASSWORD";
  const dataDir = resolve(environment.DATA_DIR);
  if (hasSecret(dataDir, "demo-password-shown")) {
    return `như lần đầu (trong ${relative(process.cwd(), dataDir) || "."}/secrets/demo-password)`;
  }
  keptSecret(dataDir, "demo-password-shown", () => new Date().toISOString());
  return process.env.DEMO_PASSWORD ?? "";
}
