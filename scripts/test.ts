import { checkBoundaries, checkLint, checkTypes, checkVitest } from "@/scripts/runtime/checks";
import { checkBuild, checkEndToEnd } from "@/scripts/runtime/end-to-end";
import { StopSentence } from "@/scripts/runtime/progress";
import { runCommand } from "@/scripts/runtime/run-command";
import { type Count, finalLine, sum } from "@/scripts/runtime/tally";

/** In the order of their cost. `npm test -- e2e tests/e2e/entry.spec.ts` runs one of them, on some files. */
const STEPS: Readonly<Record<string, (filters: readonly string[]) => Promise<Count>>> = {
  types: checkTypes,
  lint: checkLint,
  boundaries: checkBoundaries,
  unit: (filters) => checkVitest("Kiểm thử đơn vị (vitest)", "unit", filters),
  integration: (filters) => checkVitest("Kiểm thử tích hợp trên PostgreSQL (vitest)", "integration", filters),
  build: checkBuild,
  e2e: checkEndToEnd,
};

await runCommand(async () => {
  const [only, ...filters] = process.argv.slice(2);
  const names = only === undefined ? Object.keys(STEPS) : [only];
  const counts: Count[] = [];
  for (const name of names) {
    const run = STEPS[name];
    if (run === undefined) {
      throw new StopSentence(`Không có bước "${name}": chọn một trong ${Object.keys(STEPS).join(", ")}.`);
    }
    counts.push(await run(filters));
  }
  const total = sum(counts);
  process.stdout.write(`${finalLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
});
