import { beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/server/config/env";
import { hasForeignOrigin, hasOwnOrigin } from "@/lib/server/http/origin";

const request = (headers: Record<string, string>) =>
  new Request("http://localhost:3000/", { method: "POST", headers });

describe("where a write comes from", () => {
  let own = "";
  beforeAll(() => {
    own = env().APP_URL;
  });

  it.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:1" },
    { origin: "http://localhost" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("%j is foreign", (headers) => {
    expect(hasForeignOrigin(request(headers))).toBe(true);
    expect(hasOwnOrigin(request(headers))).toBe(false);
  });

  it("no origin is neither ours nor foreign", () => {
    expect(hasOwnOrigin(request({}))).toBe(false);
    expect(hasForeignOrigin(request({}))).toBe(false);
  });

  it("our own address is ours", () => {
    expect(hasOwnOrigin(request({ origin: own }))).toBe(true);
    expect(hasForeignOrigin(request({ origin: own, "sec-fetch-site": "same-origin" }))).toBe(false);
  });
});
