import { basename } from "node:path";
import { oneFileArgument } from "@/scripts/backup/one-file-argument";
import { writeBackup } from "@/scripts/backup/write-backup";
import { joinDatabaseServer, readEnvironment } from "@/scripts/runtime/database";
import { createProgress } from "@/scripts/runtime/progress";
import { runCommand } from "@/scripts/runtime/run-command";
import { stopSignal } from "@/scripts/runtime/stop-signal";

/** Writes the whole database to a file; a running server goes on. The structure is not touched: one backs up before an upgrade. */
await runCommand(async () => {
  const file = oneFileArgument("backup");
  const environment = readEnvironment();
  const signal = stopSignal("Đã dừng giữa chừng; không có tệp nào được ghi.");
  const progress = createProgress(1, process.stderr);
  const server = await joinDatabaseServer(environment);
  try {
    const { bytes } = await progress.step(
      `Sao lưu vào ${basename(file)}`,
      (note) => writeBackup({ ownerUrl: server.ownerUrl, file, signal, note }),
      ({ rows }) => `${rows} dòng`,
    );
    progress.say(
      `${file}: ${Math.ceil(bytes / 1024)} KiB, cả mật khẩu đã băm và nhật ký; hãy cất ở nơi kín.`,
    );
  } finally {
    await server.leave();
  }
  return 0;
});
