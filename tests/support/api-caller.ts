import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll } from "vitest";
import { POST as importRoute } from "@/app/api/v1/imports/route";
import type { ImportReport } from "@/lib/contracts/import-report";
import type { ProblemDetails } from "@/lib/contracts/problem";
import type { Role } from "@/lib/domain/access/viewer";
import { OBSERVATION_COLUMNS } from "@/lib/domain/observations/parse-observation-rows";
import { issueApiToken } from "@/lib/server/auth/api-token";
import { withAuth } from "@/lib/server/db/scoped";
import { createPerson } from "@/tests/integration/auth/people";
import { useTestDatabase } from "@/tests/support/test-database";

const PEOPLE = {
  central: ["central", ["VN"]],
  hue: ["province", ["46"]],
  ngheAn: ["province", ["40"]],
  huongTra: ["district", ["480"]],
  phongDien: ["district", ["476"]],
  viewer: ["viewer", ["VN"]],
  hueViewer: ["viewer", ["46"]],
  administrator: ["administrator", ["VN"]],
} as const satisfies Record<string, readonly [Role, readonly string[]]>;
export type Caller = keyof typeof PEOPLE;

export type ApiHandler = (
  request: Request,
  // The parameters of a route differ; a caller in a test gives the right ones.
  context: { readonly params: Promise<never> },
) => Promise<Response>;

export interface Sent {
  readonly as?: Caller | null;
  readonly params?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly body?: RequestInit["body"];
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ImportSent extends Omit<Sent, "body" | "params"> {
  readonly dryRun?: boolean;
  readonly query?: string;
}

export type Imported = ImportReport & ProblemDetails;

/** A database of one test file with a person of every kind, and the API's calls as those people. */
export function useApi() {
  const database = useTestDatabase();
  const tokens = new Map<Caller, string>();
  const accounts = new Map<Caller, string>();

  beforeAll(async () => {
    for (const [username, [role, scope]] of Object.entries(PEOPLE) as [Caller, (typeof PEOPLE)[Caller]][]) {
      accounts.set(
        username,
        await createPerson(database.ownerUrl, { username: username.toLowerCase(), role, scope }),
      );
      const issued = await withAuth((tx) => issueApiToken(tx, username.toLowerCase(), 1));
      if (!issued.ok) throw new Error(`no token for ${username}`);
      tokens.set(username, issued.value.token);
    }
  });

  const call = async (handler: unknown, path: string, sent: Sent = {}): Promise<Response> => {
    const { as = "central", params = {}, method = "GET", body, headers = {} } = sent;
    const authorization = as === null ? {} : { authorization: `Bearer ${tokens.get(as)}` };
    const request = new Request(new URL(path, "http://localhost:3000"), {
      method,
      headers: { ...authorization, ...headers },
      ...(body !== undefined && { body, duplex: "half" }),
    } as RequestInit);
    return (handler as ApiHandler)(request, { params: Promise.resolve(params as never) });
  };

  /** Imports a CSV text (or other bytes) and reads the answer. */
  const importFile = async (body: NonNullable<RequestInit["body"]>, sent: ImportSent = {}) => {
    const { dryRun = false, query = dryRun ? "?dryRun=1" : "", headers = {}, ...rest } = sent;
    const response = await call(importRoute, `/api/v1/imports${query}`, {
      ...rest,
      method: "POST",
      body,
      headers: { "content-type": "text/csv", ...headers },
    });
    return {
      status: response.status,
      headers: response.headers,
      report: (await response.json()) as Imported,
    };
  };

  return { database, accounts, call, importFile };
}

/** One row of an observations file, by its columns. */
export type CsvRow = Readonly<
  Partial<Record<(typeof OBSERVATION_COLUMNS)[number], string | number | boolean>>
>;

export function toCsv(rows: readonly CsvRow[]): string {
  const lines = rows.map((row) => OBSERVATION_COLUMNS.map((column) => String(row[column] ?? "")).join(","));
  return `${[OBSERVATION_COLUMNS.join(","), ...lines].join("\n")}\n`;
}

export function readGolden(path: string): string {
  return readFileSync(resolve(import.meta.dirname, "../golden", path), "utf8");
}
