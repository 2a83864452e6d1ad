import { plansForUnit } from "@/lib/domain/plans/plans-for-unit";
import { resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Indicator, Register } from "@/lib/domain/register/register";
import type { UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/**
 * The indicators a unit can enter: those of its level in the national plan and in its province's plan, pilots
 * included. A unit out of scope has none.
 *
 * @param register the register in force
 * @param tree the structure in force
 * @param unit code of the unit
 * @returns indicators in the register's order
 * @example enterableIndicators(register, tree, "19822").map(({ code }) => code) // …, "XHS-1", "TD-1"
 * Source: what is due at a unit, reporting rules of the programme.
 */
export function enterableIndicators(
  register: Register,
  tree: UnitTree,
  unit: UnitCode,
): readonly Indicator[] {
  const level = tree.get(unit)?.level;
  if (level === undefined || !tree.inScope(unit)) return [];
  const planned = new Set<Indicator>();
  for (const plan of plansForUnit(register, tree, unit)) {
    for (const { indicator } of resolveTargets(register, plan)) planned.add(indicator);
  }
  return register.indicators.filter(
    (indicator) => planned.has(indicator) && indicator.levels.includes(level),
  );
}

/**
 * The indicators a unit owes in every period: those it can enter, less the ones whose absence means zero.
 *
 * @param register the register in force
 * @param tree the structure in force
 * @param unit code of the unit
 * @returns indicators in the register's order
 * @example dueIndicators(register, tree, "19822").length // 7 of a commune, 8 in Nghệ An
 * Source: what is due at a unit, reporting rules of the programme.
 */
export function dueIndicators(register: Register, tree: UnitTree, unit: UnitCode): readonly Indicator[] {
  return enterableIndicators(register, tree, unit).filter(({ absentMeans }) => absentMeans === "missing");
}
