import type { Client } from "pg";
import { type AuditChange, CHAIN_START, hashAuditRecord } from "@/lib/server/audit/append-audit-entry";

/** One act on a report as the audit tells it. */
export interface DemoAct {
  readonly action: "submit" | "approve" | "return" | "open-correction" | "save";
  readonly unit: string;
  readonly province: string | null;
  readonly district: string | null;
  readonly period: string;
  readonly at: string;
  readonly account: string | null;
  readonly accountName: string;
  readonly reason: string | null;
  /** Left empty for the first sending and the decision on it, which move a whole report. */
  readonly changes: readonly AuditChange[];
}

interface ChainHead {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

/** Appends acts to the chains of their reporting units in the given order, hashed like those of the application. */
export async function appendDemoActs(client: Client, acts: readonly DemoAct[]): Promise<void> {
  const heads = await lockHeads(client, acts);
  const entries = acts.map((act) => {
    const head = heads.get(act.unit) ?? { chain: act.unit, seq: 0, hash: CHAIN_START };
    const { action, period, at, account, accountName, reason, changes } = act;
    const record = {
      chain: act.unit,
      seq: head.seq + 1,
      at,
      account,
      accountName,
      action,
      subject: act.unit,
      period,
      reason,
      changes,
    };
    const hash = hashAuditRecord(head.hash, record);
    heads.set(act.unit, { chain: act.unit, seq: record.seq, hash });
    return {
      ...record,
      account_id: account,
      account_name: accountName,
      province: act.province,
      district: act.district,
      previous: head.hash,
      hash,
    };
  });
  await client.query(
    `INSERT INTO audit_entry (chain, seq, province, district, at, account_id, account_name, action, subject, period,
                              reason, changes, previous, hash)
     SELECT chain, seq, province, district, at, account_id, account_name, action, subject, period, reason, changes,
            previous, hash
       FROM jsonb_populate_recordset(NULL::audit_entry, $1)`,
    [JSON.stringify(entries)],
  );
  await client.query(
    `UPDATE audit_chain c SET seq = head.seq, hash = head.hash
       FROM jsonb_to_recordset($1) AS head (chain text, seq integer, hash text) WHERE c.chain = head.chain`,
    [JSON.stringify([...heads.values()])],
  );
}

async function lockHeads(client: Client, acts: readonly DemoAct[]): Promise<Map<string, ChainHead>> {
  const chains = [
    ...new Map(acts.map(({ unit, province, district }) => [unit, { unit, province, district }])).values(),
  ];
  await client.query(
    `INSERT INTO audit_chain (chain, province, district, seq, hash)
     SELECT unit, province, district, 0, $2 FROM jsonb_to_recordset($1) AS place (unit text, province text, district text)
      ORDER BY unit ON CONFLICT DO NOTHING`,
    [JSON.stringify(chains), CHAIN_START],
  );
  const found = await client.query<ChainHead>(
    "SELECT chain, seq, hash FROM audit_chain WHERE chain = ANY ($1) ORDER BY chain FOR UPDATE",
    [chains.map(({ unit }) => unit)],
  );
  return new Map(found.rows.map((head) => [head.chain, head]));
}
