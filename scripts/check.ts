import {
  checkBoundaries,
  checkDeadCode,
  checkFormat,
  checkLint,
  checkTypes,
  checkVitest,
} from "@/scripts/runtime/checks";
import { runCommand } from "@/scripts/runtime/run-command";
import { finalLine, sum } from "@/scripts/runtime/tally";

/** Each lane one after the other, the lanes beside each other: two cores are what most machines have. */
const lanes = [
  [checkTypes, () => checkVitest("Kiểm thử đơn vị (vitest)", "unit")],
  [checkFormat, checkLint, checkBoundaries, checkDeadCode],
];

await runCommand(async () => {
  const counts = await Promise.all(
    lanes.map(async (lane) => {
      const done = [];
      for (const run of lane) done.push(await run());
      return sum(done);
    }),
  );
  const total = sum(counts);
  process.stdout.write(`${finalLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
});
