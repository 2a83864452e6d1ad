import "server-only";

import { createHash } from "node:crypto";
import type { ImportReport } from "@/lib/contracts/import-report";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { Tx } from "@/lib/server/db/scoped";

/** The name a caller gives to one import, and what was sent under it. */
export interface RememberedCall {
  readonly accountId: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** A refused import is remembered like an applied one: the same call gets the same answer. */
const APPLIED = 200;
const REFUSED = 422;

export function hashBody(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Takes a key for this transaction. A second call with the same key waits here until the first has ended.
 *
 * @returns `null` when the key is new, else the first result; `key-reused` when another body was sent under it.
 */
export async function takeKey(
  tx: Tx,
  call: RememberedCall,
): Promise<Result<ImportReport | null, "key-reused", null>> {
  const { accountId, key, bodyHash } = call;
  await tx.$executeRaw`
    DELETE FROM idempotency_key WHERE account_id = ${accountId}::uuid AND created_at < now() - interval '24 hours'`;
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency_key (account_id, key, body_hash, status, response)
    VALUES (${accountId}::uuid, ${key}, ${bodyHash}, 0, 'null') ON CONFLICT DO NOTHING`;
  if (taken === 1) return ok(null);
  const rows = await tx.$queryRaw<{ body_hash: string; response: string }[]>`
    SELECT body_hash, response::text AS response FROM idempotency_key WHERE account_id = ${accountId}::uuid AND key = ${key}`;
  const [first] = rows;
  if (first === undefined) throw new Error("an idempotency key vanished while it was read");
  return first.body_hash === bodyHash ? ok(JSON.parse(first.response) as ImportReport) : refuse("key-reused");
}

export async function keepResult(
  tx: Tx,
  { accountId, key }: RememberedCall,
  report: ImportReport,
): Promise<void> {
  const status = report.applied ? APPLIED : REFUSED;
  await tx.$executeRaw`
    UPDATE idempotency_key SET status = ${status}::int, response = ${JSON.stringify(report)}::jsonb
     WHERE account_id = ${accountId}::uuid AND key = ${key}`;
}
