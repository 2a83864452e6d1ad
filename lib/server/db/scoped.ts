import "server-only";

import { scopeContext } from "@/lib/domain/access/scope-context";
import type { Viewer } from "@/lib/domain/access/viewer";
import { database } from "@/lib/server/db/client";
import { isWorthRetrying } from "@/lib/server/db/constraint-errors";
import type { Prisma } from "@/lib/server/db/generated/client";

/** The database inside one transaction: the only handle queries and commands get. */
export type Tx = Prisma.TransactionClient;

const DEFAULT_TIMEOUT_MS = 15_000;
const WAIT_FOR_CONNECTION_MS = 10_000;
const ATTEMPTS = 3;

interface ContextSettings {
  readonly context: "viewer" | "auth" | "job";
  readonly account: string;
  readonly role: string;
  readonly provinces: string;
  readonly districts: string;
}

export interface TransactionOptions {
  /** How long the whole transaction may take; each statement is held to it as well. */
  readonly timeoutMs?: number;
}

const toSetting = (codes: readonly string[] | "*"): string => (codes === "*" ? "*" : codes.join(","));

// The settings end with the transaction: the next one on the same connection starts with none and sees no rows.
async function enterContext(tx: Tx, settings: ContextSettings, timeoutMs: number): Promise<void> {
  await tx.$queryRaw`
    SELECT set_config('app.context', ${settings.context}, true), set_config('app.account', ${settings.account}, true),
           set_config('app.role', ${settings.role}, true), set_config('app.provinces', ${settings.provinces}, true),
           set_config('app.districts', ${settings.districts}, true),
           set_config('statement_timeout', ${String(timeoutMs)}, true)`;
}

async function runOnce<Value>(
  settings: ContextSettings,
  work: (tx: Tx) => Promise<Value>,
  timeoutMs: number,
): Promise<Value> {
  return database().$transaction(
    async (tx) => {
      await enterContext(tx, settings, timeoutMs);
      return work(tx);
    },
    { timeout: timeoutMs, maxWait: WAIT_FOR_CONNECTION_MS },
  );
}

async function runInContext<Value>(
  settings: ContextSettings,
  work: (tx: Tx) => Promise<Value>,
  { timeoutMs = DEFAULT_TIMEOUT_MS }: TransactionOptions,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(settings, work, timeoutMs);
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw error;
    }
  }
}

/**
 * One transaction that sees and writes what the viewer may. `work` runs again, from the start, when the database
 * breaks off a deadlock: it must do nothing outside `tx`.
 */
export async function withViewer<Value>(
  viewer: Viewer,
  work: (tx: Tx) => Promise<Value>,
  options: TransactionOptions = {},
): Promise<Value> {
  const { provinces, districts } = scopeContext(viewer);
  const settings: ContextSettings = {
    context: "viewer",
    account: viewer.accountId,
    role: viewer.role,
    provinces: toSetting(provinces),
    districts: toSetting(districts),
  };
  return runInContext(settings, work, options);
}

/** One transaction over accounts, sessions and tokens, before it is known who is there. Sees no figures. */
export async function withAuth<Value>(
  work: (tx: Tx) => Promise<Value>,
  options: TransactionOptions = {},
): Promise<Value> {
  return runInContext(
    { context: "auth", account: "", role: "", provinces: "", districts: "" },
    work,
    options,
  );
}

/** One transaction over the figures of the whole country, on nobody's behalf: jobs, checks, seeding. */
export async function withJob<Value>(
  work: (tx: Tx) => Promise<Value>,
  options: TransactionOptions = {},
): Promise<Value> {
  return runInContext(
    { context: "job", account: "", role: "", provinces: "*", districts: "*" },
    work,
    options,
  );
}
