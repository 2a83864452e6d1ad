import { resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { joinEmbeddedPostgres } from "@/scripts/runtime/embedded-postgres";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import { ensureTemplateDatabase } from "@/scripts/runtime/template-database";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL with a template database to copy; see tests/support/test-database.ts. */
    testServer: { readonly serverUrl: string; readonly appUrl: string; readonly template: string };
  }
}

/** One PostgreSQL for all integration tests: `DATABASE_URL_TEST`, else an embedded one with a data folder of its own. */
export default async function setUpDatabase(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = resolve(PROJECT_ROOT, ".data-test");
  const given = process.env.DATABASE_URL_TEST;
  const embedded = given === undefined ? await joinEmbeddedPostgres({ dataDir, isThrowaway: true }) : null;
  const serverUrl = given ?? embedded?.url("postgres") ?? "";
  const template = await ensureTemplateDatabase(serverUrl, dataDir);
  project.provide("testServer", { serverUrl, appUrl: template.appUrl, template: template.name });
  return async () => {
    await embedded?.leave();
  };
}
