import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { secondsText } from "@/scripts/runtime/progress";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";

/** How many checks or tests held, and how many did not. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export const PASSED: Count = { passed: 1, failed: 0 };
export const FAILED: Count = { passed: 0, failed: 1 };

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (total, count) => ({ passed: total.passed + count.passed, failed: total.failed + count.failed }),
    { passed: 0, failed: 0 },
  );
}

/** The last line of `npm test` and `npm run check`. */
export function finalLine(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed`;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** Counts of a Vitest JSON report; a file that could not even be loaded is one failure. */
export function countVitest(report: VitestReport): Count {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors: readonly unknown[];
}

/** Counts of a Playwright JSON report; a test that passed only on a second try did not pass. */
export function countPlaywright(report: PlaywrightReport): Count {
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky + (unexpected === 0 ? report.errors.length : 0) };
}

/** Reads a report; without one, or when the runner failed for another reason than a test, that is one failure. */
export function readReport<Report>(file: string, code: number, count: (report: Report) => Count): Count {
  if (!existsSync(file)) return FAILED;
  const counted = count(JSON.parse(readFileSync(file, "utf8")) as Report);
  return code !== 0 && counted.failed === 0 ? sum([counted, FAILED]) : counted;
}

/** Path of a program that came with the packages. */
export function packageFile(path: string): string {
  return join(PROJECT_ROOT, "node_modules", path);
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Shows what it prints as it comes; else only when it fails. */
  readonly isShown?: boolean;
}

/** Runs a Node program of the packages from the project's folder; settles with its exit code. */
export function runNode(
  words: readonly string[],
  { environment = {}, isShown = false }: RunOptions = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, {
      cwd: PROJECT_ROOT,
      env: { ...process.env, ...environment },
      stdio: ["ignore", isShown ? "inherit" : "pipe", isShown ? "inherit" : "pipe"],
    });
    let printed = "";
    const keep = (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-60_000);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once("exit", (code) => {
      if (code !== 0 && !isShown) process.stdout.write(`${printed.trimEnd()}\n`);
      resolve(code ?? 1);
    });
  });
}

/** One named check: says that it runs, how it went and how long it took. */
export async function check(title: string, work: () => Promise<Count>): Promise<Count> {
  const startedAt = Date.now();
  process.stdout.write(`▶ ${title}\n`);
  const count = await work().catch((error: unknown) => {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return FAILED;
  });
  const mark = count.failed === 0 ? "✓" : "✗";
  process.stdout.write(`${mark} ${title}: ${finalLine(count)} (${secondsText(Date.now() - startedAt)})\n`);
  return count;
}

/** A check that is one program: held when it ends with 0. */
export async function checkNode(title: string, ...programs: readonly (readonly string[])[]): Promise<Count> {
  return check(title, async () => {
    for (const words of programs) {
      if ((await runNode(words, { environment: { NEXT_TELEMETRY_DISABLED: "1" } })) !== 0) return FAILED;
    }
    return PASSED;
  });
}
