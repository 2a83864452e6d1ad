import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";

const SYSTEM_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge",
];
const MAC_PROGRAMS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
/** A Chromium inside an npm package, for machines where only the npm registry can be reached. */
const PACKAGED = { name: "@sparticuz/chromium", version: "153.0.0" };
const PACKAGED_FOLDER = join(PROJECT_ROOT, ".data-chromium");

/** As root Chromium runs only without its sandbox; the rest keeps it from calling home. */
export const CHROMIUM_WORDS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser that starts on this machine, in the order: the one told, Playwright's own, the system's. */
export async function findChromium(): Promise<string | null> {
  const candidates = [
    process.env.PLAYWRIGHT_CHROMIUM_PATH,
    await playwrightsOwn(),
    ...onPath(),
    ...MAC_PROGRAMS,
  ];
  for (const path of candidates) {
    if (path !== undefined && (await isUsable(path))) return path;
  }
  return null;
}

/** The same, installing one where there is none: Playwright's, the distribution's (as root), the one in an npm package. */
export async function provisionChromium(say: (line: string) => void): Promise<string | null> {
  const found = await findChromium();
  if (found !== null) return found;
  for (const install of [installPlaywrights, installDistributions, installPackaged]) {
    const path = await install(say);
    if (path !== null && (await isUsable(path))) return path;
  }
  return null;
}

async function playwrightsOwn(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

function onPath(): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** There, and with all its libraries: it must show a page. */
async function isUsable(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const { chromium } = await import("@playwright/test");
  try {
    const browser = await chromium.launch({ executablePath: path, args: CHROMIUM_WORDS, timeout: 30_000 });
    const page = await browser.newPage();
    await page.setContent("<p>ok</p>");
    const text = await page.textContent("p");
    await browser.close();
    return text === "ok";
  } catch {
    return false;
  }
}

async function installPlaywrights(say: (line: string) => void): Promise<string | null> {
  say("Chưa có Chromium: thử tải bản của Playwright…");
  const script = join(PROJECT_ROOT, "node_modules/@playwright/test/cli.js");
  const installed =
    run(process.execPath, [script, "install", "chromium-headless-shell"], 300_000) && (await findChromium());
  return installed || null;
}

async function installDistributions(say: (line: string) => void): Promise<string | null> {
  if (process.getuid?.() !== 0) return null;
  const recipes: [string, string[][]][] = [
    ["apt-get", [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]],
    ["apk", [["add", "--no-cache", "chromium"]]],
    ["dnf", [["install", "-y", "chromium"]]],
  ];
  for (const [program, steps] of recipes) {
    if (spawnSync(program, ["--version"]).error !== undefined) continue;
    say(`Cài Chromium bằng ${program}…`);
    process.env.DEBIAN_FRONTEND = "noninteractive";
    if (steps.every((words) => run(program, words, 600_000))) return findChromium();
  }
  return null;
}

async function installPackaged(say: (line: string) => void): Promise<string | null> {
  say(`Cài Chromium từ gói npm ${PACKAGED.name}…`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const words = [
    "install",
    "--prefix",
    PACKAGED_FOLDER,
    "--no-audit",
    "--no-fund",
    `${PACKAGED.name}@${PACKAGED.version}`,
  ];
  if (!run(npm, words, 600_000)) return null;
  const entry = join(PACKAGED_FOLDER, "node_modules", PACKAGED.name, "build/index.js");
  if (!existsSync(entry)) return null;
  const loaded = (await import(pathToFileURL(entry).href)) as {
    default: { executablePath(): Promise<string> };
  };
  return loaded.default.executablePath();
}

function run(program: string, words: readonly string[], timeout: number): boolean {
  return spawnSync(program, words, { stdio: ["ignore", "ignore", "inherit"], timeout }).status === 0;
}
