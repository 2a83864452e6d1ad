import { readFileSync } from "node:fs";
import { parseRegister } from "@/lib/domain/register/parse-register";
import type { Register } from "@/lib/domain/register/register";
import type { Level, Unit } from "@/lib/domain/units/unit";
import { buildUnitTree, type UnitTree } from "@/lib/domain/units/unit-tree";

type ShippedUnit = readonly [code: string, name: string, type: string, parent: string | null, level: Level];

/** The register and the tree of units as they stand in prisma/data. */
export function shippedReference(): { readonly register: Register; readonly tree: UnitTree } {
  const parsed = parseRegister(readShipped("register.json"));
  if (!parsed.ok) throw new Error(`prisma/data/register.json: ${JSON.stringify(parsed.faults)}`);
  const { units } = readShipped("units-2022-04-10.json") as { readonly units: readonly ShippedUnit[] };
  const tree = buildUnitTree(
    units.map(([code, name, type, parent, level]): Unit => ({ code, name, type, parent, level })),
  );
  return { register: parsed.register, tree };
}

function readShipped(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8"));
}
