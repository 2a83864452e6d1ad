import { beforeAll, describe, expect, it } from "vitest";
import { POST as postSignIn } from "@/app/(public)/sign-in/submit/route";
import { verifyPassword } from "@/lib/server/auth/password";
import { signIn } from "@/lib/server/auth/sign-in";
import { env } from "@/lib/server/config/env";
import { closeDatabase, openDatabase } from "@/lib/server/db/client";
import { asOwner, createPerson, PASSWORD } from "@/tests/integration/auth/people";
import { useTestDatabase } from "@/tests/support/test-database";

const database = useTestDatabase();
let visitor = 0;

interface Form {
  readonly username: string;
  readonly password?: string;
  readonly next?: string;
  readonly [field: string]: string | undefined;
}

/** Sends the form as a browser would; each call from an address of its own unless one is given. */
function submit(
  { password = PASSWORD, ...form }: Form,
  headers: Record<string, string> = {},
): Promise<Response> {
  visitor += 1;
  const fields = Object.entries({ ...form, password }).filter(
    (field): field is [string, string] => field[1] !== undefined,
  );
  return postSignIn(
    new Request(new URL("/sign-in/submit", env().APP_URL), {
      method: "POST",
      headers: { origin: env().APP_URL, "x-forwarded-for": `203.0.113.${visitor}`, ...headers },
      body: new URLSearchParams(fields),
    }),
  );
}

const countSessions = async () =>
  Number((await asOwner<{ n: string }>(database.ownerUrl, "SELECT count(*) AS n FROM session"))[0]?.n);

beforeAll(async () => {
  const { ownerUrl } = database;
  const names = ["tinh-40", "bi-khoa", "bi-thu", "cung-luc", "dung-nhieu", "quay-lai", "khac", "minh-hoa"];
  for (const username of names) await createPerson(ownerUrl, { username });
  await asOwner(ownerUrl, "UPDATE account SET disabled_at = now() WHERE username = 'bi-khoa'");
});

describe("refused", () => {
  it("an unknown name, a wrong password and a disabled account get the same answer", async () => {
    const answers = await Promise.all([
      submit({ username: "khong-co-ai", password: "sai" }),
      submit({ username: "tinh-40", password: "sai" }),
      submit({ username: "bi-khoa" }),
    ]);
    const [first, ...others] = await Promise.all(
      answers.map(async (response) => ({ status: response.status, body: await response.text() })),
    );
    expect(first?.status).toBe(401);
    expect(first?.body).toContain("Tên đăng nhập hoặc mật khẩu không đúng.");
    for (const other of others) expect(other).toEqual(first);
    for (const response of answers) expect(response.headers.get("set-cookie")).not.toContain("ntm-session");
    expect(await countSessions()).toBe(0);
  });

  it("verifying takes the work of one hash whether there is an account or not", async () => {
    const time = async (stored: string | null) => {
      const startedAt = performance.now();
      for (let round = 0; round < 5; round += 1) await verifyPassword(stored, "sai");
      return performance.now() - startedAt;
    };
    const rows = await asOwner<{ password_hash: string }>(
      database.ownerUrl,
      "SELECT password_hash FROM credential LIMIT 1",
    );
    const stored = rows[0]?.password_hash ?? "";
    await time(stored);
    const known = await time(stored);
    expect((await time(null)) / known).toBeGreaterThan(0.3);
    expect(stored).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  });

  it.each([{ username: "tinh-40", role: "central" }, { username: "x".repeat(201) }])(
    "a form with unknown or oversized fields: %j",
    async (form) => {
      expect((await submit(form)).status).toBe(400);
    },
  );

  it("a form sent by another site", async () => {
    const response = await submit({ username: "tinh-40" }, { origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(await countSessions()).toBe(0);
  });

  it("the sixth try after five failures, even with the right password, also after a restart, until the window ends", async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 5; round += 1)
      statuses.push((await submit({ username: "bi-thu", password: "sai" })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401]);

    await closeDatabase();
    await openDatabase(database.appUrl);
    const sixth = await submit({ username: " BI-THU " });
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(800);
    expect(Number(sixth.headers.get("retry-after"))).toBeLessThanOrEqual(900);
    expect(await sixth.text()).toContain("Đăng nhập sai quá nhiều lần.");
    expect((await submit({ username: "khac" })).status).toBe(303);

    await asOwner(
      database.ownerUrl,
      "UPDATE sign_in_failure SET window_start = window_start - interval '15 minutes'",
    );
    expect((await submit({ username: "bi-thu" })).status).toBe(303);
  });

  it("of twelve wrong tries at once no more than five are answered", async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => submit({ username: "cung-luc", password: "sai" })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it("fifty failures from one address, whatever the names; an IPv6 address counts with its network", async () => {
    const from = { address: "2001:db8:1:2::9", userAgent: null };
    for (let batch = 0; batch < 5; batch += 1) {
      const tries = Array.from({ length: 10 }, (_, index) =>
        signIn({ username: `nguoi-la-${batch}-${index}`, password: "sai", ...from }),
      );
      for (const result of await Promise.all(tries))
        expect(result).toMatchObject({ kind: "wrong-credentials" });
    }
    const neighbour = {
      username: "khac",
      password: PASSWORD,
      address: "2001:0db8:1:2:a:b:c:d",
      userAgent: null,
    };
    expect(await signIn(neighbour)).toMatchObject({ ok: false, kind: "throttled" });
    expect(await signIn({ ...neighbour, address: "2001:db8:1:3::9" })).toMatchObject({ ok: true });
  });

  it("keeps neither the typed names nor passwords in its counters", async () => {
    const rows = await asOwner(
      database.ownerUrl,
      "SELECT subject FROM sign_in_failure WHERE subject_kind = 'account'",
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/bi-thu|cung-luc/);
  });
});

describe("signed in", () => {
  it("leads to the page asked for, with a cookie that only the browser can read", async () => {
    const response = await submit({ username: "Tinh-40", next: "/units/40?period=2024" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/units/40?period=2024");
    const cookie = response.headers.getSetCookie().find((text) => text.startsWith("ntm-session="));
    expect(cookie).toMatch(/; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/);
  });

  it("never leads to another site", async () => {
    const response = await submit({ username: "tinh-40", next: "//evil.example" });
    expect(response.headers.get("location")).toBe("/");
  });

  it("does not count, however often", async () => {
    for (let round = 0; round < 8; round += 1) {
      expect((await submit({ username: "dung-nhieu" }, { "x-forwarded-for": "198.51.100.1" })).status).toBe(
        303,
      );
    }
    const rows = await asOwner(
      database.ownerUrl,
      "SELECT 1 FROM sign_in_failure WHERE subject = '198.51.100.1'",
    );
    expect(rows).toHaveLength(0);
  });

  it("does not clear the failures before it", async () => {
    for (let round = 0; round < 4; round += 1) await submit({ username: "quay-lai", password: "sai" });
    expect((await submit({ username: "quay-lai" })).status).toBe(303);
    expect((await submit({ username: "quay-lai", password: "sai" })).status).toBe(401);
    expect((await submit({ username: "quay-lai" })).status).toBe(429);
  });

  it("keeps only the hash of the session's id", async () => {
    const result = await signIn({
      username: "tinh-40",
      password: PASSWORD,
      address: "192.0.2.1",
      userAgent: "thử",
    });
    if (!result.ok) throw new Error(result.kind);
    const rows = await asOwner(database.ownerUrl, "SELECT * FROM session");
    expect(JSON.stringify(rows)).not.toContain(result.value.sessionId);
  });
});
