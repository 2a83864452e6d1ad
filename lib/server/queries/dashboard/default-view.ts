import "server-only";

import type { PeriodChoice, PlanChoice, ViewChoice } from "@/lib/contracts/unit-overview";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { LENSES, type Lens } from "@/lib/domain/observations/observation";
import { findPeriod } from "@/lib/domain/periods/find-period";
import { plansForUnit } from "@/lib/domain/plans/plans-for-unit";
import type { Period, Plan } from "@/lib/domain/register/register";
import type { UnitCode } from "@/lib/domain/units/unit";
import type { CoverageBook } from "@/lib/server/queries/dashboard/load-coverage";
import type { Reference } from "@/lib/server/reference/load-reference";

/** What the address asks for, as it came. */
export interface AskedView {
  readonly period?: string | undefined;
  readonly plan?: string | undefined;
  readonly lens?: string | undefined;
}

export interface View {
  readonly period: Period;
  readonly plan: Plan;
  readonly lens: Lens;
  readonly choice: ViewChoice;
}

export const NATIONAL_PLAN = "national";

/** The latest period in which more than half of the due values below the unit are approved, else the latest. */
function defaultPeriod({ register, dueBelow }: Reference, unit: UnitCode, book: CoverageBook): Period {
  const due = dueBelow(unit);
  const filled = register.periods.findLast(
    ({ code }) => 2 * book.coverage(unit, code, "approved").present > due,
  );
  const period = filled ?? register.periods.at(-1);
  if (period === undefined) throw new Error("the register has no periods");
  return period;
}

/** Below the country the plan nearest to the unit, the province's own where there is one. */
function defaultPlan(plans: readonly Plan[], unit: UnitCode): Plan {
  const national = plans.find(({ code }) => code === NATIONAL_PLAN);
  const plan = plans.findLast((candidate) => candidate.unit !== national?.unit) ?? national ?? plans[0];
  if (plan === undefined) throw new Error(`no plan of the register holds ${unit}`);
  return plan;
}

function lensesFor(viewer: Viewer, { tree }: Reference, unit: UnitCode): readonly Lens[] {
  const place = placeOf(tree, unit);
  const mayCompare = place !== undefined && can(viewer, "see-provisional", { place }).ok;
  return mayCompare ? LENSES : ["approved"];
}

const toPeriodChoice = ({ code, name, kind, end, cutoff, asOf }: Period): PeriodChoice => ({
  code,
  name,
  kind,
  end,
  cutoff,
  asOf,
});

const toPlanChoice = ({ code, unit, title, source, deadline }: Plan): PlanChoice => ({
  code,
  unit,
  title,
  source,
  deadline,
});

/** Period, plan and lens in force: what the address asks for where it may, else the unit's own default. */
export function chooseView(
  viewer: Viewer,
  reference: Reference,
  unit: UnitCode,
  asked: AskedView,
  book: CoverageBook,
): View {
  const { register, tree } = reference;
  const plans = plansForUnit(register, tree, unit);
  const lenses = lensesFor(viewer, reference, unit);
  const period = findPeriod(register, asked.period ?? "") ?? defaultPeriod(reference, unit, book);
  const plan = plans.find(({ code }) => code === asked.plan) ?? defaultPlan(plans, unit);
  const lens = lenses.find((each) => each === asked.lens) ?? "approved";
  return {
    period,
    plan,
    lens,
    choice: {
      period: toPeriodChoice(period),
      plan: toPlanChoice(plan),
      lens,
      periods: register.periods.map(toPeriodChoice),
      plans: plans.map(toPlanChoice),
      lenses,
    },
  };
}
