import "server-only";

import { hash, verify } from "@node-rs/argon2";

/** argon2id, the package's default, with the parameters OWASP recommends. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of a random text that nobody kept: a password given for an unknown name is held against it, and fails. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$vr6PT2c4cNi06xHEsmZA8w$bN/eyvPtzVvzQqz9Kt1OJPfu9a9L5HaKNUBDHy4tKq4";

/** Longer texts are refused before they cost anything. */
export const LONGEST_PASSWORD = 256;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), COST);
}

/** Takes the same time whether there is an account behind the name (`stored`) or not (`null`). */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const isTooLong = password.length > LONGEST_PASSWORD;
  const isRight = await verify(stored ?? NOBODY, isTooLong ? "" : password.normalize("NFC"));
  return isRight && stored !== null && !isTooLong;
}
