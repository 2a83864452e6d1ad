import "server-only";

import type { PageFrame } from "@/lib/contracts/page-frame";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import { siblingsSeen } from "@/lib/domain/access/siblings-seen";
import type { Viewer } from "@/lib/domain/access/viewer";
import { SCORING_VERSION } from "@/lib/domain/scoring/scorecard";
import { COUNTRY, type Unit } from "@/lib/domain/units/unit";
import type { View } from "@/lib/server/queries/dashboard/default-view";
import type { Reference } from "@/lib/server/reference/load-reference";

function toUnit({ tree }: Reference, { code, level, name, type }: Unit): PageFrame["unit"] {
  return {
    code,
    level,
    name,
    type,
    inScope: tree.inScope(code),
    communes: tree.subjectCount(code, ["commune"]),
    districts: tree.subjectCount(code, ["district"]),
    provinces: tree.subjectCount(code, ["province"]),
  };
}

function toNeighbours(viewer: Viewer, { tree }: Reference, unit: Unit): PageFrame["neighbours"] {
  const beside = siblingsSeen(viewer, tree, unit.code);
  const place = beside.findIndex(({ code }) => code === unit.code);
  const neighbourAt = (step: -1 | 1) => {
    const neighbour = place < 0 ? undefined : beside[place + step];
    if (neighbour === undefined) return null;
    const { code, name, type } = neighbour;
    const there = placeOf(tree, code);
    const isOwn = there !== undefined && can(viewer, "see-figures-below-province", { place: there }).ok;
    return { code, name, type, isOwn };
  };
  const isSwitchable = (code: string, siblings: readonly Unit[]) =>
    siblings.some((sibling) => sibling.code !== code);
  const above = tree.ancestors(unit.code).map(({ code }) => code);
  return {
    switchable: [
      ...above.filter((code) => isSwitchable(code, siblingsSeen(viewer, tree, code))),
      ...(isSwitchable(unit.code, beside) ? [unit.code] : []),
    ],
    previous: neighbourAt(-1),
    next: neighbourAt(1),
  };
}

/** What every view of a unit says about itself. */
export function toPageFrame(
  viewer: Viewer,
  facts: Reference,
  unit: Unit,
  { choice, period }: View,
): PageFrame {
  const { tree, demonstration } = facts;
  return {
    unit: toUnit(facts, unit),
    breadcrumb: [...tree.ancestors(unit.code)].reverse().map(({ code, name }) => ({ code, name })),
    neighbours: toNeighbours(viewer, facts, unit),
    view: choice,
    structure: {
      date: period.structure,
      communes: tree.subjectCount(COUNTRY, ["commune"]),
      districts: tree.subjectCount(COUNTRY, ["district"]),
    },
    scoringVersion: SCORING_VERSION,
    demonstration,
  };
}
