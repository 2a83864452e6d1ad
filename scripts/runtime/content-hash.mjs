import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * One hash over the names and contents of files and folders, the same on every machine.
 *
 * @param {string} root
 * @param {readonly string[]} paths relative to the root; what is not there is left out
 * @param {(path: string) => boolean} [isLeftOut] told the path relative to the root, with forward slashes
 * @returns {string} 64 hexadecimal digits
 */
export function contentHash(root, paths, isLeftOut = () => false) {
  const hash = createHash("sha256");
  const visit = (absolute) => {
    const name = relative(root, absolute).replaceAll("\\", "/");
    if (isLeftOut(name)) return;
    if (statSync(absolute).isDirectory()) {
      for (const entry of readdirSync(absolute).sort()) visit(join(absolute, entry));
      return;
    }
    hash.update(`${name}\0`).update(readFileSync(absolute)).update("\0");
  };
  for (const path of paths) {
    if (existsSync(join(root, path))) visit(join(root, path));
  }
  return hash.digest("hex");
}
