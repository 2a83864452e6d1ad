import { describe, expect, test } from "vitest";
import { fill } from "@/lib/i18n/fill";

describe("a message", () => {
  test("keeps a placeholder nobody has a text for", () => {
    expect(fill("{unit}: {count}", { unit: "46" })).toBe("46: {count}");
  });

  test("takes texts as they are, also where they look like placeholders", () => {
    expect(fill("{unit} {count}", { unit: "{count}", count: "$&" })).toBe("{count} $&");
  });

  test("counts one and many", () => {
    const template = "{count} {count|unit still lacks|units still lack} figures";
    expect(fill(template, { count: "1" })).toBe("1 unit still lacks figures");
    expect(fill(template, { count: "0" })).toBe("0 units still lack figures");
    expect(fill(template, { count: "1,001" })).toBe("1,001 units still lack figures");
  });

  test("is plural where nothing is counted", () => {
    expect(fill("{count|district|districts}", {})).toBe("districts");
  });
});
