import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { literalTexts } from "@/tests/unit/i18n/literal-texts";

// Words live in lib/i18n and lib/format. What a reader sees and stands anywhere else is said in one language only.

/** Texts that may stand in the code, and why. */
const ALLOWED: Readonly<Record<string, { readonly texts: RegExp; readonly why: string }>> = {
  "app/(workspace)/gallery/sample-targets.ts": {
    texts: /924\/QĐ-TTg$/u,
    why: "a sample of the register, which holds both languages itself",
  },
  "components/dashboard/children-table.tsx": {
    texts: /^(?:thành phố|thị xã)$/u,
    why: "types of units as the official list writes them",
  },
  "components/dashboard/walk-heat-table.ts": { texts: /^px/u, why: "lengths of a style" },
  "lib/contracts/api.ts": { texts: /./u, why: "the description of the API, for programmers" },
  "lib/contracts/export-query.ts": { texts: /./u, why: "the description of the API, for programmers" },
  "lib/contracts/import-report.ts": { texts: /./u, why: "the description of the API, for programmers" },
  "lib/server/http/openapi-document.ts": { texts: /./u, why: "the description of the API, for programmers" },
  "lib/domain/register/parse-register.ts": { texts: /./u, why: "faults of the register, for its editors" },
  "lib/domain/register/register-reader.ts": { texts: /./u, why: "faults of the register, for its editors" },
  "lib/domain/units/parse-units.ts": { texts: /./u, why: "faults of the list of units, for its editors" },
  "lib/domain/units/unit-tree.ts": { texts: /^xã$/u, why: "a type of units as the official list writes it" },
  "lib/server/audit/append-audit-entry.ts": {
    texts: /^hệ thống$/u,
    why: "part of what is hashed, the same for every reader",
  },
  "lib/server/config/env.ts": { texts: /./u, why: "said at the start, to those who run the product" },
  "lib/server/db/load-reference-tables.ts": { texts: /SELECT|INSERT|UPDATE/u, why: "SQL" },
  "lib/server/files/write-workbook.ts": { texts: /^NTM Số$/u, why: "the product's name" },
};

const CODE = [
  "app/**/*.{ts,tsx}",
  "components/**/*.{ts,tsx}",
  "lib/{contracts,domain,server}/**/*.ts",
  "proxy.ts",
];

const textsOf = (path: string, code: string) => literalTexts(path, code).map(({ text }) => text);
const inView = (code: string) =>
  textsOf("components/snippet.tsx", `export const Snippet = (props: any) => ${code};`);

describe("a text for people is found", () => {
  test.each([
    ["between tags", "<p>Xã</p>"],
    ["between tags, in English", "<p>Targets</p>"],
    ["in braces between tags", '<p>{"Targets"}</p>'],
    ["on one side of a condition", '<p>{props.many ? "units" : null}</p>'],
    ["in an attribute that is read out", '<svg aria-label="Chart" />'],
    ["in a condition in such an attribute", '<a title={props.open ? "Close" : undefined} />'],
    ["in a property with words", '<Field label="Name" />'],
    ["as a sentence handed on", '<Field error={"the name is missing"} />'],
    ["as a Vietnamese word handed on", '<Field error={"thiếu"} />'],
    ["beside a value", "<Field error={`${props.count} units`} />"],
  ])("%s", (_, code) => {
    expect(inView(code)).toHaveLength(1);
  });

  test("in an answer of the server", () => {
    const code = 'export const answer = () => problem(403, { detail: "You may not do this" });';
    expect(textsOf("lib/server/snippet.ts", code)).toEqual(["You may not do this"]);
  });
});

describe("what is no text for people is left alone", () => {
  test.each([
    ["marks and numbers", "<p>· 100%</p>"],
    ["classes", '<p className="small muted section-note" />'],
    ["addresses and codes", '<a href="/units/VN" id="main" data-kind="no-data" />'],
    ["what is only compared", '<p title={props.kind === "open" ? props.title : undefined} />'],
    ["bugs that are thrown", '{ throw new Error("the register has no periods"); }'],
    ["SQL", "tx.$queryRaw`select code from unit where level = ${props.level} order by code`"],
  ])("%s", (_, code) => {
    expect(inView(code)).toEqual([]);
  });
});

describe("the code", () => {
  const files = globSync(CODE, { exclude: ["lib/server/db/generated/**"] }).sort();
  const found = files.flatMap((path) =>
    textsOf(path, readFileSync(path, "utf8")).map((text) => ({ path, text })),
  );

  test("is read", () => {
    expect(files.length).toBeGreaterThan(200);
    expect(files).toContain("components/dashboard/unit-overview-view.tsx");
  });

  test("holds no text for people outside the catalogues", () => {
    expect(found.filter(({ path, text }) => !ALLOWED[path]?.texts.test(text))).toEqual([]);
  });

  test("needs every exception", () => {
    const used = new Set(found.map(({ path }) => path));
    expect(Object.keys(ALLOWED).filter((path) => !used.has(path))).toEqual([]);
  });
});
