import "server-only";

import { comparedUnits, type ViewPage } from "@/lib/contracts/view-page";
import { can, type Verb } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { plansForUnit } from "@/lib/domain/plans/plans-for-unit";
import { resolveTargets } from "@/lib/domain/plans/resolve-targets";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";
import type { Reference } from "@/lib/server/reference/load-reference";

function may(viewer: Viewer, { tree }: Reference, verb: Verb, unit: UnitCode): boolean {
  const place = placeOf(tree, unit);
  return place !== undefined && can(viewer, verb, { place }).ok;
}

function hasTarget({ register, tree }: Reference, unit: UnitCode, code: string): boolean {
  return plansForUnit(register, tree, unit).some((plan) =>
    resolveTargets(register, plan).some(({ indicator }) => indicator.code === code),
  );
}

/** The views that list what lies below a unit: public for the country, else inside the viewer's subtree only. */
function mayCompareChildren(viewer: Viewer, facts: Reference, unit: UnitCode): boolean {
  if (facts.tree.inScopeChildren(unit).length === 0) return false;
  return unit === COUNTRY || may(viewer, facts, "see-figures-below-province", unit);
}

/** Whether a page would show itself to the viewer, as far as its unit and target decide; the page asks again itself. */
export function mayOpenPage(viewer: Viewer, facts: Reference, page: ViewPage): boolean {
  const { kind, indicator } = page;
  const unit = page.unit ?? COUNTRY;
  if (indicator !== null && !facts.register.indicators.some(({ code }) => code === indicator)) return false;
  switch (kind) {
    case "overview":
    case "indicator":
      return may(viewer, facts, "see-approved", unit);
    case "history":
      return facts.tree.inScope(unit) && may(viewer, facts, "see-approved", unit);
    case "heat-table":
    case "ranking":
    case "progress":
      return mayCompareChildren(viewer, facts, unit);
    case "map":
      return unit === COUNTRY;
    case "path":
      return may(viewer, facts, "see-observations", unit) && hasTarget(facts, unit, indicator ?? "");
    case "rows":
      return may(viewer, facts, "see-observations", unit);
    case "compare":
      return comparedUnits(page).every((code) => may(viewer, facts, "see-approved", code));
  }
}
