import { parseArgs } from "node:util";
import { pathOfPerson } from "@/scripts/backup/backup-file";
import { StopSentence } from "@/scripts/runtime/progress";

/** The one argument of a command: a file, as seen from the folder the person stands in. */
export function oneFileArgument(command: "backup" | "restore"): string {
  const usage = `Cách dùng: npm run ${command} -- <tệp>`;
  let positionals: string[];
  try {
    ({ positionals } = parseArgs({ allowPositionals: true, options: {} }));
  } catch (error) {
    throw new StopSentence(`${(error as Error).message}\n${usage}`);
  }
  const [file, ...others] = positionals;
  if (file === undefined || file === "" || others.length > 0) throw new StopSentence(usage);
  return pathOfPerson(file);
}
