import { isDay } from "@/lib/domain/periods/day-number";
import { planLineage } from "@/lib/domain/plans/resolve-targets";
import type { Day, Indicator, Period, Plan, Register, Target } from "@/lib/domain/register/register";

/**
 * A fact of the register that says how far the figures of a target compare: which rule, which requirement or which
 * list of units stands behind them from which day on. `day` is `null` where the register knows none.
 */
export type MethodNote =
  /** The criterion was issued, or amended, by a decision. */
  | {
      readonly kind: "criterion-issued" | "criterion-amended";
      readonly day: Day | null;
      readonly source: string;
    }
  /** A plan set the requirement; `replaces` is what it stood instead of, in the plan it inherits from. */
  | {
      readonly kind: "target-set";
      readonly day: Day | null;
      readonly plan: Pick<Plan, "code" | "title" | "source">;
      readonly target: Target;
      readonly replaces: Target | null;
    }
  /** From this period on the figures stand on another list of units. */
  | {
      readonly kind: "structure-changed";
      readonly day: Day;
      readonly period: Period;
      readonly structure: Day;
    }
  /** A period that shows its units as they last stood on an earlier day. */
  | { readonly kind: "as-of"; readonly day: Day; readonly period: Period; readonly asOf: Day };

const CITED_DAY = /(\d{2})\/(\d{2})\/(\d{4})\s*$/;

/**
 * The day at the end of a citation of the register.
 *
 * @param source number and day as the register cites a document
 * @returns `null` where it names no calendar day
 * @example citedDay("211/QĐ-TTg, 01/03/2024") // "2024-03-01"
 * Source: criteria of the register.
 */
export function citedDay(source: string): Day | null {
  const [, day, month, year] = CITED_DAY.exec(source) ?? [];
  const found = `${year}-${month}-${day}`;
  return isDay(found) ? found : null;
}

function criterionNotes({ criterion }: Indicator): readonly MethodNote[] {
  if (criterion === null) return [];
  const { source, amendedBy } = criterion;
  return [
    { kind: "criterion-issued", day: citedDay(source), source },
    ...(amendedBy === null
      ? []
      : [{ kind: "criterion-amended" as const, day: citedDay(amendedBy), source: amendedBy }]),
  ];
}

/** The plans that set the target, the one furthest up first; each replaces what the one before it asked for. */
function targetNotes(register: Register, plan: Plan, indicator: string): readonly MethodNote[] {
  let replaces: Target | null = null;
  return [...planLineage(register, plan)].reverse().flatMap((each): readonly MethodNote[] => {
    const target = each.targets.find((candidate) => candidate.indicator === indicator);
    if (target === undefined) return [];
    const note: MethodNote = {
      kind: "target-set",
      day: each.source.date,
      plan: { code: each.code, title: each.title, source: each.source },
      target,
      replaces,
    };
    replaces = target;
    return [note];
  });
}

function periodNotes(periods: readonly Period[]): readonly MethodNote[] {
  return periods.flatMap((period, place): readonly MethodNote[] => {
    const { structure, asOf, end } = period;
    const before = periods[place - 1]?.structure ?? null;
    return [
      ...(structure !== null && before !== null && structure !== before
        ? [{ kind: "structure-changed" as const, day: end, period, structure }]
        : []),
      ...(asOf === null ? [] : [{ kind: "as-of" as const, day: end, period, asOf }]),
    ];
  });
}

/**
 * What changed in method, requirement or list of units behind the figures of a target, up to a period, the earliest
 * first and undated notes last. Only what the register says; nothing is concluded from the figures.
 *
 * @param register the register in force
 * @param plan the plan in view
 * @param indicator the indicator whose figures are shown
 * @param period the latest period shown; later periods leave no note
 * @throws Error on broken inheritance of plans
 * @example methodNotes(register, national, cqs2, year2024).map(({ kind }) => kind)
 *   // ["criterion-issued", "target-set", "criterion-amended"]
 * Source: criteria, plans and periods of the register.
 */
export function methodNotes(
  register: Register,
  plan: Plan,
  indicator: Indicator,
  period: Period,
): readonly MethodNote[] {
  const shown = register.periods.filter(({ end }) => end <= period.end);
  const notes = [
    ...criterionNotes(indicator),
    ...targetNotes(register, plan, indicator.code),
    ...periodNotes(shown),
  ];
  const rankOf = ({ day }: MethodNote) => day ?? "9999";
  return notes.sort((left, right) =>
    rankOf(left) < rankOf(right) ? -1 : rankOf(left) > rankOf(right) ? 1 : 0,
  );
}

/**
 * The list of units that every period up to one stands on.
 *
 * @param register the register in force
 * @param period the latest period shown
 * @returns its day; `null` where periods differ or name none
 * @example commonStructure(register, year2024) // "2022-04-10"
 * Source: structure of the register's periods.
 */
export function commonStructure(register: Register, period: Period): Day | null {
  const shown = register.periods.filter(({ end }) => end <= period.end);
  const [first = null, ...others] = new Set(shown.map(({ structure }) => structure));
  return others.length === 0 ? first : null;
}
