import { parseArgs } from "node:util";
import { issueApiToken } from "@/lib/server/auth/api-token";
import { closeDatabase } from "@/lib/server/db/client";
import { withAuth } from "@/lib/server/db/scoped";
import { withDatabase } from "@/scripts/runtime/database";
import { StopSentence } from "@/scripts/runtime/progress";
import { runCommand } from "@/scripts/runtime/run-command";

const USAGE = "Cách dùng: npm run -s token -- <tài khoản> [--days 30]";
const LONGEST_LIFE = 366;

/** Prints a new token of an account to standard output, and nothing else. */
async function printToken(): Promise<number> {
  const { username, days } = readArguments(process.argv.slice(2));
  const issued = await withDatabase(async () => {
    try {
      return await withAuth((tx) => issueApiToken(tx, username, days));
    } finally {
      await closeDatabase();
    }
  });
  if (!issued.ok) throw new StopSentence(`Không có tài khoản "${username}", hoặc tài khoản đã bị khóa.`);
  process.stdout.write(`${issued.value.token}\n`);
  return 0;
}

function readArguments(words: readonly string[]): { readonly username: string; readonly days: number } {
  const { positionals, values } = parseWords(words);
  const [username, ...others] = positionals;
  const days = Number(values.days);
  if (username === undefined || others.length > 0) throw new StopSentence(USAGE);
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_LIFE) {
    throw new StopSentence(`--days phải là số nguyên từ 1 đến ${LONGEST_LIFE}.\n${USAGE}`);
  }
  return { username, days };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { days: { type: "string", default: "30" } },
    });
  } catch (error) {
    throw new StopSentence(`${(error as Error).message}\n${USAGE}`);
  }
}

await runCommand(printToken);
