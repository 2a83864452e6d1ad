import "server-only";

import { createHash } from "node:crypto";
import type { Tx } from "@/lib/server/db/scoped";

/** The value before and after, of one thing that was changed. */
export interface AuditChange {
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface AuditEntryDraft {
  /** Code of the reporting unit, or `people` or `register` for what belongs to no unit. */
  readonly chain: string;
  /** Where the reporting unit lies: who may read the entry. */
  readonly province: string | null;
  readonly district: string | null;
  /** `null` for what nobody did: a job, the start. */
  readonly account: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  readonly subject: string;
  readonly period?: string | null;
  readonly reason?: string | null;
  readonly changes: readonly AuditChange[];
}

/** What the hash is taken of, in this order of fields. */
export interface AuditRecord {
  readonly chain: string;
  readonly seq: number;
  readonly at: string;
  readonly account: string | null;
  readonly accountName: string;
  readonly action: string;
  readonly subject: string;
  readonly period: string | null;
  readonly reason: string | null;
  readonly changes: unknown;
}

/** The `previous` of a chain's first entry. */
export const CHAIN_START = "0".repeat(64);

const NOBODY = "hệ thống";

/**
 * JSON with the keys of every object in order: the same text for the same value, also after the database has stored
 * it as jsonb, which keeps no order of its own.
 */
function toCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${toCanonicalJson(field)}`);
  return `{${fields.join(",")}}`;
}

/** The hash of an entry: sha256 over the hash before it and the entry itself. */
export function hashAuditRecord(previous: string, record: AuditRecord): string {
  return createHash("sha256").update(previous).update(toCanonicalJson(record)).digest("hex");
}

async function lockChain(tx: Tx, draft: AuditEntryDraft): Promise<{ seq: number; hash: string }> {
  await tx.$executeRaw`
    INSERT INTO audit_chain (chain, province, district, seq, hash)
    VALUES (${draft.chain}, ${draft.province}, ${draft.district}, 0, ${CHAIN_START}) ON CONFLICT DO NOTHING`;
  const rows = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    SELECT seq, hash FROM audit_chain WHERE chain = ${draft.chain} FOR UPDATE`;
  const [head] = rows;
  if (head === undefined) throw new Error(`audit chain ${draft.chain} cannot be read in this context`);
  return head;
}

export function toRecord(draft: AuditEntryDraft, seq: number): AuditRecord {
  return {
    chain: draft.chain,
    seq,
    at: new Date().toISOString(),
    account: draft.account?.id ?? null,
    accountName: draft.account?.name ?? NOBODY,
    action: draft.action,
    subject: draft.subject,
    period: draft.period ?? null,
    reason: draft.reason ?? null,
    // What goes through JSON loses what JSON cannot hold: hashed is exactly what is stored.
    changes: JSON.parse(JSON.stringify(draft.changes)),
  };
}

/**
 * Appends one entry to its chain, in the transaction of the change it tells of. Writers of one chain queue at the
 * chain's row, so that every entry holds the hash of the one before it.
 */
export async function appendAuditEntry(tx: Tx, draft: AuditEntryDraft): Promise<void> {
  const head = await lockChain(tx, draft);
  const record = toRecord(draft, head.seq + 1);
  const hash = hashAuditRecord(head.hash, record);
  await tx.$executeRaw`
    WITH entry AS (
      INSERT INTO audit_entry (chain, seq, province, district, at, account_id, account_name, action, subject, period,
                               reason, changes, previous, hash)
      VALUES (${record.chain}, ${record.seq}::int, ${draft.province}, ${draft.district}, ${record.at}::timestamptz,
              ${record.account}::uuid, ${record.accountName}, ${record.action}, ${record.subject}, ${record.period},
              ${record.reason}, ${JSON.stringify(record.changes)}::jsonb, ${head.hash}, ${hash})
    )
    UPDATE audit_chain SET seq = ${record.seq}::int, hash = ${hash} WHERE chain = ${record.chain}`;
}
