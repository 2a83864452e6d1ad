import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { StopSentence } from "@/scripts/runtime/progress";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";

/** 200 packages and 185 MB that only this measurement needs: installed when it is first asked for, beside the project. */
const VERSION = "13.5.0";
const FOLDER = join(PROJECT_ROOT, ".data-lighthouse");
const PACKAGE = join(FOLDER, "node_modules/lighthouse");

export type Preset = "desktop" | "mobile";

/** What one visit of Lighthouse says of a page. Scores of 100. */
export interface Visit {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly blockingMs: number;
  /** Audits that cost points in accessibility and best practices. */
  readonly faults: readonly string[];
}

interface Report {
  readonly runtimeError?: { readonly message: string };
  readonly categories: Readonly<
    Record<
      string,
      {
        readonly score: number | null;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null; readonly numericValue?: number }>
  >;
}

type Run = (
  url: string,
  flags: Readonly<Record<string, unknown>>,
  config?: unknown,
) => Promise<{ readonly lhr: Report } | undefined>;

export interface Lighthouse {
  visit(url: string, cookie: string, preset: Preset): Promise<Visit>;
}

/** Lighthouse at a browser that listens on `port`. */
export async function openLighthouse(port: number, say: (line: string) => void): Promise<Lighthouse> {
  installWhenMissing(say);
  const load = async (path: string): Promise<unknown> =>
    ((await import(pathToFileURL(join(PACKAGE, path)).href)) as { readonly default: unknown }).default;
  const run = (await load("core/index.js")) as Run;
  const desktop = await load("core/config/desktop-config.js");
  return {
    async visit(url, cookie, preset) {
      const flags = {
        port,
        logLevel: "silent",
        output: "json",
        onlyCategories: ["performance", "accessibility", "best-practices"],
        extraHeaders: { Cookie: cookie },
      };
      const answer = await run(url, flags, preset === "desktop" ? desktop : undefined);
      if (answer === undefined) throw new StopSentence(`Lighthouse says nothing of ${url}.`);
      const { lhr } = answer;
      if (lhr.runtimeError !== undefined) throw new StopSentence(`${url}: ${lhr.runtimeError.message}`);
      return toVisit(lhr);
    },
  };
}

function installWhenMissing(say: (line: string) => void): void {
  const manifest = join(PACKAGE, "package.json");
  const isThere =
    existsSync(manifest) &&
    (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version === VERSION;
  if (isThere) return;
  say(`Installing Lighthouse ${VERSION} for this measurement (185 MB, kept in .data-lighthouse) …`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const words = [
    "install",
    "--prefix",
    FOLDER,
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    `lighthouse@${VERSION}`,
  ];
  const { status } = spawnSync(npm, words, { stdio: ["ignore", "ignore", "inherit"], timeout: 600_000 });
  if (status !== 0)
    throw new StopSentence("Lighthouse could not be installed: the npm registry did not give it.");
}

function toVisit({ categories, audits }: Report): Visit {
  const scoreOf = (category: string): number => Math.round((categories[category]?.score ?? 0) * 100);
  const faults = ["accessibility", "best-practices"].flatMap((category) =>
    (categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id}: ${audits[id]?.title ?? ""}`),
  );
  return {
    performance: scoreOf("performance"),
    accessibility: scoreOf("accessibility"),
    bestPractices: scoreOf("best-practices"),
    blockingMs: audits["total-blocking-time"]?.numericValue ?? 0,
    faults,
  };
}
