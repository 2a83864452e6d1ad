// Runs with nothing installed, on any Node from 20.19: checks Node, installs, generates, then hands over to
// scripts/<command>.ts under the Node that comes with the packages. Plain JavaScript without packages on purpose.
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { contentHash } from "./runtime/content-hash.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];
const INSTALL_STAMP = join(ROOT, "node_modules/.ntm-installed");
const CLIENT_FOLDER = join(ROOT, "lib/server/db/generated");
const CLIENT_STAMP = join(CLIENT_FOLDER, ".ntm-generated");
const LOCK = join(ROOT, ".data-install-lock");
/** Their standard output is their result, so everything said on the way goes to standard error. */
const QUIET_COMMANDS = new Set(["score", "token"]);
const COMMANDS_WITHOUT_DATABASE = new Set(["score", "units-generate"]);

const [command = "", ...commandArguments] = process.argv.slice(2);
const progressStream = QUIET_COMMANDS.has(command) ? process.stderr : process.stdout;

function say(line) {
  progressStream.write(`${line}\n`);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1).replace(".", ",")} s`;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  stop(
    `NTM Số cần Node.js ${OLDEST_NODE.join(".")} trở lên, máy này đang dùng ${process.versions.node}. Cài bản mới từ https://nodejs.org rồi chạy lại.\n` +
      `NTM Số needs Node.js ${OLDEST_NODE.join(".")} or newer; this machine runs ${process.versions.node}.`,
  );
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Two commands started at once on a fresh clone must not install into each other. */
async function whileLocked(work) {
  const holder = join(LOCK, "pid");
  for (let told = false; ; ) {
    try {
      mkdirSync(LOCK);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const pid = Number(readStamp(holder));
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    // The holder touches the lock every second: an old one was left by a killed start.
    if (age > 20_000 || (pid > 0 && !isAlive(pid))) {
      rmSync(LOCK, { recursive: true, force: true });
      continue;
    }
    if (!told) say("Một lệnh khác đang cài đặt, chờ lệnh đó xong…");
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  writeFileSync(holder, String(process.pid));
  const touch = setInterval(() => {
    try {
      utimesSync(LOCK, new Date(), new Date());
    } catch {
      clearInterval(touch);
    }
  }, 1000);
  const release = () => rmSync(LOCK, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    release();
    process.removeListener("exit", release);
  }
}

/** Runs a child silently, says every few seconds that it lives, and shows what it printed only when it fails. */
function runWithProgress(title, program, programArguments, environment, describe) {
  const startedAt = Date.now();
  say(`${title}…`);
  return new Promise((resolve) => {
    const child = spawn(program, programArguments, {
      cwd: ROOT,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      // Windows starts npm.cmd only through a shell.
      shell: process.platform === "win32" && program.endsWith(".cmd"),
    });
    let printed = "";
    const keep = (chunk) => {
      printed = (printed + chunk).slice(-20_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const ticker = setInterval(() => say(`  … ${seconds(startedAt)}${describe()}`), 5000);
    const forward = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, forward);
    const finish = (code, reason) => {
      clearInterval(ticker);
      for (const signal of signals) process.removeListener(signal, forward);
      if (code === 0) {
        say(`  xong (${seconds(startedAt)})`);
        resolve();
        return;
      }
      stop(`${printed}\n${title}: không thành công (${reason}).`);
    };
    child.on("error", (error) => finish(1, error.message));
    child.on("exit", (code, signal) => finish(code ?? 1, signal ?? `mã ${code}`));
  });
}

function packagesForThisMachine() {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  const fits = (wanted, mine) => wanted === undefined || wanted.includes(mine);
  return Object.entries(lock.packages)
    .filter(
      ([path, entry]) => path !== "" && fits(entry.os, process.platform) && fits(entry.cpu, process.arch),
    )
    .map(([path]) => path);
}

function installHash() {
  return `${process.platform}-${process.arch} ${contentHash(ROOT, ["package-lock.json"])}`;
}

async function install() {
  if (readStamp(INSTALL_STAMP) === installHash()) return;
  await whileLocked(async () => {
    const wanted = installHash();
    if (readStamp(INSTALL_STAMP) === wanted) return;
    const expected = packagesForThisMachine();
    const npmScript = process.env.npm_execpath;
    const isNpm = npmScript !== undefined && /npm-cli\.c?js$/.test(npmScript);
    const program = isNpm ? process.execPath : process.platform === "win32" ? "npm.cmd" : "npm";
    await runWithProgress(
      "Cài thư viện (lần đầu mất một đến hai phút)",
      program,
      [
        ...(isNpm ? [npmScript] : []),
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        // NODE_ENV=production must not leave out what builds and tests; no package of ours needs its install script.
        "--include=dev",
        "--include=optional",
        "--ignore-scripts",
      ],
      {},
      () => {
        const present = expected.filter((path) => existsSync(join(ROOT, path, "package.json"))).length;
        return `, ${present}/${expected.length} gói`;
      },
    );
    writeFileSync(INSTALL_STAMP, `${wanted}\n`);
  });
}

/** Node 24 comes as an optional package; where there is none for the platform, the machine's own does. */
function nodeProgram() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const program = process.platform === "win32" ? "node.exe" : "node";
  const installed = join(ROOT, `node_modules/node-${system}-${process.arch}/bin/${program}`);
  return existsSync(installed) ? installed : process.execPath;
}

function clientHash() {
  return contentHash(ROOT, ["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
}

async function generateClient() {
  if (COMMANDS_WITHOUT_DATABASE.has(command)) return;
  if (!readdirSync(join(ROOT, "prisma/schema")).some((name) => name.endsWith(".prisma"))) return;
  if (readStamp(CLIENT_STAMP) === clientHash()) return;
  await whileLocked(async () => {
    const wanted = clientHash();
    if (readStamp(CLIENT_STAMP) === wanted) return;
    rmSync(CLIENT_STAMP, { force: true });
    await runWithProgress(
      "Tạo mã truy cập cơ sở dữ liệu",
      nodeProgram(),
      [join(ROOT, "node_modules/prisma/build/index.js"), "generate"],
      {
        // Generating is WebAssembly; without a path here Prisma downloads an engine it never uses.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
      () => "",
    );
    mkdirSync(CLIENT_FOLDER, { recursive: true });
    writeFileSync(CLIENT_STAMP, `${wanted}\n`);
  });
}

function handOver() {
  const script = join(ROOT, `scripts/${command}.ts`);
  const child = spawn(
    nodeProgram(),
    [
      "--conditions=react-server",
      "--disable-warning=ExperimentalWarning",
      "--import",
      pathToFileURL(join(ROOT, "node_modules/tsx/dist/loader.mjs")).href,
      script,
      ...commandArguments,
    ],
    // The channel tells the command when this process is gone, however it ended.
    { cwd: ROOT, stdio: ["inherit", "inherit", "inherit", "ipc"] },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  watchNpm(() => child.kill("SIGTERM"));
  child.on("error", (error) => stop(`Không chạy được ${command}: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

/**
 * A killed `npm start` cannot pass the signal on; what it started must not live on and hold the port. npm starts us
 * through a shell, which survives it, so the shell's parent is watched too.
 */
function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) onGone();
  }, 500).unref();
}

function parentOf(pid) {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return 0;
  }
}

checkNode();
if (!/^[a-z][a-z-]*$/.test(command) || !existsSync(join(ROOT, `scripts/${command}.ts`))) {
  stop(`Không có lệnh "${command}".`);
}
await install();
await generateClient();
handOver();
