import { resolve } from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

// The laws of ARCHITECTURE.md stay laws only while breaking one is an error. Each case lints a snippet as if it were a
// file of its layer and expects the sentence that teaches the way out.

const TYPE_AWARE = ["no-floating-promises", "no-misused-promises", "await-thenable"];

// The snippets are files that do not exist, which the type-aware rules refuse to parse; those have a test of their own.
const eslint = new ESLint({
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    settings: { "import/resolver": { [resolve("tests/unit/house/resolve-unwritten.cjs")]: {} } },
    rules: Object.fromEntries(TYPE_AWARE.map((rule) => [`@typescript-eslint/${rule}`, "off"])),
  },
});

const plain = new ESLint();

async function faults(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => message.message);
}

const importing = (folder: string) =>
  `import * as subject from "@/${folder}/unwritten";\nexport const used = subject;\n`;
const server = (code: string) => `import "server-only";\n${code}`;

const DOMAIN = "lib/domain/scoring/snippet.ts";
const VIEW = "components/dashboard/snippet.tsx";
const PAGE = "app/(workspace)/snippet/page.tsx";
const QUERY = "lib/server/queries/dashboard/load-snippet.ts";
const COMMAND = "lib/server/commands/entry/save-snippet.ts";

interface Case {
  readonly law: string;
  readonly file: string;
  readonly code: () => string;
  readonly teaches: string;
}

const CASES: readonly Case[] = [
  // Law 1: lib/domain imports nothing but itself
  {
    law: "domain → package",
    file: DOMAIN,
    code: () => 'import { z } from "zod";\nexport const used = z;\n',
    teaches: "lib/domain is pure",
  },
  {
    law: "domain → node module",
    file: DOMAIN,
    code: () => 'import { readFileSync } from "node:fs";\nexport const used = readFileSync;\n',
    teaches: "lib/domain is pure",
  },
  {
    law: "domain → format",
    file: DOMAIN,
    code: () => importing("lib/format"),
    teaches: "lib/domain is pure",
  },
  {
    law: "domain → contracts, as a type",
    file: DOMAIN,
    code: () => 'import type { Used } from "@/lib/contracts/unwritten";\nexport type Again = Used;\n',
    teaches: "lib/domain is pure",
  },
  {
    law: "domain → a file that does not exist",
    file: DOMAIN,
    code: () => 'import { used } from "./at-all";\nexport const again = used;\n',
    teaches: "lib/domain is pure",
  },
  {
    law: "domain has no clock",
    file: DOMAIN,
    code: () => "export const today = () => new Date();\n",
    teaches: "Take the day (asOf)",
  },
  {
    law: "domain has no randomness",
    file: DOMAIN,
    code: () => "export const lot = () => Math.random();\n",
    teaches: "Take the day (asOf)",
  },
  {
    law: "domain function that does not say what it means",
    file: DOMAIN,
    code: () => "export function double(n: number): number {\n  return 2 * n;\n}\n",
    teaches: "says what it means in the programme",
  },
  // Law 2: components never import app or lib/server
  { law: "view → app", file: VIEW, code: () => importing("app"), teaches: "A view never imports app" },
  {
    law: "view → lib/server",
    file: VIEW,
    code: () => importing("lib/server/queries"),
    teaches: "A view never imports app or lib/server",
  },
  {
    law: "view → server package",
    file: VIEW,
    code: () => 'import pg from "pg";\nexport const used = pg;\n',
    teaches: "a view imports only",
  },
  {
    law: "action inside a view",
    file: VIEW,
    code: () => '"use server";\nexport const used = 1;\n',
    teaches: "A server action lives beside its page",
  },
  {
    law: "ui → domain",
    file: "components/ui/snippet.tsx",
    code: () => importing("lib/domain"),
    teaches: "components/ui are primitives",
  },
  {
    law: "charts → feature",
    file: "components/charts/snippet.tsx",
    code: () => importing("components/dashboard"),
    teaches: "components/charts take plain series",
  },
  {
    law: "shared → feature",
    file: "components/shared/snippet.tsx",
    code: () => importing("components/dashboard"),
    teaches: "components/shared is used by several features",
  },
  // Law 3: app never touches the database
  {
    law: "app → db",
    file: PAGE,
    code: () => importing("lib/server/db"),
    teaches: "app never touches the database",
  },
  {
    law: "app → driver",
    file: PAGE,
    code: () => 'import { PrismaClient } from "@prisma/client";\nexport const used = PrismaClient;\n',
    teaches: "app never touches the database",
  },
  {
    law: "app → node module",
    file: PAGE,
    code: () => 'import { readFileSync } from "node:fs";\nexport const used = readFileSync;\n',
    teaches: "app is thin",
  },
  // Law 4: only lib/server/db sees the generated client; Prisma types never leave it
  {
    law: "query → driver",
    file: QUERY,
    code: () =>
      server('import type { PrismaClient } from "@prisma/client";\nexport type Used = PrismaClient;\n'),
    teaches: "Only lib/server/db sees",
  },
  {
    law: "command → driver",
    file: COMMAND,
    code: () => server('import pg from "pg";\nexport const used = pg;\n'),
    teaches: "Only lib/server/db sees",
  },
  // Law 5: queries write nothing; features do not import each other
  {
    law: "a query that updates",
    file: QUERY,
    code: () => server("export const used = (tx: any) => tx.report.update({});\n"),
    teaches: "A query writes nothing",
  },
  {
    law: "a query that executes",
    file: QUERY,
    code: () => server("export const used = (tx: any) => tx.$executeRaw`select 1`;\n"),
    teaches: "A query writes nothing",
  },
  {
    law: "a query that inserts in SQL",
    file: QUERY,
    code: () => server("export const used = (tx: any) => tx.$queryRaw`insert into report values (1)`;\n"),
    teaches: "A query writes nothing",
  },
  {
    law: "feature → feature in queries",
    file: "lib/server/queries/snippet/load-snippet.ts",
    code: () => server(importing("lib/server/queries/dashboard")),
    teaches: "Features do not import each other, and a query",
  },
  {
    law: "feature → feature in commands",
    file: "lib/server/commands/snippet/save-snippet.ts",
    code: () => server(importing("lib/server/commands/entry")),
    teaches: "Features do not import each other, and a command",
  },
  {
    law: "query → command",
    file: QUERY,
    code: () => server(importing("lib/server/commands")),
    teaches: "a query calls no command",
  },
  {
    law: "command → query",
    file: COMMAND,
    code: () => server(importing("lib/server/queries")),
    teaches: "a command reads what it needs inside its own transaction",
  },
  {
    law: "feature → feature in components",
    file: "components/snippet/snippet.tsx",
    code: () => importing("components/dashboard"),
    teaches: "Features do not import each other, and a view",
  },
  {
    law: "a query outside any feature",
    file: "lib/server/queries/load-snippet.ts",
    code: () => server(""),
    teaches: "A query or command lives in the folder of its feature",
  },
  {
    law: "db → auth",
    file: "lib/server/db/snippet.ts",
    code: () => server(importing("lib/server/auth")),
    teaches: "lib/server/db is the lowest server layer",
  },
  {
    law: "config → db",
    file: "lib/server/config/snippet.ts",
    code: () => server(importing("lib/server/db")),
    teaches: "lib/server/config only reads",
  },
  {
    law: "auth → query",
    file: "lib/server/auth/snippet.ts",
    code: () => server(importing("lib/server/queries")),
    teaches: "serves queries, commands and pages, and imports none of them",
  },
  {
    law: "spreadsheets outside their place",
    file: QUERY,
    code: () => server('import excel from "@protobi/exceljs";\nexport const used = excel;\n'),
    teaches: "use lib/server/files",
  },
  // The other layers, fail closed
  {
    law: "contracts → format",
    file: "lib/contracts/snippet.ts",
    code: () => importing("lib/format"),
    teaches: "lib/contracts only describes",
  },
  {
    law: "format → contracts",
    file: "lib/format/snippet.ts",
    code: () => importing("lib/contracts"),
    teaches: "lib/format turns values into text",
  },
  {
    law: "i18n → format",
    file: "lib/i18n/snippet.ts",
    code: () => importing("lib/format"),
    teaches: "lib/i18n holds words",
  },
  {
    law: "export → db",
    file: "lib/server/exports/snippet.ts",
    code: () => server(importing("lib/server/db")),
    teaches: "An export turns the view model of a query into rows",
  },
  {
    law: "job → app",
    file: "lib/server/jobs/snippet.ts",
    code: () => server(importing("app/api")),
    teaches: "A job calls a query, a command or an export",
  },
  {
    law: "seed → components",
    file: "prisma/seed/snippet.ts",
    code: () => importing("components/ui"),
    teaches: "prisma/ seeds and describes the database",
  },
  {
    law: "script → app",
    file: "scripts/snippet.ts",
    code: () => importing("app/api"),
    teaches: "A script imports lib, prisma and other scripts",
  },
  {
    law: "proxy → db",
    file: "proxy.ts",
    code: () => importing("lib/server/db"),
    teaches: "never authorise or touch the database",
  },
  {
    law: "tool config → application",
    file: "snippet.config.ts",
    code: () => importing("lib/format"),
    teaches: "A tool's configuration imports packages",
  },
  // Law 6: no barrels, no vague names, source never imports tests, @/ across folders
  {
    law: "barrel",
    file: "lib/domain/scoring/snippet.ts",
    code: () => 'export * from "./aggregate";\n',
    teaches: "No barrels",
  },
  {
    law: "named re-export",
    file: "lib/format/snippet.ts",
    code: () => 'export { LEVELS } from "@/lib/domain/units/unit";\n',
    teaches: "No barrels",
  },
  {
    law: "index.ts",
    file: "lib/domain/scoring/index.ts",
    code: () => "export const used = 1;\n",
    teaches: "This file's name says nothing",
  },
  {
    law: "utils.ts",
    file: "lib/format/utils.ts",
    code: () => "export const used = 1;\n",
    teaches: "This file's name says nothing",
  },
  {
    law: "helpers/",
    file: "lib/server/auth/helpers/password.ts",
    code: () => server("export const used = 1;\n"),
    teaches: "This file's name says nothing",
  },
  {
    law: "camelCase file",
    file: "lib/domain/scoring/rollUp.ts",
    code: () => "export const used = 1;\n",
    teaches: "File names are kebab-case",
  },
  {
    law: "parent import",
    file: DOMAIN,
    code: () => 'import { LEVELS } from "../units/unit";\nexport const used = LEVELS;\n',
    teaches: 'write "@/…"',
  },
  {
    law: "source → tests",
    file: DOMAIN,
    code: () => 'import * as subject from "@/tests/unit/house/fence.test";\nexport const used = subject;\n',
    teaches: "Source never imports tests",
  },
  {
    law: "script → tests",
    file: "scripts/snippet.ts",
    code: () => 'import * as subject from "@/tests/unit/house/fence.test";\nexport const used = subject;\n',
    teaches: "Source never imports tests",
  },
  {
    law: "seed → tests",
    file: "prisma/seed/snippet.ts",
    code: () => 'import * as subject from "@/tests/unit/house/fence.test";\nexport const used = subject;\n',
    teaches: "Source never imports tests",
  },
  {
    law: "a file of no layer",
    file: "lib/snippet.ts",
    code: () => "export const used = 1;\n",
    teaches: "does not belong to any known element",
  },
  ...["data", "info", "item", "handle", "process", "manager", "helper", "utils", "misc", "common"].map(
    (name) => ({
      law: `a variable named ${name}`,
      file: "lib/format/snippet.ts",
      code: () =>
        `export function used(list: number[]) {\n  const ${name} = list[0];\n  return ${name};\n}\n`,
      teaches: "This name says nothing",
    }),
  ),
  {
    law: "a parameter named item",
    file: VIEW,
    code: () => "export const used = (list: number[]) => list.map((item) => item + 1);\n",
    teaches: "This name says nothing",
  },
  {
    law: "a function named handle",
    file: VIEW,
    code: () => "export function handle() {\n  return 1;\n}\n",
    teaches: "This name says nothing",
  },
  {
    law: "destructured data",
    file: VIEW,
    code: () =>
      "export const used = (answer: { data: number }) => {\n  const { data } = answer;\n  return data;\n};\n",
    teaches: "This name says nothing",
  },
  // Law 7: the environment, Intl, raw SQL, console
  {
    law: "environment",
    file: QUERY,
    code: () => server("export const used = process.env.DATABASE_URL;\n"),
    teaches: "lib/server/config/env.ts only",
  },
  {
    law: "environment in the proxy",
    file: "proxy.ts",
    code: () => "export const used = process.env.APP_URL;\n",
    teaches: "lib/server/config/env.ts only",
  },
  {
    law: "Intl",
    file: VIEW,
    code: () => 'export const used = new Intl.NumberFormat("vi");\n',
    teaches: "in lib/format only",
  },
  {
    law: "toLocaleString",
    file: VIEW,
    code: () => 'export const used = (1.5).toLocaleString("vi");\n',
    teaches: "in lib/format only",
  },
  {
    law: "unsafe raw query",
    file: QUERY,
    code: () => server("export const used = (tx: any) => tx.$queryRawUnsafe('select 1');\n"),
    teaches: "Unsafe raw SQL is used nowhere",
  },
  {
    law: "unsafe raw statement in a script",
    file: "scripts/snippet.ts",
    code: () => "export const used = (tx: any) => tx.$executeRawUnsafe('select 1');\n",
    teaches: "Unsafe raw SQL is used nowhere",
  },
  {
    law: "console",
    file: COMMAND,
    code: () => server('export const used = () => console.log("saved");\n'),
    teaches: "console is for scripts",
  },
  // The browser stays small, the server stays on the server
  {
    law: "lib/server without server-only",
    file: QUERY,
    code: () => "export const used = 1;\n",
    teaches: 'begins with `import "server-only";`',
  },
  {
    law: "server-only too late",
    file: COMMAND,
    code: () =>
      'import { LEVELS } from "@/lib/domain/units/unit";\nimport "server-only";\nexport const used = LEVELS;\n',
    teaches: 'begins with `import "server-only";`',
  },
  {
    law: "zod in the browser",
    file: "app/(workspace)/entry/snippet.tsx",
    code: () => '"use client";\nimport { z } from "zod";\nexport const used = z;\n',
    teaches: 'import from "zod/mini"',
  },
  {
    law: "recharts outside the interactive chart",
    file: "components/charts/bullet-bar.tsx",
    code: () => 'import { LineChart } from "recharts";\nexport const used = LineChart;\n',
    teaches: "recharts is imported only in components/charts/interactive*",
  },
  // Tests and comments
  {
    law: "a test left alone",
    file: "tests/unit/snippet.test.ts",
    code: () => `import { it } from "vitest";\nit.${["on", "ly"].join("")}("one", () => {});\n`,
    teaches: "Every test runs, always",
  },
  {
    law: "a test that sleeps",
    file: "tests/e2e/snippet.spec.ts",
    code: () => "export const used = (page: any) => page.waitForTimeout(100);\n",
    teaches: "No sleeps",
  },
  {
    law: "a note to do later",
    file: DOMAIN,
    code: () => `// ${["TO", "DO"].join("")}: later\nexport const used = 1;\n`,
    teaches: "Unexpected 'todo' comment",
  },
];

const GOOD: readonly (readonly [layer: string, file: string, code: string])[] = [
  [
    "domain function",
    DOMAIN,
    "/** Twice as many communes: `double(2)` is 4. */\nexport function double(n: number): number {\n  return 2 * n;\n}\n",
  ],
  [
    "domain",
    DOMAIN,
    'import { LEVELS } from "@/lib/domain/units/unit";\nexport const levelCount = LEVELS.length;\n',
  ],
  [
    "contracts",
    "lib/contracts/snippet.ts",
    'import { z } from "zod";\nexport const scoreQuery = z.strictObject({ unit: z.string() });\n',
  ],
  [
    "format",
    "lib/format/snippet.ts",
    'export const formatSnippet = (n: number) => new Intl.NumberFormat("vi").format(n);\n',
  ],
  ["i18n", "lib/i18n/vi/snippet.ts", 'export const snippet = { save: "Lưu" } as const;\n'],
  [
    "view",
    VIEW,
    'import { LEVELS } from "@/lib/domain/units/unit";\nexport const Snippet = () => <p>{LEVELS.length}</p>;\n',
  ],
  [
    "interactive chart",
    "components/charts/interactive-snippet.tsx",
    '"use client";\nimport { LineChart } from "recharts";\nexport const Snippet = LineChart;\n',
  ],
  [
    "client form",
    "components/entry/snippet.tsx",
    '"use client";\nimport { z } from "zod/mini";\nexport const cell = z.string();\n',
  ],
  [
    "page",
    PAGE,
    'import { notFound } from "next/navigation";\nexport default function Page() {\n  notFound();\n}\n',
  ],
  ["query", QUERY, server("export const loadSnippet = (tx: { $queryRaw: unknown }) => tx.$queryRaw;\n")],
  [
    "command",
    COMMAND,
    server(
      'import { createHash } from "node:crypto";\nexport const saveSnippet = () => createHash("sha256").update("").digest("hex");\n',
    ),
  ],
  [
    "db",
    "lib/server/db/snippet.ts",
    server('import pg from "pg";\nexport const pool = () => new pg.Pool();\n'),
  ],
  ["env", "lib/server/config/env.ts", server("export const port = process.env.PORT;\n")],
  [
    "script",
    "scripts/snippet.ts",
    'import { LEVELS } from "@/lib/domain/units/unit";\nconsole.log(LEVELS, process.env.HOME);\n',
  ],
  [
    "test",
    "tests/unit/snippet.test.ts",
    'import { expect, it } from "vitest";\nimport { LEVELS } from "@/lib/domain/units/unit";\nit("counts", () => expect(LEVELS).toHaveLength(4));\n',
  ],
  [
    "proxy",
    "proxy.ts",
    'import { NextResponse } from "next/server";\nexport const proxy = () => NextResponse.next();\n',
  ],
];

describe("the fence", { timeout: 60_000 }, () => {
  it.each(CASES.map((one) => [one.law, one] as const))(
    "refuses %s",
    async (_law, { file, code, teaches }) => {
      const found = await faults(file, code());
      expect(found.join("\n")).toContain(teaches);
    },
  );

  it.each(GOOD)("lets a good %s pass", async (_layer, file, code) => {
    expect(await faults(file, code)).toEqual([]);
  });

  it("follows the real alias to a real file", async () => {
    const code = 'import { LEVELS } from "@/lib/domain/units/unit";\nexport const used = LEVELS;\n';
    const [result] = await plain.lintText(code, { filePath: "components/ui/snippet.mjs" });
    expect(result?.messages.map((message) => message.message).join("\n")).toContain(
      "components/ui are primitives",
    );
  });

  it("tells a promise nobody waits for", async () => {
    const code = "export const used = () => {\n  Promise.resolve(1);\n};\n";
    const [result] = await plain.lintText(code, { filePath: "lib/domain/units/unit.ts" });
    expect(result?.messages.map((message) => message.ruleId)).toContain(
      "@typescript-eslint/no-floating-promises",
    );
  });
});
