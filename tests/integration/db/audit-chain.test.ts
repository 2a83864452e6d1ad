import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuditEntryDraft, appendAuditEntry } from "@/lib/server/audit/append-audit-entry";
import { verifyAudit } from "@/lib/server/audit/verify-audit";
import { withJob, withViewer } from "@/lib/server/db/scoped";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

const database = useTestDatabase();
const officer = viewerOf("district", ["365"], "Cán bộ Giao Thủy");
let owner: Client;

beforeAll(async () => {
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

const draftOf = (step: number, chain = "365"): AuditEntryDraft => ({
  chain,
  province: "36",
  district: chain,
  account: { id: officer.accountId, name: officer.name },
  action: "save",
  subject: chain,
  period: "2024",
  reason: step % 2 === 0 ? null : `lý do ${step}`,
  changes: [
    { subject: "14212 CQS-2", before: null, after: { zulu: step, alpha: [1, { b: undefined, a: "x" }] } },
  ],
});

const append = (draft: AuditEntryDraft) => withViewer(officer, (tx) => appendAuditEntry(tx, draft));

/** Changes one thing behind the application's back, looks, and puts it right again. */
async function tamper(sql: string, undo: string) {
  await owner.query(sql);
  const verdict = await verifyAudit();
  await owner.query(undo);
  return verdict.fault;
}

describe("the audit chain", () => {
  it("holds over entries written one by one and all at once", async () => {
    for (const step of [1, 2, 3]) await append(draftOf(step));
    await Promise.all([4, 5, 6, 7, 8].map((step) => append(draftOf(step))));
    await append(draftOf(1, "366"));
    expect(await verifyAudit()).toEqual({ chains: 2, entries: 9, fault: null });
    const { rows } = await owner.query("SELECT seq FROM audit_entry WHERE chain = '365' ORDER BY seq");
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("leaves no entry of a change that was rolled back", async () => {
    const broken = withJob(async (tx) => {
      await appendAuditEntry(tx, draftOf(9));
      throw new Error("the change fails");
    });
    await expect(broken).rejects.toThrow("the change fails");
    expect(await verifyAudit()).toEqual({ chains: 2, entries: 9, fault: null });
  });

  it.each([
    ["reason = 'khác'", "reason = NULL"],
    ["account_name = 'Người khác'", `account_name = '${officer.name}'`],
    [
      "changes = jsonb_set(changes, '{0,after,zulu}', '5')",
      "changes = jsonb_set(changes, '{0,after,zulu}', '2')",
    ],
    ["at = at + interval '1 millisecond'", "at = at - interval '1 millisecond'"],
  ])("names the entry where somebody wrote %s", async (change, undo) => {
    const at = "WHERE chain = '365' AND seq = 2";
    expect(
      await tamper(`UPDATE audit_entry SET ${change} ${at}`, `UPDATE audit_entry SET ${undo} ${at}`),
    ).toEqual({
      chain: "365",
      seq: 2,
      kind: "entry",
    });
    expect((await verifyAudit()).fault).toBeNull();
  });

  it("names a gap, a cut end and a lost chain head", async () => {
    await owner.query(
      "CREATE TEMP TABLE kept AS SELECT * FROM audit_entry WHERE chain = '365' AND seq IN (4, 8)",
    );
    const restore = (seq: number) => `INSERT INTO audit_entry SELECT * FROM kept WHERE seq = ${seq}`;
    expect(await tamper("DELETE FROM audit_entry WHERE chain = '365' AND seq = 4", restore(4))).toEqual({
      chain: "365",
      seq: 4,
      kind: "missing",
    });
    expect(await tamper("DELETE FROM audit_entry WHERE chain = '365' AND seq = 8", restore(8))).toEqual({
      chain: "365",
      seq: 8,
      kind: "head",
    });
    expect(
      await tamper(
        "DELETE FROM audit_chain WHERE chain = '366'",
        "INSERT INTO audit_chain SELECT chain, province, district, seq, hash FROM audit_entry WHERE chain = '366'",
      ),
    ).toEqual({ chain: "366", seq: 0, kind: "head" });
    expect((await verifyAudit()).fault).toBeNull();
  });
});
