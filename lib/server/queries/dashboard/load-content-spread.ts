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

/** How communes stand that stand alike: a word for each content by its code. */
interface StoredGroup {
  /** `CQS-2 met,KTS-1 not-met,XHS-1 not-applicable` */
  readonly contents: string;
  readonly communes: number;
}

async function readGroups(
  tx: Tx,
  { tree }: Reference,
  unit: Unit,
  { period, lens }: View,
): Promise<readonly StoredGroup[]> {
  const districts = tree.subjects(unit.code, ["district"]).map(({ code }) => code);
  const province = unit.level === "district" ? unit.parent : unit.code === COUNTRY ? null : unit.code;
  return tx.$queryRaw<StoredGroup[]>`
    SELECT contents, sum(communes)::int AS communes
      FROM commune_contents
     WHERE period = ${period.code} AND lens = ${lens}
       AND (${province}::text IS NULL OR (province = ${province}::text AND district = ANY (${districts}::text[])))
     GROUP BY contents`;
}

/** What the plan asks for of what was stored; `null` where nothing of it was answered. */
function toGroup(stored: StoredGroup, asked: readonly string[]): CommuneGroup | null {
  const stands = stored.contents.split(",").flatMap((content) => {
    const [code = "", stand] = content.split(" ");
    return asked.includes(code) ? [stand] : [];
  });
  if (stands.length === 0) return null;
  const excused = stands.filter((stand) => stand === "not-applicable").length;
  return {
    met: stands.filter((stand) => stand === "met").length,
    isOpen: stands.length < asked.length,
    isExcused: excused === asked.length,
    communes: stored.communes,
    partlyExcused: excused > 0 ? stored.communes : 0,
  };
}

const sumOf = (groups: readonly CommuneGroup[], figure: (group: CommuneGroup) => number): number =>
  groups.reduce((sum, group) => sum + figure(group), 0);

function toSpread(groups: readonly CommuneGroup[], contents: number, communes: number): ContentSpread {
  const counted = groups.filter(({ isExcused }) => !isExcused);
  return {
    of: contents,
    silent: communes - sumOf(groups, (group) => group.communes),
    partlyExcused: sumOf(counted, ({ partlyExcused }) => partlyExcused),
    whollyExcused: sumOf(groups, ({ isExcused, communes: alike }) => (isExcused ? alike : 0)),
    rows: Array.from({ length: contents + 1 }, (_, place) => {
      const met = contents - place;
      const alike = counted.filter((group) => group.met === met);
      const open = alike.filter(({ isOpen }) => isOpen);
      return {
        met,
        communes: sumOf(alike, (group) => group.communes),
        open: sumOf(open, (group) => group.communes),
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
  const stored = await readGroups(tx, facts, unit, view);
  const groups = stored.map((group) => toGroup(group, contents)).filter((group) => group !== null);
  return toSpread(groups, contents.length, communes);
}
