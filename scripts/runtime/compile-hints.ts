import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Read by V8 since Chrome 136 (https://v8.dev/blog/explicit-compile-hints), a comment to every other engine. */
const HINT = "//# allFunctionsCalledOnLoad\n";

/**
 * Marks the scripts that every page runs (React and the runtime of Next.js) to be compiled while they arrive, off the
 * main thread, instead of function by function when they are first called. Scripts that only some pages load, or that
 * wait for the reader, stay as they are.
 *
 * @param folder absolute path of a finished production build
 * @returns paths of the marked scripts, relative to `folder`
 * @throws when the build names no such scripts
 */
export function hintCompilation(folder: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(folder, "build-manifest.json"), "utf8")) as {
    readonly rootMainFiles?: readonly string[];
  };
  const scripts = manifest.rootMainFiles ?? [];
  if (scripts.length === 0) throw new Error(`${folder}/build-manifest.json names no rootMainFiles.`);
  for (const script of scripts) {
    const path = join(folder, script);
    const text = readFileSync(path, "utf8");
    if (!text.startsWith(HINT)) writeFileSync(path, HINT + text);
  }
  return scripts;
}
