import "server-only";

import type { UnitRef } from "@/lib/contracts/unit-overview";
import type { Level, Unit } from "@/lib/domain/units/unit";
import { reference } from "@/lib/server/reference/load-reference";

export interface FoundUnit extends UnitRef {
  readonly level: Level;
  readonly type: string;
  readonly inScope: boolean;
  /** What tells places of one name apart: the units above, the nearest first, without the country. */
  readonly within: readonly UnitRef[];
}

const LONGEST_QUERY = 100;
const DEFAULT_LIMIT = 20;

/** Letters without marks: "dak lak" finds Đắk Lắk. */
function toPlain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const plainNames = new WeakMap<Unit, string>();

function plainNameOf(unit: Unit): string {
  const known = plainNames.get(unit) ?? toPlain(unit.name);
  plainNames.set(unit, known);
  return known;
}

/** How well a unit answers: its code, the name without its kind ("Tỉnh"), a word's beginning, a part; `null`: not. */
function matchGrade(unit: Unit, wanted: string): number | null {
  if (unit.code.toLowerCase() === wanted) return 0;
  const name = plainNameOf(unit);
  const kind = `${toPlain(unit.type)} `;
  const bare = name.startsWith(kind) ? name.slice(kind.length) : name;
  if (bare === wanted || name === wanted) return 1;
  if (bare.startsWith(wanted)) return 2;
  if (` ${name}`.includes(` ${wanted}`)) return 3;
  return name.includes(wanted) ? 4 : null;
}

/** Units by name, with or without Vietnamese marks, or by code; the best first, then from the top down, then by code. */
export async function searchUnits(query: string, limit = DEFAULT_LIMIT): Promise<readonly FoundUnit[]> {
  const wanted = toPlain(query.slice(0, LONGEST_QUERY));
  if (wanted === "") return [];
  const { tree } = await reference();
  const depthOf = (unit: Unit) => tree.ancestors(unit.code).length;
  return tree.units
    .flatMap((unit) => {
      const grade = matchGrade(unit, wanted);
      return grade === null ? [] : [{ unit, grade, depth: depthOf(unit) }];
    })
    .sort(
      (left, right) =>
        left.grade - right.grade || left.depth - right.depth || (left.unit.code < right.unit.code ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ unit }) => ({
      code: unit.code,
      name: unit.name,
      level: unit.level,
      type: unit.type,
      inScope: tree.inScope(unit.code),
      within: tree
        .ancestors(unit.code)
        .filter(({ level }) => level !== "country")
        .map(({ code, name }) => ({ code, name })),
    }));
}
