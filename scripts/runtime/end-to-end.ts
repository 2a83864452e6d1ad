import { spawn } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWhenStale } from "@/scripts/runtime/build";
import { provisionChromium } from "@/scripts/runtime/chromium";
import { isProcessAlive } from "@/scripts/runtime/file-lock";
import { anyFreePort } from "@/scripts/runtime/free-port";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import {
  type Count,
  check,
  countPlaywright,
  FAILED,
  PASSED,
  packageFile,
  readReport,
  runNode,
} from "@/scripts/runtime/tally";
import { TEST_PASSWORD } from "@/scripts/runtime/test-password";

/** Beside the folder of a running server. */
const BUILD_FOLDER = ".next-test";
const DATA_PREFIX = ".data-e2e-";

export function checkBuild(): Promise<Count> {
  return check("Dựng ứng dụng (next build)", async () => {
    await buildWhenStale(BUILD_FOLDER);
    return PASSED;
  });
}

/** A real start with a data folder and a port of its own, and a real browser. */
export function checkEndToEnd(filters: readonly string[]): Promise<Count> {
  return check("Kiểm thử đầu cuối (playwright)", async () => {
    const chromium = await provisionChromium((line) => void process.stdout.write(`${line}\n`));
    if (chromium === null) {
      process.stdout.write(
        "Không tìm thấy và không cài được Chromium: đặt PLAYWRIGHT_CHROMIUM_PATH rồi chạy lại.\n",
      );
      return FAILED;
    }
    removeLeftovers();
    const dataDir = join(PROJECT_ROOT, `${DATA_PREFIX}${process.pid}`);
    const server = await startServer(dataDir);
    if (server === null) return FAILED;
    try {
      return await runPlaywright(server.url, chromium, filters);
    } finally {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
}

/** Data folders of runs that were killed. */
function removeLeftovers(): void {
  for (const name of readdirSync(PROJECT_ROOT)) {
    if (!name.startsWith(DATA_PREFIX) || isProcessAlive(Number(name.slice(DATA_PREFIX.length)))) continue;
    rmSync(join(PROJECT_ROOT, name), { recursive: true, force: true });
  }
}

async function startServer(dataDir: string): Promise<{ readonly url: string; stop(): Promise<void> } | null> {
  const port = await anyFreePort();
  const {
    DATABASE_URL: _owner,
    APP_DATABASE_URL: _login,
    APP_URL: _address,
    HOST: _host,
    TRUST_PROXY: _proxies,
    ...inherited
  } = process.env;
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--disable-warning=ExperimentalWarning",
      "--import",
      pathToFileURL(packageFile("tsx/dist/loader.mjs")).href,
      join(PROJECT_ROOT, "scripts/start.ts"),
    ],
    {
      cwd: PROJECT_ROOT,
      env: {
        ...inherited,
        PORT: String(port),
        DATA_DIR: dataDir,
        NEXT_DIST_DIR: BUILD_FOLDER,
        DEMO_DATA: "1",
        DEMO_PASSWORD: TEST_PASSWORD,
        LOG_LEVEL: "warn",
      },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  const ended = new Promise<void>((settle) => {
    child.once("error", () => settle());
    child.once("exit", () => settle());
  });
  const isReady = await Promise.race([
    new Promise<boolean>((settle) => child.once("message", () => settle(true))),
    ended.then(() => false),
  ]);
  if (!isReady) return null;
  return {
    url: `http://localhost:${port}`,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function runPlaywright(url: string, chromium: string, filters: readonly string[]): Promise<Count> {
  const report = join(PROJECT_ROOT, `node_modules/.cache/ntm-so/playwright-${process.pid}.json`);
  const code = await runNode(
    [
      packageFile("@playwright/test/cli.js"),
      "test",
      "--reporter=list,json",
      "--pass-with-no-tests",
      ...filters,
    ],
    {
      isShown: true,
      environment: {
        E2E_BASE_URL: url,
        PLAYWRIGHT_CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    },
  );
  const count = readReport(report, code, countPlaywright);
  rmSync(report, { force: true });
  return count;
}
