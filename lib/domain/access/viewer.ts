/** Who is looking: an account's role and the units it answers for. */

import type { UnitCode } from "@/lib/domain/units/unit";

export const ROLES = ["central", "province", "district", "viewer", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/**
 * A signed-in person. `scope` holds codes of one level: `["VN"]` for the whole country, else provinces or districts.
 * A scope is a list because after 1 July 2025 one province answers for several of the old ones.
 */
export interface Viewer {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly position: string | null;
  readonly role: Role;
  readonly scope: readonly UnitCode[];
}
