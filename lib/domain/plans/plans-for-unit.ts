import type { Plan, Register } from "@/lib/domain/register/register";
import type { UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/**
 * The plans that apply to a unit: those of the unit itself and of every unit it lies in, in the register's order.
 *
 * @param register the register in force
 * @param tree the structure in force
 * @param unit code of the unit
 * @returns no plan for an unknown unit
 * @example plansForUnit(register, tree, "412").map(({ code }) => code) // ["national", "nghe-an"]
 * Source: a plan scores its own unit and that unit's subtree.
 */
export function plansForUnit(register: Register, tree: UnitTree, unit: UnitCode): readonly Plan[] {
  return register.plans.filter((plan) => tree.isWithin(plan.unit, unit));
}
