import { checkBackup } from "@/scripts/backup/backup-file";
import { oneFileArgument } from "@/scripts/backup/one-file-argument";
import { refuseFilledDatabase, restoreBackup } from "@/scripts/backup/restore-backup";
import { joinDatabaseServer, prepareDatabase, readEnvironment } from "@/scripts/runtime/database";
import { createProgress } from "@/scripts/runtime/progress";
import { runCommand } from "@/scripts/runtime/run-command";
import { stopSignal } from "@/scripts/runtime/stop-signal";

/** Brings a backup into an empty database. Everything that can be refused is refused before anything is written. */
await runCommand(async () => {
  const file = oneFileArgument("restore");
  const environment = readEnvironment();
  const signal = stopSignal("Đã dừng giữa chừng; không có gì được khôi phục.");
  const progress = createProgress(3, process.stderr);
  await progress.step(
    "Kiểm tra tệp sao lưu",
    () => checkBackup(file),
    ({ createdAt }) => `lập lúc ${createdAt}`,
  );
  signal.throwIfAborted();
  const server = await joinDatabaseServer(environment);
  try {
    await progress.step("Chuẩn bị cơ sở dữ liệu trống", async () => {
      await refuseFilledDatabase(server.ownerUrl);
      await prepareDatabase(environment, server.ownerUrl);
    });
    await progress.step(
      "Khôi phục",
      (note) => restoreBackup({ ownerUrl: server.ownerUrl, file, signal, note }),
      (rows) => `${rows} dòng`,
    );
    progress.say("Đã khôi phục. Mọi người phải đăng nhập lại. Kiểm tra nhật ký: npm run audit:verify");
  } finally {
    await server.leave();
  }
  return 0;
});
