import { recordStatements } from "@/lib/server/db/client";

/** How many statements a query sends when it was asked before and nothing has changed since. */
export async function countWarmStatements(load: () => Promise<unknown>): Promise<number> {
  await load();
  return (await recordStatements(load)).statements.length;
}
