import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUILD_FOLDER } from "@/scripts/bench/build-folder";
import { StopSentence } from "@/scripts/runtime/progress";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import { startAside } from "@/scripts/runtime/start-aside";
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
  const { url, child, isReady, stop } = await startAside({
    dataDir,
    buildFolder: BUILD_FOLDER,
    output: "pipe",
  });
  let printed = "";
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-10_000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  if (!(await isReady)) throw new StopSentence(`${printed}\nThe application did not start.`);
  if (!existsSync(STATIC_FILE)) {
    await stop();
    throw new StopSentence("The sources changed while they were measured: run it again.");
  }
  return {
    url,
    signIn: (username) => signIn(url, username),
    layStaticPage(html) {
      writeFileSync(STATIC_FILE, html);
      return `${url}/_next/static/${STATIC_PAGE}`;
    },
    stop,
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
