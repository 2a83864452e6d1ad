/** One unit's line; its place decides dash and mark. */
export interface CompareLine {
  readonly place: number;
  readonly name: string;
  readonly label: string;
  readonly points: readonly ComparePoint[];
}

/** A period of a line: when it ends, its figure, and both in words. */
export interface ComparePoint {
  readonly day: number;
  /** `null`: no figure; the line has a gap. */
  readonly value: number | null;
  readonly period: string;
  readonly words: string;
  /** Unit, period and value, for the point alone. */
  readonly title: string;
}

/** What a small multiple is drawn from: plain numbers and finished words. */
export interface CompareChartFigures {
  readonly lines: readonly CompareLine[];
  readonly target: number;
  /** "mức phải đạt" and "70%". */
  readonly targetLabel: string;
  readonly targetWords: string;
  readonly top: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly dayTicks: readonly { readonly day: number; readonly label: string }[];
  /** Letters of the longest figure of the scale and of the longest words at the right end, of all charts of the page. */
  readonly room: { readonly scale: number; readonly names: number };
  /** The days all charts of the page begin and end with. */
  readonly from: number;
  readonly to: number;
}
