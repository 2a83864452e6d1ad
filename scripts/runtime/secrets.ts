import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Reads a secret kept in the data folder, or makes it: file mode 0600, the same for all who start at once. */
export function keptSecret(dataFolder: string, name: string, create: () => string = randomSecret): string {
  const folder = join(dataFolder, "secrets");
  const file = join(folder, name);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, `${create()}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Another start was first: its secret counts.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}

export function hasSecret(dataFolder: string, name: string): boolean {
  return existsSync(join(dataFolder, "secrets", name));
}

function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** A password a person can read out and type: no letters that look alike. */
export function readablePassword(): string {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789";
  const text = Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join("");
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
