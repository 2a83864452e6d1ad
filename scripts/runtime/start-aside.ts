import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { anyFreePort } from "@/scripts/runtime/free-port";
import { PROJECT_ROOT } from "@/scripts/runtime/project-root";
import { packageFile } from "@/scripts/runtime/tally";
import { TEST_PASSWORD } from "@/scripts/runtime/test-password";

export interface StartAside {
  readonly dataDir: string;
  readonly buildFolder: string;
  /** Where what it prints goes. */
  readonly output: "inherit" | "pipe";
}

export interface AsideApplication {
  readonly url: string;
  readonly child: ChildProcess;
  /** `true` once it serves, `false` where it ended before. */
  readonly isReady: Promise<boolean>;
  stop(): Promise<void>;
}

/** `npm start` with demonstration data on a port of its own, beside whatever else runs: for tests and measurements. */
export async function startAside({ dataDir, buildFolder, output }: StartAside): Promise<AsideApplication> {
  const port = await anyFreePort();
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
        NEXT_DIST_DIR: buildFolder,
        DEMO_DATA: "1",
        DEMO_PASSWORD: TEST_PASSWORD,
        LOG_LEVEL: "warn",
      },
      stdio: ["ignore", output, output, "ipc"],
    },
  );
  const ended = new Promise<void>((settle) => {
    child.once("error", () => settle());
    child.once("exit", () => settle());
  });
  return {
    url: `http://localhost:${port}`,
    child,
    isReady: Promise.race([
      new Promise<boolean>((settle) => child.once("message", () => settle(true))),
      ended.then(() => false),
    ]),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
