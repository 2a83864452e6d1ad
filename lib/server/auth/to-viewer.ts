import "server-only";

import { ROLES, type Viewer } from "@/lib/domain/access/viewer";

/** An account as the sign-in context reads it. */
export interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly position: string | null;
  readonly role: string;
  readonly must_change_password: boolean;
  readonly scope: readonly string[];
}

export function toViewer(row: AccountRow): Viewer {
  const role = ROLES.find((known) => known === row.role);
  if (role === undefined) throw new Error(`account ${row.username} has the unknown role ${row.role}`);
  return {
    accountId: row.id,
    username: row.username,
    name: row.name,
    position: row.position,
    role,
    scope: row.scope,
  };
}
