import "server-only";
import { can, entryVerb } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { findPeriod } from "@/lib/domain/periods/find-period";
import type { Period } from "@/lib/domain/register/register";
import { reportingUnit } from "@/lib/domain/reports/reporting-unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import type { Reference } from "@/lib/server/reference/load-reference";

/** The reports a person's own scope makes: a district's, a province's or the country's, in code order. */
export function ownReportingUnits(viewer: Viewer, tree: UnitTree): readonly string[] {
  return viewer.scope.filter((code) => reportingUnit(tree, code) === code && mayEnter(viewer, tree, code));
}

/** Whether the person enters figures of a unit, the own ones or in place of a district. */
export function mayEnter(viewer: Viewer, tree: UnitTree, unit: string): boolean {
  const place = placeOf(tree, unit);
  return place !== undefined && tree.inScope(unit) && can(viewer, entryVerb(viewer, place), { place }).ok;
}

/** The period asked for, else the latest one that is still open. */
export function entryPeriod({ register }: Reference, asked: string | undefined): Period {
  const named = asked === undefined ? undefined : findPeriod(register, asked);
  const open = register.periods.findLast(({ mode }) => mode !== "closed");
  const chosen = named ?? open ?? register.periods.at(-1);
  if (chosen === undefined) throw new Error("the register has no period");
  return chosen;
}
