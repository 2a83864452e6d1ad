/** One benchmark: what the product needs, and what its floor needs, in milliseconds of the same run. */
export interface Measured {
  readonly title: string;
  readonly oursMs: number;
  readonly floorMs: number;
  /** ours ÷ floor; medians. */
  readonly ratio: number;
  /** Lowest and highest ratio of two neighbouring rounds. */
  readonly spread: readonly [lowest: number, highest: number];
  readonly rounds: number;
  /** What exactly was measured, and what exactly the floor is. */
  readonly notes: readonly string[];
}

/** Runs something once and tells how many milliseconds it needed, setting up and clearing away not counted. */
export type Timed = () => Promise<number>;

interface Comparison {
  readonly title: string;
  readonly ours: Timed;
  readonly floor: Timed;
  readonly warmUps: number;
  readonly rounds: number;
  readonly notes: readonly string[];
}

/** Milliseconds of every round after the warm-up. */
export interface Times {
  readonly ours: readonly number[];
  readonly floor: readonly number[];
}

/** The product and its floor in turns, so that whatever else the machine does meets both alike. */
export async function compareTimes({
  ours,
  floor,
  warmUps,
  rounds,
}: Pick<Comparison, "ours" | "floor" | "warmUps" | "rounds">): Promise<Times> {
  const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let round = -warmUps; round < rounds; round += 1) {
    const [floorTime, oursTime] = [await floor(), await ours()];
    if (round < 0) continue;
    times.floor.push(floorTime);
    times.ours.push(oursTime);
  }
  return times;
}

/** The same, as one ratio of medians. */
export async function compare(comparison: Comparison): Promise<Measured> {
  const { title, rounds, notes } = comparison;
  const { ours: oursTimes, floor: floorTimes } = await compareTimes(comparison);
  const ratios = oursTimes.map((time, round) => time / (floorTimes[round] ?? Number.NaN));
  const [oursMs, floorMs] = [median(oursTimes), median(floorTimes)];
  return {
    title,
    oursMs,
    floorMs,
    ratio: oursMs / floorMs,
    spread: [Math.min(...ratios), Math.max(...ratios)],
    rounds,
    notes,
  };
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The mean of the middle half: steadier than the median where values fall into two heaps. */
export function middleMean(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const aside = sorted.length >> 2;
  const middle = sorted.slice(aside, sorted.length - aside);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** The smallest value that at least so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Times a piece of work. */
export const timed =
  (work: () => unknown): Timed =>
  async () => {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  };
