import "server-only";

import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as text: a session's id, the secret part of a token. */
export function randomKey(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a key. The key is random, so a fast hash is enough. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
