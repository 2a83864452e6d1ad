import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { Viewer } from "@/lib/domain/access/viewer";
import { closeDatabase, openDatabase } from "@/lib/server/db/client";
import { seedDemoAccounts } from "@/prisma/seed/accounts";
import { seedDemo } from "@/prisma/seed/seed-demo";
import { type BareApplication, startBareApplication } from "@/scripts/bench/bare-application";
import { BUILD_FOLDER } from "@/scripts/bench/build-folder";
import { type ServedApplication, startApplication } from "@/scripts/bench/served-application";
import { loadReference } from "@/scripts/load-reference";
import { buildWhenStale } from "@/scripts/runtime/build";
import { type EmbeddedPostgres, joinEmbeddedPostgres } from "@/scripts/runtime/embedded-postgres";
import { isProcessAlive } from "@/scripts/runtime/file-lock";
import { migrate } from "@/scripts/runtime/migrate";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import { ensureRoles } from "@/scripts/runtime/roles";
import { atDatabase } from "@/scripts/runtime/template-database";
import { TEST_PASSWORD } from "@/scripts/runtime/test-password";

const DATA_PREFIX = ".data-bench-";

/** The central office, for commands and queries called without a browser. */
export const CENTRAL: Viewer = {
  accountId: "00000000-0000-4000-8000-000000000924",
  username: "bench",
  name: "Bench",
  position: null,
  role: "central",
  scope: ["VN"],
};

export interface BenchDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * What the benchmarks stand on, each part made when the first of them asks for it: a PostgreSQL of this run's own, the
 * nationwide demonstration in it, a production build, the served application.
 */
export class BenchPlace {
  readonly #dataDir = join(PROJECT_ROOT, `${DATA_PREFIX}${process.pid}`);
  readonly #say: (line: string) => void;
  #server: Promise<EmbeddedPostgres> | undefined;
  #demonstration: Promise<BenchDatabase> | undefined;
  #application: Promise<ServedApplication> | undefined;
  #bareApplication: Promise<BareApplication> | undefined;

  constructor(say: (line: string) => void) {
    this.#say = say;
    removeLeftovers();
  }

  #embedded(): Promise<EmbeddedPostgres> {
    this.#server ??= joinEmbeddedPostgres({ dataDir: this.#dataDir, isThrowaway: true });
    return this.#server;
  }

  async #prepare(ownerUrl: string): Promise<BenchDatabase> {
    const appUrl = await ensureRoles({ ownerUrl, appUrl: undefined, dataDir: this.#dataDir });
    await migrate(ownerUrl);
    await loadReference(ownerUrl);
    return { ownerUrl, appUrl };
  }

  /** The database the application serves, with the demonstration figures of all periods. */
  demonstration(): Promise<BenchDatabase> {
    this.#demonstration ??= (async () => {
      this.#say("PostgreSQL and the nationwide demonstration …");
      const database = await this.#prepare((await this.#embedded()).url());
      await seedDemoAccounts({ ownerUrl: database.ownerUrl, password: TEST_PASSWORD });
      await seedDemo({ ownerUrl: database.ownerUrl, onProgress: (text) => this.#say(`  ${text}`) });
      return database;
    })();
    return this.#demonstration;
  }

  /** A database with units and register and not one observation. */
  async withoutFigures(): Promise<BenchDatabase> {
    const server = await this.#embedded();
    const client = new Client({ connectionString: server.url() });
    await client.connect();
    await client.query("CREATE DATABASE ntm_bench").finally(() => client.end());
    return this.#prepare(atDatabase(server.url(), "ntm_bench"));
  }

  /** The product as `npm start` serves it, on the demonstration. */
  application(): Promise<ServedApplication> {
    this.#application ??= (async () => {
      await this.demonstration();
      this.#say("Production build …");
      await buildWhenStale(BUILD_FOLDER);
      this.#say("npm start …");
      return startApplication(this.#dataDir);
    })();
    return this.#application;
  }

  /** The floor of every page: the same Next.js serving pages without the product behind them. */
  bareApplication(): Promise<BareApplication> {
    this.#bareApplication ??= (async () => {
      await this.application();
      this.#say("The bare application …");
      return startBareApplication(join(this.#dataDir, "bare"));
    })();
    return this.#bareApplication;
  }

  /** Runs `work` with `lib/server/db` connected to a database as the application's login. */
  async connected<Outcome>({ appUrl }: BenchDatabase, work: () => Promise<Outcome>): Promise<Outcome> {
    await openDatabase(appUrl);
    try {
      return await work();
    } finally {
      await closeDatabase();
    }
  }

  async close(): Promise<void> {
    await this.#bareApplication?.then((application) => application.stop()).catch(() => undefined);
    await this.#application?.then((application) => application.stop()).catch(() => undefined);
    await this.#server?.then((server) => server.leave()).catch(() => undefined);
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}

/** Data folders of runs that were killed. */
function removeLeftovers(): void {
  for (const name of readdirSync(PROJECT_ROOT)) {
    if (!name.startsWith(DATA_PREFIX) || isProcessAlive(Number(name.slice(DATA_PREFIX.length)))) continue;
    rmSync(join(PROJECT_ROOT, name), { recursive: true, force: true });
  }
}
