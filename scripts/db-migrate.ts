import { joinDatabaseServer, prepareDatabase, readEnvironment } from "@/scripts/runtime/database";
import { runCommand } from "@/scripts/runtime/run-command";

/** Brings the structure up to date and says what was applied. */
await runCommand(async () => {
  const environment = readEnvironment();
  const server = await joinDatabaseServer(environment);
  try {
    const applied = await prepareDatabase(environment, server.ownerUrl);
    for (const name of applied) process.stdout.write(`${name}\n`);
    process.stdout.write(
      applied.length === 0 ? "Cấu trúc dữ liệu đã mới nhất.\n" : "Đã cập nhật cấu trúc dữ liệu.\n",
    );
  } finally {
    await server.leave();
  }
  return 0;
});
