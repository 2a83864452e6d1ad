import { expect, it, vi } from "vitest";
import {
  endedSessionCookie,
  readSessionCookie,
  sessionCookieName,
  toSessionCookie,
} from "@/lib/server/auth/session-cookie";

// The environment is read once, by the first call that needs it.
vi.stubEnv("APP_URL", "https://ntm.example");
vi.stubEnv("AUTH_SECRET", "a secret of this test, long enough to be one");

const valueOf = (cookie: string) => cookie.split(";")[0]?.split("=")[1];

it("over https the cookie is bound to the host and never sent without it", async () => {
  expect(sessionCookieName()).toBe("__Host-ntm-session");
  for (const cookie of [await toSessionCookie("an id"), endedSessionCookie()]) {
    expect(cookie).toMatch(/^__Host-ntm-session=/);
    expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
    expect(cookie).not.toContain("Domain");
  }
});

it("a cookie that was touched, or is none of ours, carries no session", async () => {
  const value = valueOf(await toSessionCookie("an id")) ?? "";
  for (const text of [undefined, "", "x", `${value}x`, value.slice(0, -1), value.replace(/\./, "")]) {
    expect(await readSessionCookie(text)).toBeNull();
  }
});

it("the id comes back, and cannot be read from outside", async () => {
  const value = valueOf(await toSessionCookie("an id"));
  expect(await readSessionCookie(value)).toBe("an id");
  expect(Buffer.from(value ?? "", "base64url").toString()).not.toContain("an id");
});
