import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadReferenceTables } from "@/lib/server/db/load-reference-tables";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";

const readShipped = (name: string): string => readFileSync(join(PROJECT_ROOT, "prisma/data", name), "utf8");

/** Loads the shipped units and register into the database; `false` where they are there already. */
export async function loadReference(ownerUrl: string): Promise<boolean> {
  return loadReferenceTables(ownerUrl, {
    units: readShipped("units-2022-04-10.json"),
    register: readShipped("register.json"),
  });
}
