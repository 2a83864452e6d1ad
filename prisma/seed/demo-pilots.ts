import type { Period, Register } from "@/lib/domain/register/register";
import type { UnitCode } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";
import { provincePace } from "@/prisma/seed/demo-levels";
import { chance, fingerprint } from "@/prisma/seed/demo-random";
import { type DemoSubject, demoProgress, isOfLevel } from "@/prisma/seed/demo-subject";

/** Smart-commune pilots that the press names: Giao Phong, Tức Tranh, Quảng Thọ, Thoại Giang, Mỹ Lộc, Dương Xá, Kim Liên. */
const NAMED_PILOTS: readonly UnitCode[] = ["14212", "05641", "19894", "30721", "29746", "00571", "17971"];

/** How far the programme had come when the temporary guidance for pilots was out (2023). */
const FIRST_PILOTS = 0.46;

/** A province whose plan asks for a pilot in every district. */
const ONE_PER_DISTRICT: UnitCode = "46";

const PILOTS = fingerprint("pilots");
const START = fingerprint("pilot start");

/** The pilot communes and how far the programme had come when each began. */
export function demoPilots(tree: UnitTree, subjects: readonly DemoSubject[]): ReadonlyMap<UnitCode, number> {
  const begins = new Map<UnitCode, number>();
  for (const province of subjects.filter(isOfLevel("province"))) {
    for (const unit of pilotsOf(province, tree)) {
      const seed = fingerprint(unit);
      const named = NAMED_PILOTS.includes(unit);
      begins.set(unit, named ? FIRST_PILOTS : FIRST_PILOTS + 0.56 * chance(seed, START));
    }
  }
  return begins;
}

/** Whether a pilot stood in the commune at the end of the period. */
export function hasPilot(
  pilots: ReadonlyMap<UnitCode, number>,
  unit: UnitCode,
  register: Register,
  period: Period,
): boolean {
  const begins = pilots.get(unit);
  return begins !== undefined && begins <= demoProgress(register, period);
}

function pilotsOf(province: DemoSubject, tree: UnitTree): readonly UnitCode[] {
  const communes = tree.subjects(province.unit.code, ["commune"]).map(({ code }) => code);
  const drawn = [...communes].sort(
    (left, right) =>
      Number(NAMED_PILOTS.includes(right)) - Number(NAMED_PILOTS.includes(left)) ||
      chance(fingerprint(left), PILOTS) - chance(fingerprint(right), PILOTS),
  );
  if (province.unit.code === ONE_PER_DISTRICT) return onePerDistrict(drawn, tree).slice(0, 7);
  const named = drawn.filter((code) => NAMED_PILOTS.includes(code)).length;
  const wish = 3.4 * chance(province.seed, PILOTS) + 1.2 * provincePace(province) + 0.6;
  return drawn.slice(0, Math.max(named, Math.round(wish)));
}

function onePerDistrict(drawn: readonly UnitCode[], tree: UnitTree): readonly UnitCode[] {
  const served = new Set<UnitCode | null>();
  return drawn.filter((code) => {
    const district = tree.get(code)?.parent ?? null;
    const isFirst = !served.has(district);
    served.add(district);
    return isFirst;
  });
}
