import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasSecret, keptSecret, readablePassword } from "@/scripts/runtime/secrets";

test("a kept secret is made once and readable by its owner only", () => {
  const folder = mkdtempSync(join(tmpdir(), "secrets-"));
  expect(hasSecret(folder, "auth")).toBe(false);
  const first = keptSecret(folder, "auth");
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(keptSecret(folder, "auth", () => "another")).toBe(first);
  expect(statSync(join(folder, "secrets/auth")).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "secrets")).mode & 0o777).toBe(0o700);
});

test("a password to be read out has no letters that look alike", () => {
  const passwords = Array.from({ length: 200 }, () => readablePassword());
  expect(new Set(passwords).size).toBe(200);
  for (const password of passwords)
    expect(password).toMatch(/^[a-km-np-z2-9]{4}-[a-km-np-z2-9]{4}-[a-km-np-z2-9]{4}$/);
});
