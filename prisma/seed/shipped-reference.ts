import { readFileSync } from "node:fs";
import { parseRegister } from "@/lib/domain/register/parse-register";
import type { Register } from "@/lib/domain/register/register";
import type { Level, Unit } from "@/lib/domain/units/unit";
import { buildUnitTree, type UnitTree } from "@/lib/domain/units/unit-tree";

type CompactUnit = readonly [code: string, name: string, type: string, parent: string | null, level: Level];

/** The official list of units of 10 April 2022 as it comes with the product. */
export function readShippedUnits(): readonly Unit[] {
  const { units } = readShippedJson("units-2022-04-10.json") as { readonly units: readonly CompactUnit[] };
  return units.map(([code, name, type, parent, level]) => ({ code, name, type, parent, level }));
}

/** The register of Decision 924/QĐ-TTg as it comes with the product. */
export function readShippedRegister(): Register {
  const parsed = parseRegister(readShippedJson("register.json"));
  if (parsed.ok) return parsed.register;
  throw new Error(
    parsed.faults.map(({ pointer, message }) => `register.json${pointer}: ${message}`).join("\n"),
  );
}

/** The register and the tree of units as they stand in prisma/data. */
export function shippedReference(): { readonly register: Register; readonly tree: UnitTree } {
  return { register: readShippedRegister(), tree: buildUnitTree(readShippedUnits()) };
}

function readShippedJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8"));
}
