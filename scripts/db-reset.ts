import { Client } from "pg";
import { joinDatabaseServer, prepareDatabase, readEnvironment } from "@/scripts/runtime/database";
import { StopSentence } from "@/scripts/runtime/progress";
import { runCommand } from "@/scripts/runtime/run-command";

/**
 * Empties the embedded database and builds its structure anew; the next start loads the rest. A database of
 * `DATABASE_URL` is emptied only with `--yes`, since real figures may be in it.
 */
await runCommand(async () => {
  const environment = readEnvironment();
  if (environment.DATABASE_URL !== undefined && !process.argv.includes("--yes")) {
    throw new StopSentence(
      "db:reset xóa mọi số liệu trong cơ sở dữ liệu của DATABASE_URL. Nếu đúng là muốn vậy: npm run db:reset -- --yes",
    );
  }
  const server = await joinDatabaseServer(environment);
  try {
    await emptyDatabase(server.ownerUrl);
    await prepareDatabase(environment, server.ownerUrl);
    process.stdout.write("Đã xóa và tạo lại cơ sở dữ liệu. Chạy npm start để nạp lại số liệu ban đầu.\n");
  } finally {
    await server.leave();
  }
  return 0;
});

async function emptyDatabase(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("DROP SCHEMA public CASCADE");
    await client.query("CREATE SCHEMA public");
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
