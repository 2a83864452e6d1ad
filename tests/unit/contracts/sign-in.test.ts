import { describe, expect, it } from "vitest";
import { signInFields, toLocalPath, toPathAfterSignIn, toSignInPath } from "@/lib/contracts/sign-in";

describe("the way back after signing in", () => {
  it.each([
    null,
    undefined,
    "",
    "units/46",
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "/\t/evil.example/",
    "/.//evil.example/",
    "javascript:alert(1)",
  ])("%j leads nowhere else", (address) => {
    expect(toLocalPath(address)).toBe("/");
  });

  it.each(["/sign-in", "/sign-in?next=/sign-in", "/sign-in/submit"])(
    "%s does not lead to itself",
    (address) => {
      expect(toPathAfterSignIn(address)).toBe("/");
      expect(toSignInPath(address)).toBe("/sign-in");
    },
  );

  it("keeps path and query of our own pages", () => {
    expect(toPathAfterSignIn("/units/46?period=2024&lens=approved")).toBe(
      "/units/46?period=2024&lens=approved",
    );
    expect(toPathAfterSignIn("/sign-ins")).toBe("/sign-ins");
    expect(toSignInPath("/units/46?period=2024")).toBe("/sign-in?next=%2Funits%2F46%3Fperiod%3D2024");
    expect(toSignInPath("/", "throttled")).toBe("/sign-in?fault=throttled");
  });
});

it("the form has no further fields", () => {
  expect(signInFields.safeParse({ username: "a", password: "b", role: "central" }).success).toBe(false);
  expect(signInFields.safeParse({ username: "a", password: "b", next: "/" }).success).toBe(true);
});
