import { dayNumber } from "@/lib/domain/periods/day-number";
import type { Period, Register } from "@/lib/domain/register/register";
import { COUNTRY, type Level, type Unit, type UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import { fingerprint } from "@/prisma/seed/demo-random";

/** A unit that reports, with where it lies and the fingerprints its figures are drawn from. */
export interface DemoSubject {
  readonly unit: Unit;
  readonly level: Level;
  readonly province: UnitCode | null;
  readonly district: UnitCode | null;
  /** The unit whose report holds its figures: the district, the province or the country. */
  readonly reporting: UnitCode;
  readonly seed: number;
  readonly provinceSeed: number;
  readonly districtSeed: number;
}

/** Every unit in scope, parents first, siblings in code order. */
export function demoSubjects(tree: UnitTree): readonly DemoSubject[] {
  return tree.subjects(COUNTRY, ["country", "province", "district", "commune"]).map((unit) => {
    const line = [unit, ...tree.ancestors(unit.code)];
    const province = line.find(({ level }) => level === "province")?.code ?? null;
    const district = line.find(({ level }) => level === "district")?.code ?? null;
    return {
      unit,
      level: unit.level,
      province,
      district,
      reporting: district ?? province ?? unit.code,
      seed: fingerprint(unit.code),
      provinceSeed: fingerprint(`province ${province ?? COUNTRY}`),
      districtSeed: fingerprint(`district ${district ?? province ?? COUNTRY}`),
    };
  });
}

/** How far the programme had come at the end of a period: 0 at the first period of the register, 1 at the last. */
export function demoProgress(register: Register, period: Period): number {
  const first = register.periods[0];
  const last = register.periods.at(-1);
  if (first === undefined || last === undefined || first === last) return 1;
  const elapsed = dayNumber(period.end) - dayNumber(first.end);
  return (elapsed / (dayNumber(last.end) - dayNumber(first.end))) ** 1.1;
}

/** Test for the subjects of one level. */
export const isOfLevel =
  (level: Level) =>
  (subject: DemoSubject): boolean =>
    subject.level === level;
