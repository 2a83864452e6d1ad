import type { CompareLine } from "@/components/charts/compare-figures";

/** A period that any of the lines has. */
export interface CompareStep {
  readonly day: number;
  readonly period: string;
}

/** The periods of all lines in their order. */
export function stepsOf(lines: readonly CompareLine[]): readonly CompareStep[] {
  const steps = new Map(lines.flatMap(({ points }) => points).map(({ day, period }) => [day, period]));
  return [...steps].map(([day, period]) => ({ day, period })).sort((left, right) => left.day - right.day);
}

/** The stretches of a line between its gaps, values by day; a period that only other lines have is no gap. */
export function runsOf({ points }: Pick<CompareLine, "points">): readonly ReadonlyMap<number, number>[] {
  const runs: Map<number, number>[] = [];
  let isOpen = false;
  for (const { day, value } of points) {
    if (value !== null && !isOpen) runs.push(new Map());
    if (value !== null) runs.at(-1)?.set(day, value);
    isOpen = value !== null;
  }
  return runs;
}
