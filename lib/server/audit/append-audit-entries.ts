import "server-only";

import {
  type AuditEntryDraft,
  CHAIN_START,
  hashAuditRecord,
  toRecord,
} from "@/lib/server/audit/append-audit-entry";
import type { Tx } from "@/lib/server/db/scoped";

interface ChainHead {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

/** Creates and locks the chains in the order of their names, so that two batches never wait for each other. */
async function lockChains(tx: Tx, drafts: readonly AuditEntryDraft[]): Promise<Map<string, ChainHead>> {
  const places = [...new Map(drafts.map((draft) => [draft.chain, draft])).values()];
  const chains = places.map(({ chain }) => chain);
  await tx.$executeRaw`
    INSERT INTO audit_chain (chain, province, district, seq, hash)
    SELECT c.chain, c.province, c.district, 0, ${CHAIN_START}
      FROM unnest(${chains}::text[], ${places.map(({ province }) => province)}::text[],
                  ${places.map(({ district }) => district)}::text[]) AS c (chain, province, district)
     ORDER BY c.chain COLLATE "C" ON CONFLICT DO NOTHING`;
  const heads = await tx.$queryRaw<ChainHead[]>`
    SELECT chain, seq, hash FROM audit_chain WHERE chain = ANY (${chains}::text[]) ORDER BY chain COLLATE "C" FOR UPDATE`;
  return new Map(heads.map((head) => [head.chain, head]));
}

/**
 * Appends entries to their chains in the given order, in a handful of statements: what one act did to many reports.
 * Each entry is hashed and chained exactly as a single one.
 */
export async function appendAuditEntries(tx: Tx, drafts: readonly AuditEntryDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const heads = await lockChains(tx, drafts);
  const rows = drafts.map((draft) => {
    const head = heads.get(draft.chain);
    if (head === undefined) throw new Error(`audit chain ${draft.chain} cannot be read in this context`);
    const record = toRecord(draft, head.seq + 1);
    const hash = hashAuditRecord(head.hash, record);
    heads.set(draft.chain, { chain: draft.chain, seq: record.seq, hash });
    const { province, district } = draft;
    return {
      ...record,
      account_id: record.account,
      account_name: record.accountName,
      province,
      district,
      previous: head.hash,
      hash,
    };
  });
  await tx.$executeRaw`
    INSERT INTO audit_entry (chain, seq, province, district, at, account_id, account_name, action, subject, period, reason,
                             changes, previous, hash)
    SELECT chain, seq, province, district, at, account_id, account_name, action, subject, period, reason, changes, previous, hash
      FROM json_populate_recordset(NULL::audit_entry, ${JSON.stringify(rows)}::json)`;
  const ended = [...heads.values()];
  await tx.$executeRaw`
    UPDATE audit_chain c SET seq = n.seq, hash = n.hash
      FROM unnest(${ended.map(({ chain }) => chain)}::text[], ${ended.map(({ seq }) => seq)}::int[],
                  ${ended.map(({ hash }) => hash)}::text[]) AS n (chain, seq, hash)
     WHERE c.chain = n.chain`;
}
