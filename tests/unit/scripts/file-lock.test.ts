import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { withFileLock } from "@/scripts/runtime/file-lock";

const lockFolder = (): string => join(mkdtempSync(join(tmpdir(), "lock-")), "lock");

test("two holders take turns, also after one of them failed", async () => {
  const folder = lockFolder();
  const happened: string[] = [];
  const turn = (name: string) =>
    withFileLock(folder, async () => {
      happened.push(`${name} in`);
      await pause(30);
      happened.push(`${name} out`);
      if (name === "a") throw new Error("fails");
    });
  await Promise.allSettled([turn("a"), turn("b"), turn("c")]);
  for (let index = 0; index < happened.length; index += 2) {
    expect(happened[index + 1]).toBe(happened[index]?.replace("in", "out"));
  }
  expect(happened).toHaveLength(6);
});

test("the lock of a process that is gone is taken over at once", async () => {
  const folder = lockFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, "pid"), "4194304");
  expect(await withFileLock(folder, () => Promise.resolve("mine"))).toBe("mine");
});

test("so is one that nobody has touched for long, whoever has its number now", async () => {
  const folder = lockFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, "pid"), String(process.pid));
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(folder, longAgo, longAgo);
  expect(await withFileLock(folder, () => Promise.resolve("mine"))).toBe("mine");
});
