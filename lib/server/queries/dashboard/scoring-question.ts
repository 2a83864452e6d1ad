import "server-only";

import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Lens } from "@/lib/domain/observations/observation";
import { findPeriod } from "@/lib/domain/periods/find-period";
import { findPlan } from "@/lib/domain/plans/resolve-targets";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";
import type { Reference } from "@/lib/server/reference/load-reference";

export interface ScoringQuestion {
  readonly unit: UnitCode;
  readonly period: string;
  readonly plan: string;
  readonly lens: Lens;
}

/** `not-found`: unknown, or not to be known; the rest names what is wrong with the question. */
export type ScoringRefusal = "not-found" | "forbidden" | "unknown-period" | "unknown-plan" | "outside-plan";
export type Checked = Result<null, ScoringRefusal, null>;

/** Whether a viewer may see the figures of a unit under a lens: approved ones of country and provinces are public. */
export function checkSight(viewer: Viewer, { tree }: Reference, unit: UnitCode, lens: Lens): Checked {
  const place = placeOf(tree, unit);
  if (place === undefined) return refuse("not-found");
  const seen = can(viewer, "see-approved", { place });
  const allowed = seen.ok && lens === "provisional" ? can(viewer, "see-provisional", { place }) : seen;
  if (allowed.ok) return ok(null);
  return refuse(allowed.kind === "forbidden" ? "forbidden" : "not-found");
}

/** Whether a viewer may see the figures of all the unit's children: provinces are public, below it takes the scope. */
export function checkSightOfChildren(
  viewer: Viewer,
  reference: Reference,
  unit: UnitCode,
  lens: Lens,
): Checked {
  const place = placeOf(reference.tree, unit);
  if (place === undefined) return refuse("not-found");
  if (unit !== COUNTRY && !can(viewer, "see-figures-below-province", { place }).ok)
    return refuse("not-found");
  return checkSight(viewer, reference, unit, lens);
}

/** Whether a viewer may see the figures of every district of the country: those whose scope is the country. */
export function checkSightBelowProvinces(viewer: Viewer, { tree }: Reference): boolean {
  const place = placeOf(tree, COUNTRY);
  return place !== undefined && can(viewer, "see-figures-below-province", { place }).ok;
}

/** Whether the register has the period and the plan, and the plan the unit. */
export function checkQuestion({ register, tree }: Reference, question: ScoringQuestion): Checked {
  if (findPeriod(register, question.period) === undefined) return refuse("unknown-period");
  const plan = findPlan(register, question.plan);
  if (plan === undefined) return refuse("unknown-plan");
  return tree.isWithin(plan.unit, question.unit) ? ok(null) : refuse("outside-plan");
}
