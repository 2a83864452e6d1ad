import type { PageWeight } from "@/scripts/bench/measure-javascript";
import type { Reading } from "@/scripts/bench/measure-reading";
import type { ServerTime } from "@/scripts/bench/measure-server-time";
import type { Measured } from "@/scripts/bench/measured";

/** The ratios, and below what each of them compares. */
export function ratioTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ title, oursMs, floorMs, ratio, spread, rounds }) => [
    title,
    milliseconds(oursMs),
    milliseconds(floorMs),
    times(ratio),
    `${times(spread[0])}–${times(spread[1])}`,
    String(rounds),
  ]);
  const notes = measured.map(({ title, notes: lines }) =>
    [title, ...lines.map((line) => `  ${line}`)].join("\n"),
  );
  return [
    aligned([
      ["Ratio to the floor of the same run", "ours", "floor", "ratio", "rounds' range", "rounds"],
      ...rows,
    ]),
    "Medians of alternating rounds after a warm-up.",
    "",
    ...notes,
  ].join("\n");
}

/** Server time of every page beside a bare one of the same size, and whether it keeps to its goals. */
export function serverTimeTable(measured: readonly ServerTime[]): string {
  const rows = measured.map(({ title, path, ours, bare, ratio, middleRatio, kib, goalMs, goalRatio }) => [
    title,
    milliseconds(ours.p50),
    milliseconds(ours.p95),
    milliseconds(bare.p50),
    milliseconds(bare.p95),
    times(middleRatio),
    times(ratio),
    goalRatio === null ? "" : `${times(goalRatio)} ${ratio > goalRatio ? "OVER" : "within"}`,
    goalMs === null ? "" : `${goalMs} ms ${ours.p95 > goalMs ? "OVER" : "within"}`,
    `${kib[0].toFixed(0)}/${kib[1].toFixed(0)}`,
    path,
  ]);
  return [
    aligned([
      [
        "Server time, one request at a time",
        "p50",
        "p95",
        "bare p50",
        "bare p95",
        "ratio of p50",
        "ratio of p95",
        "goal",
        "goal of p95",
        "KiB ours/bare",
        "measured as",
      ],
      ...rows,
    ]),
    "Warm, in turns, from the question to the last byte of the gzip answer; nationwide demonstration data, signed in as the central office.",
    "bare: the same elements, attributes and texts as a server-rendered page of the same Next.js and React behind the same front, laid out beforehand; no session, no database, no reckoning, no client components.",
  ].join("\n");
}

/** What a page may cost its reader. Scores are of 100, times in milliseconds. */
const READING_GOALS = {
  desktop: 95,
  mobile: 85,
  score: 100,
  blockingRatio: 1.3,
  paintMs: 1500,
  slowPaintMs: 2800,
  shift: 0.02,
  answerMs: 200,
} as const;
/** Below this nobody notices blocking, and a ratio of two such times says nothing. */
const UNNOTICED_BLOCKING_MS = 50;

const mark = (text: string, isWithin: boolean): string => (isWithin ? text : `${text} OVER`);

/** Lighthouse and a reader's clocks, page by page; what misses its goal is marked. */
export function readingTable(readings: readonly Reading[]): string {
  const goals = READING_GOALS;
  const rows = readings.map((reading) => [
    `${reading.title} ${reading.path}`,
    mark(String(reading.desktop), reading.desktop >= goals.desktop),
    mark(String(reading.mobile), reading.mobile >= goals.mobile),
    mark(String(reading.accessibility), reading.accessibility >= goals.score),
    mark(String(reading.bestPractices), reading.bestPractices >= goals.score),
    mark(`${reading.blockingMs.toFixed(0)}/${reading.bareBlockingMs.toFixed(0)}`, isBlockingWithin(reading)),
    mark(reading.paintMs.toFixed(0), reading.paintMs <= goals.paintMs),
    mark(reading.slowPaintMs.toFixed(0), reading.slowPaintMs <= goals.slowPaintMs),
    mark(reading.shift.toFixed(3), reading.shift <= goals.shift),
    mark(reading.answerMs.toFixed(0), reading.answerMs <= goals.answerMs),
  ]);
  const faults = readings.flatMap(({ title, faults: found }) => found.map((fault) => `  ${title}: ${fault}`));
  return [
    aligned([
      [
        "Reading, signed in",
        `desktop ≥ ${goals.desktop}`,
        `mobile ≥ ${goals.mobile}`,
        "access. 100",
        "practices 100",
        `blocking/bare ≤ ${goals.blockingRatio}×`,
        `paint ≤ ${goals.paintMs}`,
        `at 1.5 Mbit/s ≤ ${goals.slowPaintMs}`,
        `shift ≤ ${goals.shift}`,
        `answer at 4× ≤ ${goals.answerMs}`,
      ],
      ...rows,
    ]),
    "Lighthouse's own scores: desktop the median of five visits, mobile of fifteen, accessibility and best practices the lowest of all.",
    `blocking: total blocking time of the mobile visits beside the bare page's, of each the mean of the middle half; up to ${UNNOTICED_BLOCKING_MS} ms counts as none.`,
    "paint: largest contentful paint of a first visit in Chromium, median of three; shift: the largest; answer: the slowest of walking by Tab, searching, and opening an explanation or sorting, until the next paint, on a processor slowed four times.",
    ...faults,
  ].join("\n");
}

function isBlockingWithin({ blockingMs, bareBlockingMs }: Reading): boolean {
  return blockingMs <= UNNOTICED_BLOCKING_MS || blockingMs <= READING_GOALS.blockingRatio * bareBlockingMs;
}

/** Accessibility and best practices are the same on every machine: they alone can fail. */
export const isReadable = ({ accessibility, bestPractices }: Reading): boolean =>
  accessibility >= READING_GOALS.score && bestPractices >= READING_GOALS.score;

/** First-load JavaScript of every page, the heaviest first. */
export function weightTable(weights: readonly PageWeight[], budget: number): string {
  const sorted = weights.toSorted((left, right) => right.kib - left.kib);
  const rows = sorted.map(({ route, asked, scripts, kib }) => [
    route,
    kib.toFixed(1),
    String(scripts),
    kib > budget ? "OVER" : "within",
    asked,
  ]);
  const over = sorted.filter(({ kib }) => kib > budget).length;
  return [
    aligned([["First-load JavaScript, KiB gzip", "KiB", "scripts", `of ${budget}`, "measured as"], ...rows]),
    "Scripts named by the page's HTML, each gzip -9; the nomodule one is not counted.",
    over === 0
      ? `All ${rows.length} pages are within the budget.`
      : `${over} of ${rows.length} pages are over the budget.`,
  ].join("\n");
}

const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 1)}×`;

function milliseconds(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return `${ms.toFixed(ms < 10 ? 2 : 1)} ms`;
}

/** Numbers stand right, the first column and the last words left. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isLeft = (column: number) => column === 0 || rows[0]?.[column] === "measured as";
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isLeft(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
