import { rmSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import {
  type Count,
  check,
  checkNode,
  countVitest,
  packageFile,
  readReport,
  runNode,
} from "@/scripts/runtime/tally";

/** The checks that `npm test` and `npm run check` share. */
export const checkTypes = (): Promise<Count> =>
  checkNode(
    "Kiểu dữ liệu (tsc)",
    [packageFile("next/dist/bin/next"), "typegen"],
    [packageFile("typescript/bin/tsc"), "--noEmit", "-p", "."],
  );

export const checkLint = (): Promise<Count> =>
  checkNode("Quy tắc mã nguồn (eslint)", [
    packageFile("eslint/bin/eslint.js"),
    ".",
    "--max-warnings=0",
    "--cache",
    "--cache-location",
    "node_modules/.cache/eslint/",
  ]);

export const checkBoundaries = (): Promise<Count> =>
  checkNode("Ranh giới và vòng lặp (dependency-cruiser)", [
    packageFile("dependency-cruiser/bin/dependency-cruiser.mjs"),
    "--config",
    ".dependency-cruiser.cjs",
    "app",
    "components",
    "lib",
    "scripts",
    "prisma",
    "tests",
  ]);

export const checkFormat = (): Promise<Count> =>
  checkNode("Định dạng (biome)", [packageFile("@biomejs/biome/bin/biome"), "format", "."]);

export const checkDeadCode = (): Promise<Count> =>
  checkNode("Mã thừa (knip)", [packageFile("knip/bin/knip.js"), "--no-progress"]);

/** Vitest's unit or integration tests, with its own progress on screen. */
export function checkVitest(
  title: string,
  project: "unit" | "integration",
  filters: readonly string[] = [],
): Promise<Count> {
  return check(title, async () => {
    const report = join(PROJECT_ROOT, `node_modules/.cache/ntm-so/vitest-${project}-${process.pid}.json`);
    const code = await runNode(
      [
        packageFile("vitest/vitest.mjs"),
        "run",
        `--project=${project}`,
        "--passWithNoTests",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
        ...filters,
      ],
      { isShown: true },
    );
    const count = readReport(report, code, countVitest);
    rmSync(report, { force: true });
    return count;
  });
}
