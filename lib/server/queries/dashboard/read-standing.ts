import "server-only";

import type { UnitCode } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";

/** What figures that are kept stand on beside their question. */
export interface Standing {
  /** Another text whenever a row of the question may be another one. */
  readonly state: string;
  /** Whose rows row-level security shows. */
  readonly sight: string;
}

/** The standing of whatever is read of these provinces; `null`: of the country. */
export async function readStanding(tx: Tx, provinces: readonly UnitCode[] | null): Promise<Standing> {
  const [row] = await tx.$queryRaw<Standing[]>`
    SELECT roll_up_state(${provinces}::text[]) AS state,
           concat_ws('|', current_setting('app.context', true), current_setting('app.provinces', true),
                     current_setting('app.districts', true)) AS sight`;
  if (row === undefined) throw new Error("a statement without a table gives one row");
  return row;
}
