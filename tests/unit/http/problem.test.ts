import { describe, expect, it } from "vitest";
import { problemDetails } from "@/lib/contracts/problem";
import { problem } from "@/lib/server/http/problem";

describe("a refused call", () => {
  it("is problem details with the status in body and answer, never stored", async () => {
    const response = problem(404);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(problemDetails.parse(await response.json())).toEqual({
      type: "about:blank",
      title: "Không tìm thấy",
      status: 404,
    });
  });

  it("speaks English where the caller chose it", async () => {
    const response = problem(404, {}, "en");
    expect(response.headers.get("content-language")).toBe("en");
    expect(await response.json()).toMatchObject({ title: "Not found" });
  });

  it("carries pointer, detail, faults and further members", async () => {
    const faults = [{ line: 2, column: "unit", code: "unknown-unit", message: "…" }];
    const response = problem(422, {
      detail: "d",
      pointer: "p",
      faults,
      members: { applied: false, status: 1 },
      headers: { "Retry-After": "3" },
    });
    expect(await response.json()).toMatchObject({
      status: 422,
      detail: "d",
      pointer: "p",
      faults,
      applied: false,
    });
    expect(response.headers.get("retry-after")).toBe("3");
  });
});
