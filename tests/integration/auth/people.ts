import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { Role } from "@/lib/domain/access/viewer";
import { hashPassword } from "@/lib/server/auth/password";

export const PASSWORD = "mật khẩu của người này";

interface Person {
  readonly username: string;
  readonly role?: Role;
  readonly scope?: readonly string[];
}

/** Runs one statement behind the application's back, as the owner of the database. */
export async function asOwner<Row extends object>(
  ownerUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** An account with the password above. Returns its id. */
export async function createPerson(
  ownerUrl: string,
  { username, role = "province", scope = ["40"] }: Person,
): Promise<string> {
  const id = randomUUID();
  await asOwner(ownerUrl, "INSERT INTO account (id, username, role, name) VALUES ($1, $2, $3, $4)", [
    id,
    username,
    role,
    `Người ${username}`,
  ]);
  await asOwner(ownerUrl, "INSERT INTO credential (account_id, password_hash) VALUES ($1, $2)", [
    id,
    await hashPassword(PASSWORD),
  ]);
  await asOwner(
    ownerUrl,
    "INSERT INTO account_scope (account_id, unit, province) SELECT $1, unnest($2::text[]), NULL",
    [id, [...scope]],
  );
  return id;
}
