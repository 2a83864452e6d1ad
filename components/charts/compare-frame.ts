import type { CompareChartFigures } from "@/components/charts/compare-figures";

/** Where a chart draws, and where its names at the right end begin. */
export interface CompareFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly names: number;
}

export interface CompareScale {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

/** The still picture; the interactive chart keeps its shape. */
export const COMPARE_SIZE = { width: 388, height: 244 };
/** The first and the last mark stand clear of the scale and of the names. */
export const COMPARE_PAD = 9;
export const NAMES_AFTER = 14;
/** Longer names are cut. */
export const LONGEST_NAME = 18;
/** Wider than most letters at the size a phone shows them. */
const LETTER = 7.2;
const BETWEEN_LABELS = 8;

/** What the figures of the scale and the names at the right end take up. */
export const roomOf = ({ room }: Pick<CompareChartFigures, "room">) => ({
  scale: Math.ceil(room.scale * LETTER) + 14,
  names: Math.ceil(Math.min(room.names, LONGEST_NAME) * LETTER) + NAMES_AFTER,
});

/** The frame of the still picture: its lines have what its words leave. */
export function frameOf(figures: Pick<CompareChartFigures, "room">): CompareFrame {
  const { width, height } = COMPARE_SIZE;
  const { scale, names } = roomOf(figures);
  const right = width - names;
  return { left: scale, right, top: 14, bottom: height - 30, names: right + NAMES_AFTER };
}

/** Days from left to right, values from the bottom; what is above the scale ends at its top. */
export function scaleOf(
  { from, to, top }: Pick<CompareChartFigures, "from" | "to" | "top">,
  { left, right, top: above, bottom }: CompareFrame,
): CompareScale {
  const span = Math.max(1, to - from);
  const [first, last] = [left + COMPARE_PAD, right - COMPARE_PAD];
  return {
    x: (day) => first + ((day - from) / span) * (last - first),
    y: (value) => bottom - (Math.min(value, top) / top) * (bottom - above),
  };
}

/** The labels of days that have room beside each other: the last, the first, and those between from the right. */
export function legibleTicks({ dayTicks, ...figures }: CompareChartFigures): CompareChartFigures["dayTicks"] {
  const { x } = scaleOf(figures, frameOf(figures));
  const kept: (typeof dayTicks)[number][] = [];
  const [first, ...others] = dayTicks;
  const last = others.pop();
  for (const tick of [last, first, ...others.reverse()]) {
    if (tick === undefined) continue;
    const isClear = kept.every(
      ({ day, label }) =>
        Math.abs(x(day) - x(tick.day)) >= ((label.length + tick.label.length) / 2) * LETTER + BETWEEN_LABELS,
    );
    if (isClear) kept.push(tick);
  }
  return kept.sort((left, right) => left.day - right.day);
}
