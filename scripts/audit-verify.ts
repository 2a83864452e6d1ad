import { type AuditFault, verifyAudit } from "@/lib/server/audit/verify-audit";
import { closeDatabase } from "@/lib/server/db/client";
import { withDatabase } from "@/scripts/runtime/database";
import { runCommand } from "@/scripts/runtime/run-command";

const WORDS: Readonly<Record<AuditFault["kind"], string>> = {
  entry: "nội dung bản ghi hoặc liên kết với bản ghi trước đã bị thay đổi",
  missing: "thiếu bản ghi",
  head: "phần cuối của chuỗi không khớp với dấu đã ghi",
};

/** Recomputes the chained hashes of the audit; exit 1 naming the first fault. */
async function verify(): Promise<number> {
  const { chains, entries, fault } = await withDatabase(async () => {
    try {
      return await verifyAudit();
    } finally {
      await closeDatabase();
    }
  });
  if (fault !== null) {
    console.error(`Nhật ký bị sửa: chuỗi ${fault.chain}, bản ghi ${fault.seq}: ${WORDS[fault.kind]}.`);
    return 1;
  }
  console.log(`Nhật ký nguyên vẹn: ${entries} bản ghi trong ${chains} chuỗi.`);
  return 0;
}

await runCommand(verify);
