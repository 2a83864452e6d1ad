import { loadReference } from "@/scripts/load-reference";
import { joinDatabaseServer, prepareDatabase, readEnvironment } from "@/scripts/runtime/database";
import { prepareAccounts } from "@/scripts/runtime/prepare-accounts";
import { createProgress } from "@/scripts/runtime/progress";
import { runCommand } from "@/scripts/runtime/run-command";

/** Structure, units, register, and what `DEMO_DATA` says, without serving anything. */
await runCommand(async () => {
  const environment = readEnvironment();
  const progress = createProgress(3);
  const server = await joinDatabaseServer(environment);
  try {
    await progress.step("Cập nhật cấu trúc dữ liệu", () => prepareDatabase(environment, server.ownerUrl));
    await progress.step("Nạp đơn vị hành chính và danh mục chỉ tiêu", () => loadReference(server.ownerUrl));
    const { administratorPassword } = await progress.step("Chuẩn bị tài khoản và số liệu", (note) =>
      prepareAccounts(environment, server.ownerUrl, note),
    );
    if (administratorPassword !== null) {
      progress.say(`Tài khoản quản trị: quan-tri · mật khẩu dùng một lần: ${administratorPassword}`);
    }
  } finally {
    await server.leave();
  }
  return 0;
});
