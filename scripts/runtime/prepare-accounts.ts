import type { Env } from "@/lib/server/config/env";
import { createAdministrator, seedDemoAccounts } from "@/prisma/seed/accounts";
import { seedDemo } from "@/prisma/seed/seed-demo";
import { readablePassword } from "@/scripts/runtime/secrets";

export interface AccountsOutcome {
  /** One-time password of the administrator made now, to be shown once. */
  readonly administratorPassword: string | null;
  /** `false`: somebody's own figures are there, so no demonstration figures were mixed in. */
  readonly mayHoldDemonstration: boolean;
}

/** Demonstration accounts and figures as `DEMO_DATA` says; without them the first administrator. */
export async function prepareAccounts(
  environment: Env,
  ownerUrl: string,
  note: (text: string) => void,
): Promise<AccountsOutcome> {
  if (environment.DEMO_DATA === "0") {
    const password = readablePassword();
    const isMade = await createAdministrator({ ownerUrl, password });
    return { administratorPassword: isMade ? password : null, mayHoldDemonstration: true };
  }
  await seedDemoAccounts({ ownerUrl, password: process.env.DEMO_PASSWORD ?? "" });
  if (environment.DEMO_DATA === "accounts")
    return { administratorPassword: null, mayHoldDemonstration: true };
  const outcome = await seedDemo({ ownerUrl, onProgress: note });
  return { administratorPassword: null, mayHoldDemonstration: outcome.kind !== "holds-own-figures" };
}
