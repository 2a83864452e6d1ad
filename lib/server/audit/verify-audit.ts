import "server-only";

import { type AuditRecord, CHAIN_START, hashAuditRecord } from "@/lib/server/audit/append-audit-entry";
import { type Tx, withJob } from "@/lib/server/db/scoped";

/** The first thing wrong with a chain: `entry` changed, one is `missing` or one too many, or the `head` disagrees. */
export interface AuditFault {
  readonly chain: string;
  readonly seq: number;
  readonly kind: "entry" | "missing" | "head";
}

export interface AuditVerdict {
  readonly chains: number;
  readonly entries: number;
  /** `null` when every chain holds. */
  readonly fault: AuditFault | null;
}

interface StoredEntry extends AuditRecord {
  readonly previous: string;
  readonly hash: string;
}

interface ChainHead {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

const PAGE = 500;
const VERIFY_TIMEOUT_MS = 600_000;

async function readEntries(tx: Tx, chain: string, afterSeq: number): Promise<StoredEntry[]> {
  return tx.$queryRaw<StoredEntry[]>`
    SELECT chain, seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, account_id::text AS account,
           account_name AS "accountName", action, subject, period, reason, changes, previous, hash
      FROM audit_entry WHERE chain = ${chain} AND seq > ${afterSeq} ORDER BY seq LIMIT ${PAGE}`;
}

function isUntouched({ previous, hash, ...record }: StoredEntry, expectedPrevious: string): boolean {
  return previous === expectedPrevious && hashAuditRecord(previous, record) === hash;
}

async function verifyChain(tx: Tx, head: ChainHead): Promise<{ entries: number; fault: AuditFault | null }> {
  const { chain } = head;
  let [seq, hash] = [0, CHAIN_START];
  for (;;) {
    const entries = await readEntries(tx, chain, seq);
    for (const entry of entries) {
      seq += 1;
      if (entry.seq !== seq) return { entries: seq, fault: { chain, seq, kind: "missing" } };
      if (!isUntouched(entry, hash)) return { entries: seq, fault: { chain, seq, kind: "entry" } };
      hash = entry.hash;
    }
    if (entries.length < PAGE) break;
  }
  const isHeadRight = head.seq === seq && head.hash === hash;
  return { entries: seq, fault: isHeadRight ? null : { chain, seq: head.seq, kind: "head" } };
}

/** Recomputes every hash of every chain and names the first fault. */
export async function verifyAudit(): Promise<AuditVerdict> {
  return withJob(
    async (tx) => {
      const heads = await tx.$queryRaw<ChainHead[]>`
        SELECT coalesce(c.chain, e.chain) AS chain, coalesce(c.seq, 0) AS seq, coalesce(c.hash, '') AS hash
          FROM audit_chain c FULL JOIN (SELECT DISTINCT chain FROM audit_entry) e ON e.chain = c.chain
         ORDER BY 1`;
      let entries = 0;
      for (const head of heads) {
        const verdict = await verifyChain(tx, head);
        entries += verdict.entries;
        if (verdict.fault !== null) return { chains: heads.length, entries, fault: verdict.fault };
      }
      return { chains: heads.length, entries, fault: null };
    },
    { timeoutMs: VERIFY_TIMEOUT_MS },
  );
}
