import "server-only";

import {
  EXPORT_REPORTS,
  type ExportFormat,
  type ExportOrder,
  type ExportQuery,
  type ExportReport,
} from "@/lib/contracts/export-query";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { findPeriod } from "@/lib/domain/periods/find-period";
import { findPlan, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Plan, Register } from "@/lib/domain/register/register";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { QuestionRefusal } from "@/lib/server/http/question-problem";
import { reference } from "@/lib/server/reference/load-reference";

export type ExportRefusal = Exclude<QuestionRefusal, "invalid-cursor">;

/** Whether a person may have a file, with what was left out filled in: the own unit, the report's first format. */
export async function admitExport(
  viewer: Viewer,
  report: ExportReport,
  query: ExportQuery,
): Promise<Result<ExportOrder, ExportRefusal, null>> {
  const { register, tree } = await reference();
  const [own, ...others] = viewer.scope;
  const unit = query.unit ?? (others.length === 0 ? own : undefined);
  if (unit === undefined) return refuse("unit-needed");
  const place = placeOf(tree, unit);
  if (place === undefined || !can(viewer, "export", { place }).ok) return refuse("not-found");
  if (query.lens === "provisional" && !can(viewer, "see-provisional", { place }).ok)
    return refuse("forbidden");

  const offered: readonly ExportFormat[] = EXPORT_REPORTS[report];
  const format = query.format ?? offered[0];
  if (format === undefined || !offered.includes(format)) return refuse("format-not-offered");
  if (findPeriod(register, query.period) === undefined) return refuse("unknown-period");
  const plan = findPlan(register, query.plan);
  if (plan === undefined) return refuse("unknown-plan");
  if (!tree.isWithin(plan.unit, unit)) return refuse("outside-plan");
  const wrong = wrongIndicator(report, register, plan, query.indicator);
  if (wrong !== null) return refuse(wrong);
  const { period, lens, indicator = null } = query;
  return ok({ report, unit, period, plan: plan.code, lens, indicator, format });
}

function wrongIndicator(
  report: ExportReport,
  register: Register,
  plan: Plan,
  indicator: string | undefined,
): ExportRefusal | null {
  if (report === "national-summary") return indicator === undefined ? null : "indicator-not-taken";
  if (indicator === undefined) return report === "units-not-meeting" ? "indicator-needed" : null;
  if (!register.indicators.some(({ code }) => code === indicator)) return "unknown-indicator";
  const isTarget = resolveTargets(register, plan).some((target) => target.indicator.code === indicator);
  return report === "units-not-meeting" && !isTarget ? "not-a-target" : null;
}
