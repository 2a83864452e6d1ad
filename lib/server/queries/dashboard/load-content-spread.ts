import "server-only";

import type { ContentSpread } from "@/lib/contracts/content-spread";
import { resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Plan, Register } from "@/lib/domain/register/register";
import { COUNTRY, type Unit } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import type { View } from "@/lib/server/queries/dashboard/default-view";
import type { Reference } from "@/lib/server/reference/load-reference";

/** Communes alike: how many contents they meet, whether they still owe one, whether none applies to them. */
interface CommuneGroup {
  readonly met: number;
  readonly isOpen: boolean;
  readonly isExcused: boolean;
  readonly communes: number;
  readonly partlyExcused: number;
}

/** The criteria and services a plan asks of communes. */
function contentsOf(register: Register, plan: Plan): readonly string[] {
  return resolveTargets(register, plan)
    .filter(({ kind }) => kind === "share-of-units")
    .map(({ indicator }) => indicator)
    .filter(({ levels, measure }) => levels.includes("commune") && measure !== "ratio" && measure !== "count")
    .map(({ code }) => code);
}

// Bound values are folded into the plan: of the whole country it walks the indicators, below it the province.
async function readGroups(
  tx: Tx,
  { tree }: Reference,
  unit: Unit,
  { period, lens }: View,
  contents: readonly string[],
): Promise<readonly CommuneGroup[]> {
  const districts = tree.subjects(unit.code, ["district"]).map(({ code }) => code);
  const province = unit.level === "district" ? unit.parent : unit.code === COUNTRY ? null : unit.code;
  return tx.$queryRaw<CommuneGroup[]>`
    SELECT met::int, answered < ${contents.length}::int AS "isOpen", excused = ${contents.length}::int AS "isExcused",
           count(*)::int AS communes, count(*) FILTER (WHERE excused > 0)::int AS "partlyExcused"
      FROM (
        SELECT o.unit, count(*) AS answered, count(*) FILTER (WHERE o.state = 'not-applicable') AS excused,
               count(*) FILTER (WHERE o.met OR (o.feedback AND cardinality(o.services) > 0)) AS met
          FROM observation o
         WHERE o.period = ${period.code} AND o.indicator = ANY (${[...contents]}::text[]) AND o.level = 'commune'
           AND (${province}::text IS NULL OR (o.province = ${province}::text AND o.district = ANY (${districts}::text[])))
           AND CASE ${lens}
                 WHEN 'approved' THEN o.slot = 'approved'
                 ELSE o.status = 'submitted' OR (o.slot = 'approved' AND NOT EXISTS (
                   SELECT FROM observation w WHERE w.period = o.period AND w.indicator = o.indicator AND w.unit = o.unit
                                               AND w.slot = 'working' AND w.status = 'submitted'))
               END
         GROUP BY o.unit
      ) AS commune
     GROUP BY 1, 2, 3`;
}

const sumOf = (groups: readonly CommuneGroup[], figure: (group: CommuneGroup) => number): number =>
  groups.reduce((sum, group) => sum + figure(group), 0);

function toSpread(groups: readonly CommuneGroup[], contents: number, communes: number): ContentSpread {
  const counted = groups.filter(({ isExcused }) => !isExcused);
  const silent = communes - sumOf(groups, (group) => group.communes);
  return {
    of: contents,
    partlyExcused: sumOf(counted, ({ partlyExcused }) => partlyExcused),
    rows: Array.from({ length: contents + 1 }, (_, place) => {
      const met = contents - place;
      const alike = counted.filter((group) => group.met === met);
      const open = alike.filter(({ isOpen }) => isOpen);
      const without = met === 0 ? silent : 0;
      return {
        met,
        communes: sumOf(alike, (group) => group.communes) + without,
        open: sumOf(open, (group) => group.communes) + without,
      };
    }),
  };
}

/** How many contents the communes below a unit meet under plan, period and lens; `null` where it has none below. */
export async function loadContentSpread(
  tx: Tx,
  facts: Reference,
  unit: Unit,
  view: View,
): Promise<ContentSpread | null> {
  const communes = facts.tree.subjectCount(unit.code, ["commune"]);
  const contents = contentsOf(facts.register, view.plan);
  if (unit.level === "commune" || communes === 0 || contents.length === 0) return null;
  return toSpread(await readGroups(tx, facts, unit, view, contents), contents.length, communes);
}
