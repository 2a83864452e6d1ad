import "server-only";

import { database } from "@/lib/server/db/client";

const PATIENCE_MS = 3000;

/** Whether the database answers a plain question soon. */
export async function isDatabaseAnswering(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((settle) => {
    timer = setTimeout(() => settle(false), PATIENCE_MS);
  });
  const answer = database().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
