import "server-only";

import type { ExportCell } from "@/lib/contracts/export-table";
import { type Bar, formatShare } from "@/lib/format/percent";

/** A share as a real number that shows as many decimals as the screen does. */
export function shareCell(numerator: number | null, denominator: number | null, bar: Bar): ExportCell {
  const shown = formatShare(numerator, denominator, "en", bar);
  if (shown === null || numerator === null || denominator === null) return null;
  const [, places = ""] = shown.replace("%", "").split(".");
  return { share: numerator / denominator, decimals: places.length };
}
