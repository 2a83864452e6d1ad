import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseQuery } from "@/lib/server/http/parse-query";

const schema = z.strictObject({
  period: z.string(),
  lens: z.enum(["approved", "provisional"]).default("approved"),
});
const read = (query: string) => parseQuery(schema, new URLSearchParams(query));

describe("query parameters", () => {
  it.each([
    ["period=2024&colour=red", "unknown-parameter", "colour"],
    ["period=2024&period=2023", "repeated-parameter", "period"],
    ["lens=approved", "invalid-parameter", "period"],
    ["period=2024&lens=other", "invalid-parameter", "lens"],
    ["period=2024&__proto__=1", "unknown-parameter", "__proto__"],
  ])("%s is refused as %s", (query, kind, pointer) => {
    expect(read(query)).toEqual({ ok: false, kind, facts: { pointer } });
  });

  it("are read with their defaults", () => {
    expect(read("period=2024")).toEqual({ ok: true, value: { period: "2024", lens: "approved" } });
  });
});
