import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hintCompilation } from "@/scripts/runtime/compile-hints";
import { contentHash } from "@/scripts/runtime/content-hash.mjs";
import { StopSentence } from "@/scripts/runtime/progress";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "prisma/data",
  "next.config.js",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "tsconfig.json",
  "package-lock.json",
  "scripts/runtime/compile-hints.ts",
];

/** Builds the application unless the build in `folder` is of the same sources. Returns whether it built. */
export async function buildWhenStale(folder: string, signal?: AbortSignal): Promise<boolean> {
  const stamp = join(PROJECT_ROOT, folder, "ntm-build");
  const sources = contentHash(PROJECT_ROOT, SOURCES, (path) => path === "lib/server/db/generated");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return false;
  rmSync(stamp, { force: true });
  await runNext(["build"], { NODE_ENV: "production", NEXT_DIST_DIR: folder }, signal);
  hintCompilation(join(PROJECT_ROOT, folder));
  writeFileSync(stamp, sources);
  return true;
}

/** Runs one command of Next; what it printed is shown only when it fails. */
export function runNext(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(PROJECT_ROOT, "node_modules/next/dist/bin/next"), ...words], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      ...(signal === undefined ? {} : { signal }),
    });
    let printed = "";
    const keep = (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-20_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new StopSentence(`${printed}\nnext ${words[0]} không thành công (mã ${code}).`));
    });
  });
}
