import "server-only";

import type { PageFrame } from "@/lib/contracts/page-frame";
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

/** What every view of a unit says about itself. */
export function toPageFrame(facts: Reference, unit: Unit, { choice, period }: View): PageFrame {
  const { tree, demonstration } = facts;
  return {
    unit: toUnit(facts, unit),
    breadcrumb: [...tree.ancestors(unit.code)].reverse().map(({ code, name }) => ({ code, name })),
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
