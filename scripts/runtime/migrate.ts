import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Client, Pool } from "pg";
import { StopSentence } from "@/scripts/runtime/progress";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";

const SHIPPED_FOLDER = join(PROJECT_ROOT, "prisma/migrations");
/** Any number that nobody else locks: two starts at once migrate one after the other. */
const ADVISORY_LOCK = 924_2022;

/**
 * Applies what is missing of a folder of migrations, in order, with Prisma's own engine as WebAssembly (no download) and
 * its ordinary `_prisma_migrations` table. Returns the names applied now. A failing file leaves nothing behind.
 */
export async function migrate(ownerUrl: string, folder = SHIPPED_FOLDER): Promise<string[]> {
  const turn = new Client({ connectionString: ownerUrl });
  await turn.connect();
  try {
    await turn.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await forgiveBrokenOff(turn);
    return await applyMissing(ownerUrl, folder);
  } finally {
    await turn.end();
  }
}

/**
 * A file that failed or was killed left nothing but its row, since PostgreSQL runs each one whole or not at all; the
 * row would stop every later start.
 */
async function forgiveBrokenOff(client: Client): Promise<void> {
  const found = await client.query("SELECT to_regclass('_prisma_migrations') AS journal");
  if (found.rows[0]?.journal === null) return;
  await client.query(
    "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
  );
}

async function applyMissing(ownerUrl: string, folder: string): Promise<string[]> {
  const { SchemaEngine } = await loadEngine();
  const pool = new Pool({ connectionString: ownerUrl });
  const engine = await SchemaEngine.new(
    { datamodels: readSchema() },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(wholeScriptFactory(pool)),
  );
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: folder,
        lockfile: {
          path: "migration_lock.toml",
          content: readFileSync(join(folder, "migration_lock.toml"), "utf8"),
        },
        shadowDbInitScript: "",
        migrationDirectories: migrationNames(folder).map((name) => ({
          path: name,
          migrationFile: {
            path: "migration.sql",
            content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
          },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } catch (error) {
    throw new StopSentence(
      `Không cập nhật được cấu trúc cơ sở dữ liệu:\n${withoutTrace((error as Error).message)}`,
    );
  } finally {
    engine.free();
    // The engine locks for the life of its connection: left open, the next start would wait for it.
    await pool.end();
  }
}

/** The engine puts its own call stack under its sentence. */
function withoutTrace(message: string): string {
  return message.split(/\n\s+0: /)[0] ?? message;
}

function migrationNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function readSchema(): [string, string][] {
  const folder = join(PROJECT_ROOT, "prisma/schema");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")]);
}

let engineLoaded: Promise<typeof engineBindings> | undefined;

/** Once in a process: a second instance would take the memory from under the first. */
function loadEngine(): Promise<typeof engineBindings> {
  engineLoaded ??= instantiateEngine();
  return engineLoaded;
}

/** The package's own entry imports the .wasm file, which Node 20 cannot; this does the same by hand. */
async function instantiateEngine(): Promise<typeof engineBindings> {
  const bindings = engineBindings as typeof engineBindings & {
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  const folder = dirname(
    createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
  );
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, "schema_engine_bg.wasm")), {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

/**
 * Prisma's PostgreSQL adapter cuts scripts at every semicolon, which breaks functions and leaves half a migration
 * after a fault. Sent as one query, PostgreSQL runs the whole file or nothing of it.
 */
function wholeScriptFactory(pool: Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connectInPieces = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connectInPieces();
    const adapterOnError = (adapter as unknown as { onError(error: unknown): never }).onError.bind(adapter);
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        adapterOnError(error);
      }
    };
    return adapter;
  };
  return factory;
}
