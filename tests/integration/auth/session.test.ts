import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as postSignOut } from "@/app/api/auth/sign-out/route";
import { changePassword } from "@/lib/server/auth/change-password";
import { readSessionCookie, toSessionCookie } from "@/lib/server/auth/session-cookie";
import { signIn } from "@/lib/server/auth/sign-in";
import { viewerOfRequest } from "@/lib/server/auth/viewer-of-request";
import { env } from "@/lib/server/config/env";
import { asOwner, createPerson, PASSWORD } from "@/tests/integration/auth/people";
import { useTestDatabase } from "@/tests/support/test-database";

const database = useTestDatabase();
let accountId = "";
let cookie = "";

async function newSession(password = PASSWORD): Promise<string> {
  const result = await signIn({ username: "tinh-40", password, address: "192.0.2.1", userAgent: null });
  if (!result.ok) throw new Error(result.kind);
  return (await toSessionCookie(result.value.sessionId)).split(";")[0] ?? "";
}

const request = (headers: Record<string, string>, method = "GET") =>
  new Request(new URL("/api/auth/sign-out", env().APP_URL), { method, headers });
const viewerWith = (headers: Record<string, string>) => viewerOfRequest(request(headers));
const change = (sql: string) => asOwner(database.ownerUrl, sql);

beforeAll(async () => {
  accountId = await createPerson(database.ownerUrl, { username: "tinh-40", scope: ["40", "42"] });
});
beforeEach(async () => {
  cookie = await newSession();
});

describe("nobody", () => {
  it.each(["", "ntm-session=", "ntm-session=abc", "ntm-session=a.b.c.d.e"])(
    "with the cookie %j",
    async (text) => {
      expect(await viewerWith({ cookie: text })).toBeNull();
    },
  );

  it("with a session that never was, though the cookie is ours", async () => {
    expect(await viewerWith({ cookie: await toSessionCookie("never-opened") })).toBeNull();
  });

  it.each([
    ["revoked", "UPDATE session SET revoked_at = now()"],
    ["older than 7 days", "UPDATE session SET expires_at = now()"],
    ["idle for 12 hours", "UPDATE session SET last_seen_at = now() - interval '12 hours 1 second'"],
    ["of an account disabled since", "UPDATE account SET disabled_at = now()"],
  ])("with a session %s, from the next request on", async (_name, sql) => {
    expect(await viewerWith({ cookie })).not.toBeNull();
    await change(sql);
    expect(await viewerWith({ cookie })).toBeNull();
    await change("UPDATE account SET disabled_at = NULL");
  });

  it("with a session beside a token that is not valid: a Bearer call never reads cookies", async () => {
    expect(await viewerWith({ cookie, authorization: "Bearer ntm_wrong" })).toBeNull();
    expect(await viewerWith({ cookie, authorization: "Bearer" })).toBeNull();
  });
});

describe("signing out", () => {
  it.each([{ origin: "https://evil.example" }, {}])("is refused from elsewhere: %j", async (headers) => {
    expect((await postSignOut(request({ cookie, ...headers }, "POST"))).status).toBe(403);
    expect(await viewerWith({ cookie })).not.toBeNull();
  });

  it("ends the session also for a copy of its cookie", async () => {
    const response = await postSignOut(request({ cookie, origin: env().APP_URL }, "POST"));
    expect(response.status).toBe(303);
    expect(response.headers.get("set-cookie")).toMatch(/^ntm-session=; Path=\/; Max-Age=0/);
    expect(await viewerWith({ cookie })).toBeNull();
  });
});

describe("a living session", () => {
  it("says who is there and for which units", async () => {
    expect(await viewerWith({ cookie: `lang=en; ${cookie}` })).toMatchObject({
      by: "session",
      mustChangePassword: false,
      viewer: { accountId, username: "tinh-40", role: "province", scope: ["40", "42"] },
    });
  });

  it("is written to once a minute at most", async () => {
    const seen = async () =>
      JSON.stringify(await change("SELECT last_seen_at FROM session ORDER BY id_hash"));
    await change("UPDATE session SET last_seen_at = now() - interval '2 minutes'");
    const before = await seen();
    await viewerWith({ cookie });
    const after = await seen();
    expect(after).not.toBe(before);
    await viewerWith({ cookie });
    expect(await seen()).toBe(after);
  });
});

describe("changing the password", () => {
  const NEW = "mật khẩu mới đủ dài";
  const attempt = async (fields: object) => {
    const sessionId = (await readSessionCookie(cookie.split("=")[1])) ?? "";
    const viewer = (await viewerWith({ cookie }))?.viewer;
    if (viewer === undefined) throw new Error("not signed in");
    return changePassword(viewer, {
      currentPassword: PASSWORD,
      newPassword: NEW,
      repeatedPassword: NEW,
      sessionId,
      address: "192.0.2.7",
      ...fields,
    });
  };

  it.each([
    ["wrong-credentials", { currentPassword: "sai" }],
    ["too-short", { newPassword: "ngắn quá", repeatedPassword: "ngắn quá" }],
    ["too-long", { newPassword: "x".repeat(257), repeatedPassword: "x".repeat(257) }],
    ["repeated-wrongly", { repeatedPassword: "khác" }],
    ["unchanged", { newPassword: PASSWORD, repeatedPassword: PASSWORD }],
  ])("is refused: %s", async (kind, fields) => {
    expect(await attempt(fields)).toMatchObject({ ok: false, kind });
    await newSession();
  });

  it("ends the other sessions and the duty to change, and keeps the one in use", async () => {
    const other = await newSession();
    await change("UPDATE account SET must_change_password = true");
    expect(await viewerWith({ cookie })).toMatchObject({ mustChangePassword: true });
    expect(await attempt({})).toMatchObject({ ok: true });
    expect(await viewerWith({ cookie })).toMatchObject({ mustChangePassword: false });
    expect(await viewerWith({ cookie: other })).toBeNull();
    await expect(newSession()).rejects.toThrow("wrong-credentials");
    await newSession(NEW);
    const entries = await change(
      "SELECT action, subject, account_id FROM audit_entry WHERE chain = 'people'",
    );
    expect(entries).toEqual([{ action: "change-password", subject: "tinh-40", account_id: accountId }]);
    expect(
      await attempt({ currentPassword: NEW, newPassword: PASSWORD, repeatedPassword: PASSWORD }),
    ).toMatchObject({ ok: true });
  });
});
