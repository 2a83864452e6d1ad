/** The still picture; the interactive chart keeps its shape. */
export const TREND_SIZE = { width: 720, height: 232 };
export const TREND_LEFT = 44;
export const TREND_TOP = 22;
export const TREND_BOTTOM = 204;
/** What the labels at the right end of a wide picture take up. */
export const TREND_LABELS = 120;
