/** What a trend is drawn from: plain numbers and finished words. */
export interface TrendChart {
  readonly points: readonly TrendPoint[];
  readonly target: number;
  readonly targetLabel: string;
  readonly targetDay: number;
  /** Straight line from the baseline point to the target. */
  readonly path: { readonly day: number; readonly value: number } | null;
  readonly pathLabel: string;
  readonly forecast: {
    readonly central: number;
    readonly low: number;
    readonly high: number;
    readonly label: string;
    readonly bandLabel: string;
  } | null;
  /** Top of the scale: 1 for shares. */
  readonly top: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly dayTicks: readonly { readonly day: number; readonly label: string }[];
  readonly actualLabel: string;
  readonly tone: "good" | "slow" | "risk" | "unknown";
}

export interface TrendPoint {
  /** Days since 1970. */
  readonly day: number;
  readonly name: string;
  /** `null`: no figure; the line has a gap. */
  readonly value: number | null;
  readonly label: string;
}
