/** Where the still picture draws; the interactive chart keeps its shape. */
export const TREND_FRAME = {
  width: 720,
  height: 232,
  left: 44,
  top: 22,
  bottom: 204,
  /** What the labels at the right end of a wide picture take up. */
  labels: 120,
} as const;
