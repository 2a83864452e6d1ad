import "server-only";

import { env } from "@/lib/server/config/env";

/** Whether demonstration accounts may be used: those left behind by a trial are nobody once it is over. */
export function areDemonstrationAccountsAllowed(): boolean {
  return env().DEMO_DATA !== "0";
}
