import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { createLog } from "@/lib/server/config/log";

function entryOf(fields: object): string {
  let written = "";
  const log = createLog(
    "info",
    new Writable({ write: (chunk, _encoding, done) => done(void (written += chunk)) }),
  );
  log.info(fields, "something happened");
  return written;
}

it.each([
  { password: "bí-mật" },
  { request: { headers: { cookie: "bí-mật", authorization: "Bearer bí-mật" } }.headers },
  { form: { fields: { newPassword: "bí-mật", token: "bí-mật" } } },
  { env: { DATABASE_URL: "bí-mật", AUTH_SECRET: "bí-mật" } },
])("no secret of %j reaches the log", (fields) => {
  expect(entryOf(fields)).not.toContain("bí-mật");
  expect(entryOf(fields)).toContain("something happened");
});

it("an error keeps what finds the bug and drops what repeats rows", () => {
  const err = Object.assign(new Error("no such column"), {
    code: "42703",
    detail: "Failing row contains (bí-mật)",
  });
  const entry = JSON.parse(entryOf({ err })) as { err: Record<string, unknown> };
  expect(entry.err).toMatchObject({ type: "Error", message: "no such column", code: "42703" });
  expect(JSON.stringify(entry)).not.toContain("bí-mật");
});
