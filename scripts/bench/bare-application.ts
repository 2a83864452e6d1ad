import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toBareTree } from "@/scripts/bench/bare-tree";
import { BUILD_FOLDER } from "@/scripts/bench/build-folder";
import { runNext } from "@/scripts/runtime/build";
import { anyFreePort } from "@/scripts/runtime/free-port";
import { StopSentence } from "@/scripts/runtime/progress";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";

/** Serves pages of a given size with the same Next.js and React, and nothing else. */
export interface BareApplication {
  readonly url: string;
  /** A page of the same elements, attributes and texts as this one's body; returns its address. */
  layPage(name: string, html: string): string;
  stop(): Promise<void>;
}

// A whole application: one dynamic page, whose elements were made into plain objects before. No session, no database,
// no domain, no component of the product, no client component at all. The product's style sheets and fonts come with it
// the way the product's own pages bring them: a browser that has to wait for them paints later, and work done before
// the first paint does not count as blocking.
const SOURCES: Readonly<Record<string, string>> = {
  "package.json": `{ "private": true, "type": "module" }`,
  "next.config.js": `export default { poweredByHeader: false, reactStrictMode: true, agentRules: false, turbopack: { root: ${JSON.stringify(PROJECT_ROOT)} } };`,
  "app/layout.js": `
import { readdirSync } from "node:fs";
import { connection } from "next/server";
import { preload } from "react-dom";
import "./product.css";
const fonts = readdirSync(process.env.BARE_FONTS).filter((name) => name.includes(".p.") && name.endsWith(".woff2"));
export default async function Layout({ children }) {
  await connection();
  for (const name of fonts) preload("/product/media/" + name, { as: "font", type: "font/woff2", crossOrigin: "" });
  return (
    <html lang="vi">
      <body>{children}</body>
    </html>
  );
}`,
  "app/[name]/page.js": `
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createElement, Fragment } from "react";
const kept = new Map();
function nodesOf(name) {
  if (!kept.has(name)) kept.set(name, JSON.parse(readFileSync(join(process.env.BARE_PAGES, name + ".json"), "utf8")));
  return kept.get(name);
}
const toElement = (node) =>
  typeof node === "string" ? node : createElement(node.tag, node.attributes, ...node.children.map(toElement));
export default async function Page({ params }) {
  const { name } = await params;
  return createElement(Fragment, null, ...nodesOf(name).map(toElement));
}`,
};

/** Builds it in `folder` with the product's own Next.js and serves it behind the product's own front. */
export async function startBareApplication(folder: string): Promise<BareApplication> {
  const pages = join(folder, "pages");
  const statics = join(PROJECT_ROOT, BUILD_FOLDER, "static");
  for (const [name, text] of Object.entries(SOURCES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  mkdirSync(pages, { recursive: true });
  const media = join(folder, "public/product/media");
  cpSync(join(statics, "media"), media, { recursive: true });
  writeFileSync(join(folder, "app/product.css"), productStyle(join(statics, "chunks")));
  // A browser asks for it unasked, and would be answered by the page.
  writeFileSync(join(folder, "public/favicon.ico"), "");
  const places = { BARE_PAGES: pages, BARE_FONTS: media };
  await runNext(["build", folder], { NODE_ENV: "production", NEXT_DIST_DIR: "", ...places });
  const port = await anyFreePort();
  const { child, ended } = serve(folder, port, places);
  const answer = await Promise.race([
    new Promise<unknown>((settle) => child.once("message", settle)),
    ended.then(() => null),
  ]);
  if (answer !== "ready") throw new StopSentence("The bare application did not start.");
  const url = `http://localhost:${port}`;
  return {
    url,
    layPage(name, html) {
      writeFileSync(join(pages, `${name}.json`), JSON.stringify(toBareTree(html)));
      return `${url}/${name}`;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The style sheet of the build, its files found where the bare application has them. */
function productStyle(chunks: string): string {
  const sheets = readdirSync(chunks).filter((name) => name.endsWith(".css"));
  return sheets
    .map((name) => readFileSync(join(chunks, name), "utf8"))
    .join("\n")
    .replaceAll("url(../media/", "url(/product/media/");
}

function serve(
  folder: string,
  port: number,
  places: Readonly<Record<string, string>>,
): { readonly child: ChildProcess; readonly ended: Promise<void> } {
  const front = { dev: false, dir: folder, port, host: "localhost", appUrl: null, trustProxy: 0 };
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "--max-semi-space-size=64",
      join(PROJECT_ROOT, "scripts/runtime/server.mjs"),
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        ...places,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_DIST_DIR: "",
        NTM_FRONT: JSON.stringify(front),
      },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const ended = new Promise<void>((settle) => {
    child.once("error", () => settle());
    child.once("exit", () => settle());
  });
  return { child, ended };
}
