import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "@/lib/server/http/security-headers";

const production = { isHttps: false, isDevelopment: false };

describe("the content security policy", () => {
  it("allows no inline or evaluated code without the nonce", () => {
    const policy = contentSecurityPolicy("abc", production);
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
  });

  it.each(["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])(
    "says %s",
    (rule) => {
      expect(contentSecurityPolicy("abc", production).split("; ")).toContain(rule);
    },
  );

  it("asks for https only where https is served", () => {
    const names = (isHttps: boolean) => securityHeaders(isHttps).map(([name]) => name);
    expect(contentSecurityPolicy("abc", production)).not.toContain("upgrade-insecure-requests");
    expect(contentSecurityPolicy("abc", { ...production, isHttps: true })).toContain(
      "upgrade-insecure-requests",
    );
    expect(names(false)).not.toContain("Strict-Transport-Security");
    expect(names(true)).toContain("Strict-Transport-Security");
  });
});
