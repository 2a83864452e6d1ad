import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/index-explained";

export const indexExplained = {
  close: "Close",
  title: "Reference index {index}: the mean attainment of {scored} {scored|target|targets}",
  titleNone: "No index yet: {scored} of {applicable} targets have data, at least 80% are needed",
  formula:
    "Attainment of a target = result ÷ required level, at most 100%. Every target weighs the same; targets that do not apply or have no data are left out. Ranks follow the index before rounding. Not for awards.",
  caption: "Attainment of each target",
  columnTarget: "Target and required level",
  columnResult: "Result",
  columnAttainment: "Attainment",
  mean: "Mean",
  notCounted: "not counted",
  unscored: "Outside the index: {targets}.",
} satisfies Messages<typeof vi.indexExplained>;
