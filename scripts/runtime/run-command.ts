import { EnvironmentFault } from "@/lib/server/config/env";
import { StopSentence } from "@/scripts/runtime/progress";

/** Runs a command's main function: what a person can mend is a sentence, what is our fault keeps its stack. */
export async function runCommand(main: () => Promise<number | undefined>): Promise<never> {
  try {
    process.exit((await main()) ?? 0);
  } catch (error) {
    const isForPeople = error instanceof StopSentence || error instanceof EnvironmentFault;
    process.stderr.write(
      `${isForPeople ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  }
}
