import "server-only";

import type { ExportPage } from "@/lib/contracts/export-page";
import { EXPORT_REPORTS, type ExportOrder, type ExportReport } from "@/lib/contracts/export-query";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { LENSES } from "@/lib/domain/observations/observation";
import { findPeriod } from "@/lib/domain/periods/find-period";
import { plansForUnit } from "@/lib/domain/plans/plans-for-unit";
import { type ResolvedTarget, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Plan } from "@/lib/domain/register/register";
import { COUNTRY, type Unit } from "@/lib/domain/units/unit";
import { latestFilledPeriod } from "@/lib/server/queries/exports/latest-filled-period";
import { listUnitsNotMeeting } from "@/lib/server/queries/exports/list-units-not-meeting";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

export type AskedExport = Readonly<
  Partial<Record<"report" | "unit" | "period" | "plan" | "lens" | "indicator", string | undefined>>
>;

const REPORTS = Object.keys(EXPORT_REPORTS) as ExportReport[];
const MOST_SHOWN = 200;

/** The page's choices: what the address asks for where it may, else the default; `null` for a unit that is not there. */
export async function loadExportPage(viewer: Viewer, asked: AskedExport): Promise<ExportPage | null> {
  const facts = await reference();
  const unit = facts.tree.get(asked.unit ?? viewer.scope[0] ?? "");
  const place = unit === undefined ? undefined : placeOf(facts.tree, unit.code);
  if (unit === undefined || place === undefined || !can(viewer, "export", { place }).ok) return null;

  const { register, tree } = facts;
  const report = REPORTS.find((each) => each === asked.report) ?? "national-summary";
  const period =
    findPeriod(register, asked.period ?? "")?.code ?? (await latestFilledPeriod(viewer, unit.code));
  const plans = plansForUnit(register, tree, unit.code);
  const plan = plans.find(({ code }) => code === asked.plan) ?? defaultPlan(plans);
  const lenses = can(viewer, "see-provisional", { place }).ok ? LENSES : (["approved"] as const);
  const lens = lenses.find((each) => each === asked.lens) ?? "approved";
  const targets = report === "units-not-meeting" ? listedTargets(facts, plan, unit) : [];
  const target = targets.find(({ indicator }) => indicator.code === asked.indicator) ?? targets[0];
  const indicator = target?.indicator.code ?? null;
  const order = { report, unit: unit.code, period, plan: plan.code, lens, indicator };
  return {
    order,
    units: offeredUnits(viewer, facts, unit),
    periods: register.periods,
    plans,
    lenses,
    reports: REPORTS,
    targets: targets.map((each) => each.indicator),
    formats: EXPORT_REPORTS[report],
    list: target === undefined ? null : await listOf(viewer, order, target),
  };
}

function defaultPlan(plans: readonly Plan[]): Plan {
  const plan = plans.findLast(({ unit }) => unit !== COUNTRY) ?? plans[0];
  if (plan === undefined) throw new Error("no plan of the register holds the unit");
  return plan;
}

/** The scope's own units and those below them, the chosen one in any case. */
function offeredUnits(viewer: Viewer, { tree }: Reference, chosen: Unit): readonly Unit[] {
  const offered = viewer.scope.flatMap((code) => [tree.get(code) ?? [], tree.inScopeChildren(code)].flat());
  return offered.some(({ code }) => code === chosen.code) ? offered : [...offered, chosen];
}

/** Targets that somebody in the unit's subtree reports. */
function listedTargets({ register, tree }: Reference, plan: Plan, unit: Unit) {
  return resolveTargets(register, plan).filter(
    ({ indicator }) => tree.subjectCount(unit.code, indicator.levels) > 0,
  );
}

async function listOf(
  viewer: Viewer,
  order: ExportPage["order"],
  { comparator, threshold }: ResolvedTarget,
): Promise<ExportPage["list"]> {
  const asked: ExportOrder = { ...order, format: "csv" };
  const units = await listUnitsNotMeeting(viewer, asked);
  return { count: units.length, units: units.slice(0, MOST_SHOWN), bar: { comparator, threshold } };
}
