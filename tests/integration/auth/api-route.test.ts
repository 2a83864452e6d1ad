import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { issueApiToken } from "@/lib/server/auth/api-token";
import { toSessionCookie } from "@/lib/server/auth/session-cookie";
import { signIn } from "@/lib/server/auth/sign-in";
import { env } from "@/lib/server/config/env";
import { withAuth } from "@/lib/server/db/scoped";
import { apiRoute } from "@/lib/server/http/api-route";
import { asOwner, createPerson, PASSWORD } from "@/tests/integration/auth/people";
import { useTestDatabase } from "@/tests/support/test-database";

const database = useTestDatabase();
let token = "";
let cookie = "";
let calls = 0;

const route = apiRoute<{ period: string }, { unit: string }>(
  z.strictObject({ period: z.string() }),
  async (call) => {
    calls += 1;
    if (call.query.period === "bug") throw new Error("internal detail");
    return Response.json({ unit: call.params.unit, who: call.viewer.username, scope: call.viewer.scope });
  },
);

interface Sent {
  readonly query?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

const send = ({ query = "?period=2024", method = "GET", headers = bearer() }: Sent = {}) =>
  route(new Request(new URL(`/api/v1/probe/46${query}`, env().APP_URL), { method, headers }), {
    params: Promise.resolve({ unit: "46" }),
  });
const bearer = (text = token) => ({ authorization: `Bearer ${text}` });
const change = (sql: string) => asOwner(database.ownerUrl, sql);

beforeAll(async () => {
  await createPerson(database.ownerUrl, { username: "huyen-365", role: "district", scope: ["365"] });
});
beforeEach(async () => {
  const issued = await withAuth((tx) => issueApiToken(tx, "huyen-365", 30));
  const opened = await signIn({
    username: "huyen-365",
    password: PASSWORD,
    address: "192.0.2.1",
    userAgent: null,
  });
  if (!issued.ok || !opened.ok) throw new Error("no way in");
  token = issued.value.token;
  cookie = (await toSessionCookie(opened.value.sessionId)).split(";")[0] ?? "";
  await change("DELETE FROM api_usage");
  calls = 0;
});

async function expectProblem(response: Response, status: number, members: object = {}): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toMatchObject({ status, ...members });
}

describe("refused before anything is done", () => {
  it.each([
    {},
    { authorization: "Bearer ntm_wrong" },
    { authorization: "Basic abc" },
    { cookie: "ntm-session=abc" },
  ])("a call of nobody: %j", async (headers) => {
    const response = await send({ headers });
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    await expectProblem(response, 401, { title: "Chưa đăng nhập" });
    expect(calls).toBe(0);
  });

  it.each([
    ["expired", "UPDATE api_token SET expires_at = now()"],
    ["revoked", "UPDATE api_token SET revoked_at = now()"],
    ["of a disabled account", "UPDATE account SET disabled_at = now()"],
  ])("a token %s", async (_name, sql) => {
    expect((await send()).status).toBe(200);
    await change(sql);
    await expectProblem(await send(), 401);
    await change("UPDATE account SET disabled_at = NULL");
  });

  it.each([{}, { origin: "https://evil.example" }, { origin: "null" }])(
    "a write that a cookie authorises, from elsewhere: %j",
    async (headers) => {
      await expectProblem(await send({ method: "POST", headers: { cookie, ...headers } }), 403);
      expect(calls).toBe(0);
    },
  );

  it.each([
    ["?period=2024&colour=red", "colour"],
    ["?period=2024&period=2023", "period"],
    ["", "period"],
  ])("query parameters %j", async (query, pointer) => {
    await expectProblem(await send({ query }), 400, { pointer });
    expect(calls).toBe(0);
  });

  it("the call after the 600th of a minute", async () => {
    await send();
    await change("UPDATE api_usage SET calls = 599");
    expect((await send()).status).toBe(200);
    const response = await send();
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    await expectProblem(response, 429);
    await expectProblem(await send({ headers: { cookie } }), 429);
    await change("UPDATE api_usage SET window_start = now() - interval '1 minute'");
    expect((await send()).status).toBe(200);
  });

  it("a session whose one-time password is still in use", async () => {
    await change("UPDATE account SET must_change_password = true");
    await expectProblem(await send({ headers: { cookie } }), 403);
    await change("UPDATE account SET must_change_password = false");
  });

  it("a bug, without a word of its inside", async () => {
    const response = await send({ query: "?period=bug" });
    const body = await response.clone().text();
    expect(body).not.toContain("internal detail");
    await expectProblem(response, 500, { instance: expect.stringMatching(/^urn:uuid:/) as string });
  });
});

describe("answered", () => {
  it.each([
    ["a token", () => ({ headers: bearer() })],
    ["a token in a write, which needs no origin", () => ({ method: "POST", headers: bearer() })],
    ["a session", () => ({ headers: { cookie } })],
    [
      "a session in a write from our own page",
      () => ({ method: "POST", headers: { cookie, origin: env().APP_URL } }),
    ],
  ])("with %s", async (_name, sent) => {
    const response = await send(sent());
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ unit: "46", who: "huyen-365", scope: ["365"] });
  });

  it("in the language of the switch", async () => {
    await expectProblem(await send({ headers: { cookie: "lang=en" } }), 401, { title: "Not signed in" });
  });
});

describe("a token", () => {
  it("is not issued to an unknown or disabled account", async () => {
    expect(await withAuth((tx) => issueApiToken(tx, "khong-co", 30))).toMatchObject({ ok: false });
    await change("UPDATE account SET disabled_at = now()");
    expect(await withAuth((tx) => issueApiToken(tx, "huyen-365", 30))).toMatchObject({ ok: false });
    await change("UPDATE account SET disabled_at = NULL");
  });

  it("is kept as a hash, ends after its days and remembers when it was last used", async () => {
    expect(token).toMatch(/^ntm_[A-Za-z0-9_-]{43}$/);
    await send();
    const rows = await asOwner<{ days: number; last_used_at: Date | null }>(
      database.ownerUrl,
      "SELECT *, round(extract(epoch FROM expires_at - created_at) / 86400)::int AS days FROM api_token ORDER BY created_at DESC",
    );
    expect(JSON.stringify(rows)).not.toContain(token.slice(4));
    const entries = await change("SELECT DISTINCT action, subject FROM audit_entry WHERE chain = 'people'");
    expect(entries).toEqual([{ action: "issue-token", subject: "huyen-365" }]);
    expect(rows[0]).toMatchObject({ days: 30, last_used_at: expect.any(Date) as Date });
  });
});
