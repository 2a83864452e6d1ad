import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { env } from "@/lib/server/config/env";
import { config, proxy } from "@/proxy";

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

const SESSION = "ntm-session=whatever";
const send = (path: string, { method = "GET", headers = {} }: Sent = {}) =>
  proxy(new NextRequest(new URL(path, env().APP_URL), { method, headers }));
const isPassedOn = (response: Response) => response.headers.get("x-middleware-next") === "1";

describe("a write", () => {
  it.each([
    ["from another site", "/entry", { cookie: SESSION, origin: "https://evil.example" }],
    ["from a page that hides where it is", "/entry", { cookie: SESSION, origin: "null" }],
    ["with a session and no origin", "/api/v1/imports/x", { cookie: SESSION }],
    ["to the sign-in from another site", "/sign-in/submit", { origin: "https://evil.example" }],
    ["with a Bearer token to a page", "/entry", { cookie: SESSION, authorization: "Bearer ntm_x" }],
  ])("%s is refused", async (_name, path, headers) => {
    const response = send(path, { method: "POST", headers });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ status: 403 });
  });

  it.each([
    ["from our own page", "/entry", { cookie: SESSION, origin: env().APP_URL }],
    ["of a program with a token", "/api/v1/imports/x", { cookie: SESSION, authorization: "Bearer ntm_x" }],
    ["of a program that signs in", "/sign-in/submit", {}],
  ])("%s passes", (_name, path, headers) => {
    expect(isPassedOn(send(path, { method: "POST", headers }))).toBe(true);
  });
});

describe("a page", () => {
  it.each(["/", "/units/46?period=2024", "/khong-co"])(
    "%s leads whoever has no session to sign in",
    (path) => {
      const response = send(path);
      expect(response.status).toBe(303);
      const back = new URL(response.headers.get("location") ?? "", env().APP_URL);
      expect(back.pathname).toBe("/sign-in");
      expect(back.searchParams.get("next") ?? "/").toBe(path);
    },
  );

  it.each(["/sign-in", "/lang?to=en", "/api/health", "/icon.svg"])("%s is open", (path) => {
    expect(isPassedOn(send(path))).toBe(true);
  });

  it("gets a new nonce each time, for Next.js and for the browser", () => {
    const [first, second] = [send("/sign-in"), send("/sign-in")].map((response) => ({
      sent: response.headers.get("content-security-policy"),
      passed: response.headers.get("x-middleware-request-content-security-policy"),
    }));
    expect(first?.sent).toMatch(/'nonce-[A-Za-z0-9+/]{24}'/);
    expect(first?.passed).toBe(first?.sent);
    expect(second?.sent).not.toBe(first?.sent);
  });

  it("is told its own path, not one that the client claims", () => {
    const response = send("/units/46?a=1&_rsc=2", {
      headers: { cookie: SESSION, "x-ntm-path": "//evil.example" },
    });
    expect(response.headers.get("x-middleware-request-x-ntm-path")).toBe("/units/46?a=1");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });
});

it("covers every path but the build's files and the import, whose body must not be copied", () => {
  const covered = new RegExp(`^${config.matcher}$`);
  for (const path of ["/", "/sign-in", "/units/46", "/api/v1/units/46", "/api/v1/imports/x"])
    expect(path).toMatch(covered);
  for (const path of ["/_next/static/a.js", "/api/v1/imports"]) expect(path).not.toMatch(covered);
});
