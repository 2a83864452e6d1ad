import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { BUILD_FOLDER } from "@/scripts/bench/build-folder";
import { anyFreePort } from "@/scripts/runtime/free-port";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import { StopSentence } from "@/scripts/runtime/progress";
import { packageFile } from "@/scripts/runtime/tally";
import { TEST_PASSWORD } from "@/scripts/runtime/test-password";

/** A file in the build's own folder of static files: the same server sends it without rendering anything. */
const STATIC_PAGE = "bench/page.html";
const STATIC_FILE = join(PROJECT_ROOT, BUILD_FOLDER, "static", STATIC_PAGE);

export interface ServedApplication {
  readonly url: string;
  /** The cookie of a person who has just signed in. */
  signIn(username: string): Promise<string>;
  /** Makes the bare page hold this text; returns its address. */
  layStaticPage(html: string): string;
  stop(): Promise<void>;
}

/** `npm start` on the build and the running database of this run. */
export async function startApplication(dataDir: string): Promise<ServedApplication> {
  // The server lists its static files once, when it starts.
  mkdirSync(join(STATIC_FILE, ".."), { recursive: true });
  writeFileSync(STATIC_FILE, "");
  const port = await anyFreePort();
  const url = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--disable-warning=ExperimentalWarning",
      "--import",
      pathToFileURL(packageFile("tsx/dist/loader.mjs")).href,
      join(PROJECT_ROOT, "scripts/start.ts"),
    ],
    {
      cwd: PROJECT_ROOT,
      env: {
        ...process.env,
        // Empty counts as not given, and keeps what a file `.env` says about them out.
        DATABASE_URL: "",
        APP_DATABASE_URL: "",
        APP_URL: "",
        HOST: "",
        TRUST_PROXY: "",
        PORT: String(port),
        DATA_DIR: dataDir,
        NEXT_DIST_DIR: BUILD_FOLDER,
        DEMO_DATA: "1",
        DEMO_PASSWORD: TEST_PASSWORD,
        LOG_LEVEL: "warn",
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  let printed = "";
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-10_000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const ended = new Promise<void>((settle) => {
    child.once("error", () => settle());
    child.once("exit", () => settle());
  });
  const isReady = await Promise.race([
    new Promise<boolean>((settle) => child.once("message", () => settle(true))),
    ended.then(() => false),
  ]);
  if (!isReady) throw new StopSentence(`${printed}\nThe application did not start.`);
  if (!existsSync(STATIC_FILE)) {
    child.kill("SIGTERM");
    await ended;
    throw new StopSentence("The sources changed while they were measured: run it again.");
  }
  return {
    url,
    signIn: (username) => signIn(url, username),
    layStaticPage(html) {
      writeFileSync(STATIC_FILE, html);
      return `${url}/_next/static/${STATIC_PAGE}`;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function signIn(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in/submit`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url },
    body: new URLSearchParams({ username, password: TEST_PASSWORD }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  const session = cookies.find((cookie) => /session=./.test(cookie));
  if (answer.status !== 303 || session === undefined)
    throw new StopSentence(`Signing in as ${username} answered ${answer.status}.`);
  return session;
}
