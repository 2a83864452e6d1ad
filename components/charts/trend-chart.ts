/** What a trend is drawn from: plain numbers and finished words. */
export interface TrendChart {
  readonly points: readonly TrendPoint[];
  readonly target: number;
  readonly targetLabel: string;
  readonly targetDay: number;
  /** Straight line from the baseline point to the target. */
  readonly path: { readonly day: number; readonly value: number } | null;
  readonly pathLabel: string;
  readonly forecastLabel: string;
  /** What the buttons of the series do, together. */
  readonly seriesLabel: string;
  readonly forecast: {
    readonly central: number;
    readonly low: number;
    readonly high: number;
    readonly label: string;
    readonly bandLabel: string;
    /** The range in words: `82,1–85,6%`. */
    readonly rangeLabel: string;
  } | null;
  /** Top of the scale: 1 for shares. */
  readonly top: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly dayTicks: readonly { readonly day: number; readonly label: string }[];
  readonly actualLabel: string;
  /** Days on which the method or the requirement changed, numbered as in the list beside the chart. */
  readonly notes: readonly { readonly day: number; readonly mark: string; readonly words: string }[];
  readonly tone: "good" | "slow" | "risk" | "unknown";
}

export interface TrendPoint {
  /** Days since 1970. */
  readonly day: number;
  readonly name: string;
  /** `null`: no figure; the line has a gap. */
  readonly value: number | null;
  readonly label: string;
  /** What the straight line to the target asks for on that day; `null` without one. */
  readonly due: string | null;
}

const HIGH_FROM = 0.85;

/** Whether the line of the target runs so near the top that its label belongs below it. */
export const isHighTarget = ({ target, top }: Pick<TrendChart, "target" | "top">): boolean =>
  target / top >= HIGH_FROM;
