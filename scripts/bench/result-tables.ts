import type { PageWeight } from "@/scripts/bench/measure-javascript";
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
