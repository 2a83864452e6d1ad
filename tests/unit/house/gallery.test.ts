import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const GALLERY = "app/(workspace)/gallery";
const FOLDERS = ["components/ui", "components/charts"];

/** Draw nothing that a page shows by itself. */
const UNSEEN: Readonly<Record<string, string>> = {
  "components/charts/picture-sheet":
    "the sheet of a downloaded picture; the pictures have tests of their own",
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => join(folder, name).replace(/\.tsx$/u, ""));

const isPart = (path: string): boolean => FOLDERS.some((folder) => path.startsWith(`${folder}/`));

/** Parts a file names, also those it loads later. */
function partsIn(path: string): readonly string[] {
  const names = readFileSync(`${path}.tsx`, "utf8").matchAll(/(?:from|import\()\s*"@\/([^"]+)"/gu);
  return [...names].map(([, name = ""]) => name).filter(isPart);
}

/** Parts the gallery draws itself, and the parts those are made of; not what a view of a feature draws. */
function shownParts(): ReadonlySet<string> {
  const shown = new Set<string>();
  const waiting = filesIn(GALLERY).flatMap(partsIn);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (shown.has(path)) continue;
    shown.add(path);
    if (readdirSync(join(path, "..")).includes(`${path.split("/").at(-1)}.tsx`))
      waiting.push(...partsIn(path));
  }
  return shown;
}

describe("the gallery", () => {
  const shown = shownParts();

  it.each(FOLDERS.flatMap(filesIn).filter((path) => !(path in UNSEEN)))("shows %s", (path) => {
    expect(shown.has(path)).toBe(true);
  });

  it("leaves out nothing that it shows", () => {
    for (const path of Object.keys(UNSEEN)) expect(shown.has(path)).toBe(false);
  });
});
