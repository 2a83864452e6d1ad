import type { Viewer } from "@/lib/domain/access/viewer";
import { COUNTRY } from "@/lib/domain/units/unit";

/**
 * The page a person's own unit has: the first unit of the scope, or the country.
 *
 * @param viewer who is signed in; an administrator without a scope sees the country
 * @example ownUnitPath({ …viewer, role: "province", scope: ["46"] }) // "/units/46"
 * Source: product, people and what they come for.
 */
export function ownUnitPath({ scope }: Pick<Viewer, "scope">): string {
  return `/units/${scope[0] ?? COUNTRY}`;
}

/**
 * Where a person begins after signing in: a district officer at the work still to do, everyone else at the overview
 * of the own unit.
 *
 * @param viewer who is signed in
 * @example landingPath({ …viewer, role: "district", scope: ["474"] }) // "/entry"
 * Source: product, people and what they come for.
 */
export function landingPath(viewer: Pick<Viewer, "role" | "scope">): string {
  return viewer.role === "district" ? "/entry" : ownUnitPath(viewer);
}
