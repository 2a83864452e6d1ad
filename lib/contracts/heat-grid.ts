/** Units × targets with finished words, by columns: what the browser filters, sorts and draws. */

import { z } from "zod";
import { HEAT_SHOWS } from "@/lib/contracts/heat-table";
import { LENSES } from "@/lib/domain/observations/observation";
import type { Status } from "@/lib/domain/scoring/scorecard";

/** The question for the country's districts, all at once. */
export const heatGridQuery = z.strictObject({
  period: z.string().min(1),
  plan: z.string().min(1),
  lens: z.enum(LENSES),
  show: z.enum(HEAT_SHOWS),
});
export type HeatGridQuery = z.infer<typeof heatGridQuery>;

/** How a cell looks: a status with its word, and the class of its background. */
export interface HeatLook {
  readonly status: Status;
  readonly className: string;
  readonly shape: string;
  readonly word: string;
}

/** The cells of one target. Numbers are places in `looks` and `words`; −1 where the unit has no such target. */
export interface HeatGridColumn {
  readonly looks: readonly number[];
  readonly texts: readonly number[];
  /** What stands beside the status word in the title. */
  readonly titles: readonly number[];
  /** Places by what is shown, equal ones together, the lowest 0; `null` without a figure. The first unit has none. */
  readonly ranks: readonly (number | null)[];
}

/** The first unit is the one whose page it is, the rest are compared. */
export interface HeatGrid {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** Places in `provinces`; −1 where none is told. */
  readonly parents: readonly number[];
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
  readonly met: readonly number[];
  readonly applicable: readonly number[];
  readonly failing: readonly number[];
  readonly looks: readonly HeatLook[];
  readonly words: readonly string[];
  /** In the order of the table's targets. */
  readonly columns: readonly HeatGridColumn[];
}
