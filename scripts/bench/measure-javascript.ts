import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BenchPlace } from "@/scripts/bench/bench-place";
import { BUILD_FOLDER } from "@/scripts/bench/build-folder";
import { firstLoadScripts } from "@/scripts/bench/first-load-scripts";
import type { ServedApplication } from "@/scripts/bench/served-application";
import { StopSentence } from "@/scripts/runtime/progress";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";

/** KiB gzip that a page may make a browser load before it works. */
export const BUDGET_KIB = 165;

export interface PageWeight {
  readonly route: string;
  /** The account and the address it was measured with. */
  readonly asked: string;
  readonly scripts: number;
  readonly kib: number;
}

interface Visit {
  /** `null`: signed out. */
  readonly account: string | null;
  readonly path: string | ((application: ServedApplication, cookie: string) => Promise<string>);
  /** 200 where nothing is said. */
  readonly status?: number;
}

const district = "huyen-365";
const province = "tinh-40";

/** An address for every route; `null` where it only leads elsewhere or stands in for a broken page. */
const VISITS: Readonly<Record<string, Visit | null>> = {
  "/": null,
  "/_global-error": null,
  "/_not-found": { account: province, path: "/units/00", status: 404 },
  "/sign-in": { account: null, path: "/sign-in" },
  "/account": { account: province, path: "/account" },
  "/units/[unitCode]": { account: province, path: "/units/40" },
  "/units/[unitCode]/siblings": { account: province, path: "/units/40/siblings" },
  "/units/[unitCode]/rows/[indicatorCode]": { account: province, path: "/units/40/rows/CQS-2" },
  "/units/[unitCode]/heat-table": { account: province, path: "/units/40/heat-table" },
  "/units/[unitCode]/ranking": { account: province, path: "/units/40/ranking" },
  "/units/[unitCode]/history": { account: province, path: "/units/40/history" },
  "/units/[unitCode]/progress": { account: province, path: "/units/40/progress" },
  "/units/[unitCode]/map": { account: province, path: "/units/VN/map" },
  "/units/[unitCode]/path/[indicatorCode]": { account: province, path: "/units/40/path/CQS-2" },
  "/indicators/[indicatorCode]": { account: province, path: "/indicators/CQS-2" },
  "/compare": { account: province, path: "/compare?units=40,46&targets=CQS-2" },
  "/search": { account: province, path: "/search?q=vinh" },
  "/gallery": { account: province, path: "/gallery" },
  "/entry": { account: district, path: "/entry" },
  "/entry/[unitCode]/[periodCode]": { account: district, path: "/entry/14203/2025" },
  "/review": { account: province, path: "/review" },
  "/review/[reportId]": { account: province, path: firstReport },
  "/imports": { account: province, path: "/imports" },
  "/exports": { account: province, path: "/exports" },
};

/** What every page of the build loads first, by what its HTML names. */
export async function measureJavaScript(place: BenchPlace): Promise<readonly PageWeight[]> {
  const application = await place.application();
  const routes = builtRoutes();
  const unknown = routes.filter((route) => !(route in VISITS));
  if (unknown.length > 0)
    throw new StopSentence(`scripts/bench/measure-javascript.ts names no address for ${unknown.join(", ")}.`);
  const sizes = new Map<string, number>();
  const weights: PageWeight[] = [];
  for (const route of routes) {
    const visit = VISITS[route];
    if (visit) weights.push(await weigh(application, route, visit, sizes));
  }
  return weights;
}

/** Every page of the build, without the groups that no address shows. */
function builtRoutes(): readonly string[] {
  const manifest = JSON.parse(
    readFileSync(join(PROJECT_ROOT, BUILD_FOLDER, "server/app-paths-manifest.json"), "utf8"),
  ) as Readonly<Record<string, string>>;
  return Object.keys(manifest)
    .filter((path) => path.endsWith("/page"))
    .map((path) => path.slice(0, -"/page".length).replaceAll(/\/\([^)]+\)/g, "") || "/")
    .toSorted();
}

async function weigh(
  application: ServedApplication,
  route: string,
  { account, path, status = 200 }: Visit,
  sizes: Map<string, number>,
): Promise<PageWeight> {
  const cookie = account === null ? "" : await application.signIn(account);
  const address = typeof path === "string" ? path : await path(application, cookie);
  const html = await readPage(application, address, cookie, status);
  const scripts = firstLoadScripts(html);
  if (scripts.length === 0) throw new Error(`${address} names no script at all`);
  let bytes = 0;
  for (const script of scripts) bytes += await sizeOf(new URL(script, application.url).href, sizes);
  return { route, asked: `${account ?? "nobody"} ${address}`, scripts: scripts.length, kib: bytes / 1024 };
}

async function readPage(
  application: ServedApplication,
  path: string,
  cookie: string,
  status = 200,
): Promise<string> {
  const answer = await fetch(`${application.url}${path}`, { headers: { cookie }, redirect: "manual" });
  if (answer.status !== status) throw new StopSentence(`${path} answered ${answer.status}.`);
  return answer.text();
}

async function sizeOf(url: string, sizes: Map<string, number>): Promise<number> {
  const known = sizes.get(url);
  if (known !== undefined) return known;
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  const size = gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).length;
  sizes.set(url, size);
  return size;
}

async function firstReport(application: ServedApplication, cookie: string): Promise<string> {
  const queue = await readPage(application, "/review", cookie);
  const path = /href="(\/review\/[^"?#]+)/.exec(queue)?.[1];
  if (path === undefined) throw new StopSentence("/review leads to no report.");
  return path;
}
