import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Env, parseEnv } from "@/lib/server/config/env";
import { joinEmbeddedPostgres } from "@/scripts/runtime/embedded-postgres";
import { migrate } from "@/scripts/runtime/migrate";
import { StopSentence } from "@/scripts/runtime/progress";
import { ensureRoles } from "@/scripts/runtime/roles";
import { keptSecret, readablePassword } from "@/scripts/runtime/secrets";

export interface DatabaseServer {
  /** The owner's address. */
  readonly ownerUrl: string;
  leave(): Promise<void>;
}

/** The environment of this command, with what `.env` adds to it. */
export function readEnvironment(): Env {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const environment = parseEnv(process.env);
  if (environment.APP_DATABASE_URL !== undefined && environment.DATABASE_URL === undefined) {
    throw new StopSentence("APP_DATABASE_URL chỉ dùng cùng với DATABASE_URL của chủ cơ sở dữ liệu.");
  }
  return environment;
}

/** The PostgreSQL of `DATABASE_URL`, else the embedded one. */
export async function joinDatabaseServer(environment: Env): Promise<DatabaseServer> {
  if (environment.DATABASE_URL !== undefined) {
    return { ownerUrl: environment.DATABASE_URL, leave: () => Promise.resolve() };
  }
  const embedded = await joinEmbeddedPostgres({ dataDir: resolve(environment.DATA_DIR) });
  return { ownerUrl: embedded.url(), leave: () => embedded.leave() };
}

/**
 * Roles and migrations; then the addresses and secrets stand in this process' environment for everything that calls
 * `env()` afterwards. Returns the names of the migrations applied.
 */
export async function prepareDatabase(environment: Env, ownerUrl: string): Promise<string[]> {
  const dataDir = resolve(environment.DATA_DIR);
  const appUrl = await ensureRoles({ ownerUrl, appUrl: environment.APP_DATABASE_URL, dataDir });
  const applied = await migrate(ownerUrl);
  process.env.DATABASE_URL = ownerUrl;
  process.env.APP_DATABASE_URL = appUrl;
  process.env.AUTH_SECRET = environment.AUTH_SECRET ?? keptSecret(dataDir, "auth");
  process.env.DEMO_DATA = environment.DEMO_DATA;
  if (environment.DEMO_DATA !== "0") {
    process.env.DEMO_PASSWORD =
      environment.DEMO_PASSWORD ?? keptSecret(dataDir, "demo-password", readablePassword);
  }
  return applied;
}

/**
 * For commands beside the server: the database, started for the command's own duration where it is not running, with
 * its structure up to date. `DATABASE_URL`, `APP_DATABASE_URL` and `AUTH_SECRET` are set while `work` runs.
 */
export async function withDatabase<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const environment = readEnvironment();
  const server = await joinDatabaseServer(environment);
  try {
    await prepareDatabase(environment, server.ownerUrl);
    return await work(server.ownerUrl);
  } finally {
    await server.leave();
  }
}
