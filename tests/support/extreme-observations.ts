import type { Observation, ReportedValue } from "@/lib/domain/observations/observation";
import type { Indicator, Register } from "@/lib/domain/register/register";
import { LEVELS, type Unit } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

type Make = (indicator: Indicator, unit: Unit) => ReportedValue | null;

/** Data made extreme: the same answer from everybody. */
export const nothingApplies: Make = () => ({
  state: "not-applicable",
  reason: "other",
  reasonText: "không thuộc đối tượng",
});

export const allMet: Make = ({ measure }) => {
  if (measure === "criterion") return { state: "reported", payload: { measure, met: true } };
  if (measure === "ratio")
    return { state: "reported", payload: { measure, numerator: 1000, denominator: 1000 } };
  if (measure === "count") return { state: "reported", payload: { measure, count: 1 } };
  return { state: "reported", payload: { measure, services: ["health"], feedback: true } };
};

export const zeroByZero: Make = ({ measure }) =>
  measure === "ratio" ? { state: "reported", payload: { measure, numerator: 0, denominator: 0 } } : null;

export const hugeFigures: Make = (indicator, unit) =>
  indicator.measure === "ratio"
    ? {
        state: "reported",
        payload: { measure: "ratio", numerator: 1_234_567_890, denominator: 1_999_999_999 },
      }
    : allMet(indicator, unit);

/** The answers of every subject of a subtree to every indicator it is asked for. */
export function everybody(
  { register, tree }: { readonly register: Register; readonly tree: UnitTree },
  top: string,
  period: string,
  make: Make,
): readonly Observation[] {
  return tree.subjects(top, LEVELS).flatMap((unit) =>
    register.indicators
      .filter(({ levels, local }) => levels.includes(unit.level) && !local)
      .flatMap((indicator): Observation[] => {
        const value = make(indicator, unit);
        return value === null
          ? []
          : [{ unit: unit.code, indicator: indicator.code, period, status: "approved", value }];
      }),
  );
}
