import "server-only";

import type { Viewer } from "@/lib/domain/access/viewer";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";
import { withViewer } from "@/lib/server/db/scoped";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

/** The latest period in which more than half of the due values of a unit's subtree are approved, else the latest. */
export async function latestFilledPeriod(viewer: Viewer, unit: UnitCode): Promise<string> {
  const facts = await reference();
  const { periods } = facts.register;
  const present = await withViewer(
    viewer,
    (tx) =>
      tx.$queryRaw<{ period: string; present: number }[]>`
      SELECT period, sum(present)::int AS present FROM coverage
       WHERE lens = 'approved' AND unit = ANY (${rowsOf(facts, unit)}::text[]) GROUP BY period`,
  );
  const filled = new Set(
    present.filter((row) => 2 * row.present > facts.dueBelow(unit)).map(({ period }) => period),
  );
  const latest = periods.findLast(({ code }) => filled.has(code)) ?? periods.at(-1);
  if (latest === undefined) throw new Error("the register has no periods");
  return latest.code;
}

/** The country's row holds its own values only. */
function rowsOf({ tree }: Reference, unit: UnitCode): readonly UnitCode[] {
  return unit === COUNTRY ? [COUNTRY, ...tree.children(COUNTRY).map(({ code }) => code)] : [unit];
}
