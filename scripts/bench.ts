import { parseArgs } from "node:util";
import { BenchPlace } from "@/scripts/bench/bench-place";
import { machineLine } from "@/scripts/bench/machine-line";
import { measureImport } from "@/scripts/bench/measure-import";
import { BUDGET_KIB, measureJavaScript } from "@/scripts/bench/measure-javascript";
import { measurePage } from "@/scripts/bench/measure-page";
import { measureScorecard } from "@/scripts/bench/measure-scorecard";
import { measureReading } from "@/scripts/bench/measure-reading";
import { measureServerTime } from "@/scripts/bench/measure-server-time";
import { measureScoring } from "@/scripts/bench/measure-scoring";
import type { Measured } from "@/scripts/bench/measured";
import {
  isReadable,
  ratioTable,
  readingTable,
  serverTimeTable,
  weightTable,
} from "@/scripts/bench/result-tables";
import { StopSentence } from "@/scripts/runtime/progress";
import { runCommand } from "@/scripts/runtime/run-command";
import { stopSignal } from "@/scripts/runtime/stop-signal";

const RATIOS: Readonly<Record<string, (place: BenchPlace) => Promise<Measured>>> = {
  scorecard: measureScorecard,
  scoring: measureScoring,
  page: measurePage,
  import: measureImport,
};
/** Measured where nothing is asked for. */
const USUAL = [...Object.keys(RATIOS), "server-time", "javascript"];
/** Takes ten minutes and installs Lighthouse: only when asked for. */
const NAMES = [...USUAL, "reading"];

/**
 * Every figure as a ratio to a floor of the same run: machines differ, ratios hardly. Only what is the same on every
 * machine can fail: the weight of pages, and what Lighthouse finds wrong with them.
 */
async function bench(): Promise<number> {
  const chosen = readChoice();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const signal = stopSignal("Stopped.");
  // Nothing of the surroundings gets into this run, and its own log does not get into the results.
  for (const name of ["DATABASE_URL", "APP_DATABASE_URL"]) delete process.env[name];
  process.env["LOG_LEVEL"] = "silent";
  const place = new BenchPlace(say);
  try {
    say(machineLine());
    const measured: Measured[] = [];
    for (const [name, measure] of Object.entries(RATIOS)) {
      if (!chosen.has(name)) continue;
      signal.throwIfAborted();
      say(`Measuring: ${name} …`);
      measured.push(await measure(place));
    }
    signal.throwIfAborted();
    if (measured.length > 0) say(`\n${ratioTable(measured)}\n`);
    if (chosen.has("server-time")) {
      say("Measuring: server-time …");
      say(`\n${serverTimeTable(await measureServerTime(place))}\n`);
      signal.throwIfAborted();
    }
    const weights = chosen.has("javascript") ? await measureJavaScript(place) : [];
    if (weights.length > 0) say(weightTable(weights, BUDGET_KIB));
    signal.throwIfAborted();
    if (chosen.has("reading")) say("Measuring: reading …");
    const readings = chosen.has("reading") ? await measureReading(place, say) : [];
    if (readings.length > 0) say(`\n${readingTable(readings)}`);
    return weights.every(({ kib }) => kib <= BUDGET_KIB) && readings.every(isReadable) ? 0 : 1;
  } finally {
    await place.close();
  }
}

function readChoice(): ReadonlySet<string> {
  const usage = `npm run bench -- [--only ${NAMES.join(",")}]`;
  let only: string | undefined;
  try {
    ({ only } = parseArgs({ options: { only: { type: "string" } } }).values);
  } catch (error) {
    throw new StopSentence(`${(error as Error).message}\n${usage}`);
  }
  const names = only?.split(",") ?? USUAL;
  const unknown = names.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) throw new StopSentence(`Unknown: ${unknown.join(", ")}\n${usage}`);
  return new Set(names);
}

await runCommand(bench);
