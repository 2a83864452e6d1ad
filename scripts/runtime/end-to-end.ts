import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildWhenStale } from "@/scripts/runtime/build";
import { provisionChromium } from "@/scripts/runtime/chromium";
import { isProcessAlive } from "@/scripts/runtime/file-lock";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import { startAside } from "@/scripts/runtime/start-aside";
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
    const server = await startAside({ dataDir, buildFolder: BUILD_FOLDER, output: "inherit" });
    if (!(await server.isReady)) return FAILED;
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
