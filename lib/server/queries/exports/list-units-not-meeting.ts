import "server-only";

import type { ExportOrder } from "@/lib/contracts/export-query";
import type { NotMeetingReason, UnitNotMeeting } from "@/lib/contracts/units-not-meeting";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { findPlan, type ResolvedTarget, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import { passes } from "@/lib/domain/scoring/passing";
import type { Unit } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import { withViewer } from "@/lib/server/db/scoped";
import { byUnit, readSubtreeValues } from "@/lib/server/queries/exports/read-subtree-values";
import { type PackedObservation, subtreeOf } from "@/lib/server/queries/shared/observation-view";
import { reference } from "@/lib/server/reference/load-reference";

/** What a unit has for one target: the value that counts under the lens, and the one under way. */
interface UnitValues {
  readonly counting: PackedObservation | undefined;
  readonly working: PackedObservation | undefined;
}

type Finding = Pick<UnitNotMeeting, "outcome" | "numerator" | "denominator" | "count" | "reasons">;

const ALL_STATUSES = ["draft", "submitted", "returned", "approved"];
const NO_FIGURES = { numerator: null, denominator: null, count: null } as const;

/**
 * The in-scope units of the subtree that do not meet a target or have no value for it, district by district: for a ratio those whose
 * own ratio does not pass, for a count per unit the units it is counted at. Not applicable is neither. One statement.
 */
export async function listUnitsNotMeeting(
  viewer: Viewer,
  order: ExportOrder,
): Promise<readonly UnitNotMeeting[]> {
  const { register, tree } = await reference();
  const plan = findPlan(register, order.plan);
  const targets = plan === undefined ? [] : resolveTargets(register, plan);
  const target = targets.find(({ indicator }) => indicator.code === order.indicator);
  const place = placeOf(tree, order.unit);
  if (target === undefined || place === undefined) throw new Error("the order was not admitted");

  const statuses = can(viewer, "see-provisional", { place }).ok ? ALL_STATUSES : ["approved"];
  const { unit, period } = order;
  const subtree = subtreeOf(tree, unit);
  const rows = await withViewer(viewer, (tx) =>
    readSubtreeValues(tx, { period, subtree, indicator: target.indicator.code, statuses }),
  );
  const values = byUnit(rows);
  const valuesOf = (code: string): UnitValues => {
    const found = values.get(code) ?? [];
    const working = found.find(([, , status]) => status !== "approved");
    const isCounted = order.lens === "provisional" && working?.[2] === "submitted";
    return { working, counting: isCounted ? working : found.find(([, , status]) => status === "approved") };
  };
  return subjectsOf(tree, target, unit).flatMap((subject) => {
    const finding = isCountedPerUnit(target)
      ? judgeCount(
          target,
          tree.subjects(subject.code, target.indicator.levels).map(({ code }) => valuesOf(code)),
        )
      : judge(target, valuesOf(subject.code));
    return finding === null ? [] : [{ ...refsOf(tree, subject), ...finding }];
  });
}

function isCountedPerUnit({ kind, per }: ResolvedTarget): boolean {
  return kind === "count-per-unit" && per !== null;
}

function subjectsOf(tree: UnitTree, target: ResolvedTarget, root: string): readonly Unit[] {
  const { indicator, per } = target;
  const levels = isCountedPerUnit(target) && per !== null ? [per] : indicator.levels;
  return tree.subjects(root, levels);
}

function refsOf(
  tree: UnitTree,
  { code, name, level }: Unit,
): Pick<UnitNotMeeting, "unit" | "district" | "province"> {
  const above = tree.ancestors(code);
  const at = (wanted: Unit["level"]) => {
    const found = above.find((ancestor) => ancestor.level === wanted);
    return found === undefined ? null : { code: found.code, name: found.name };
  };
  return { unit: { code, name, level }, district: at("district"), province: at("province") };
}

function judge(target: ResolvedTarget, { counting, working }: UnitValues): Finding | null {
  const underWay = underWayReasons(working, counting);
  if (counting === undefined) {
    if (target.indicator.absentMeans === "zero") return null;
    return {
      outcome: "missing",
      ...NO_FIGURES,
      reasons: underWay.length > 0 ? underWay : ["nothing-recorded"],
    };
  }
  const [, , , state, , numerator, denominator, count] = counting;
  if (state === "not-applicable") return null;
  const why = shortcomings(target, counting);
  return why.length === 0
    ? null
    : { outcome: "not-met", numerator, denominator, count, reasons: [...why, ...underWay] };
}

/** What keeps a reported value from meeting the target; nothing where it meets it, or had no occasion to (0/0). */
function shortcomings(target: ResolvedTarget, value: PackedObservation): readonly NotMeetingReason[] {
  const [, , , , met, numerator, denominator, count, services, feedback] = value;
  if (met !== null) return met ? [] : ["not-met"];
  if (services !== null) {
    const missing: NotMeetingReason[] = services.length === 0 ? ["no-service"] : [];
    return feedback === false ? [...missing, "no-feedback"] : missing;
  }
  if (count !== null) return count === 0 ? ["below-threshold"] : [];
  if (numerator === null || denominator === null || denominator === 0) return [];
  return passes({ numerator, denominator }, target) ? [] : ["below-threshold"];
}

/** A unit a count is made at: the sum of what its subjects report, against the threshold. */
function judgeCount(target: ResolvedTarget, subjects: readonly UnitValues[]): Finding | null {
  const applicable = subjects.filter(({ counting }) => counting?.[3] !== "not-applicable");
  if (applicable.length === 0) return null;
  const reported = applicable.flatMap(({ counting }) => (counting === undefined ? [] : [counting]));
  const count = reported.reduce((sum, value) => sum + (value[7] ?? Number(value[4] ?? false)), 0);
  if (passes({ numerator: count, denominator: 1 }, target)) return null;
  const isMissing = reported.length === 0 && target.indicator.absentMeans === "missing";
  return isMissing
    ? { outcome: "missing", ...NO_FIGURES, reasons: ["nothing-recorded"] }
    : { outcome: "not-met", ...NO_FIGURES, count, reasons: ["below-threshold"] };
}

function underWayReasons(
  working: PackedObservation | undefined,
  counting: PackedObservation | undefined,
): readonly NotMeetingReason[] {
  if (working === undefined || working === counting) return [];
  const [, , status] = working;
  return status === "approved" ? [] : [status];
}
