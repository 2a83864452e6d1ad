import { describe, expect, it } from "vitest";
import { scopeContext } from "@/lib/domain/access/scope-context";
import type { Role } from "@/lib/domain/access/viewer";

function contextOf(role: Role, ...scope: readonly string[]) {
  return scopeContext(
    { accountId: "1", username: "a", name: "A", position: null, role, scope },
    (district) => (district === "474" ? "46" : district === "412" ? "40" : null),
  );
}

describe("scopeContext", () => {
  it("shows no rows to somebody without a scope", () => {
    expect(contextOf("central")).toEqual({ provinces: [], districts: [] });
  });

  it("refuses a scope of mixed levels, which cannot be written as two lists", () => {
    expect(() => contextOf("district", "46", "412")).toThrow("mixes levels");
  });

  it.each<[Role, readonly string[], object]>([
    ["central", ["VN"], { provinces: "*", districts: "*" }],
    ["viewer", ["VN"], { provinces: "*", districts: "*" }],
    ["administrator", ["VN"], { provinces: "*", districts: "*" }],
    ["province", ["92", "94"], { provinces: ["92", "94"], districts: "*" }],
    ["viewer", ["46"], { provinces: ["46"], districts: "*" }],
    ["district", ["474", "412"], { provinces: ["46", "40"], districts: ["474", "412"] }],
    ["district", ["999"], { provinces: [], districts: ["999"] }],
  ])("%s %j", (role, scope, expected) => {
    expect(contextOf(role, ...scope)).toEqual(expected);
  });

  it("bounds a district by its code alone where its province is not at hand", () => {
    expect(
      scopeContext({
        accountId: "1",
        username: "a",
        name: "A",
        position: null,
        role: "district",
        scope: ["474"],
      }),
    ).toEqual({ provinces: "*", districts: ["474"] });
  });
});
