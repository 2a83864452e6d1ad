import { describe, expect, test } from "vitest";
import { toLocale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

type Node = string | { readonly [key: string]: Node };

function texts(node: Node, path = ""): readonly (readonly [string, string])[] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node).flatMap(([key, inner]) => texts(inner, path === "" ? key : `${path}.${key}`));
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/gu) ?? [])].sort();

const vi = new Map(texts(messages("vi") as unknown as Node));
const en = new Map(texts(messages("en") as unknown as Node));

/** Placeholders one language needs and the other does not: English has no grammatical word there, or its labels are Vietnamese only. */
const LOOSE = new Set(["explanation.formulaRatio", "sentence.causeOne", "unitTypes.quốc gia"]);

describe("catalogues", () => {
  test("say the same things in both languages", () => {
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort());
  });

  test.each([...vi].filter(([key]) => !LOOSE.has(key)))("%s has the same placeholders", (key, text) => {
    expect(placeholders(en.get(key) ?? "")).toEqual(placeholders(text));
  });

  test("leave nothing empty and hold no typographical slips", () => {
    for (const [key, text] of [...vi, ...en]) {
      expect(text.trim(), key).not.toBe("");
      expect(text, key).not.toMatch(/ {2}|\d %| [,;.](?!\.)/u);
    }
  });

  test("spell hóa, khóa, thủy", () => {
    for (const [key, text] of vi) expect(text, key).not.toMatch(/hoá|khoá|thuỷ/iu);
  });

  test("never call a figure nearly met", () => {
    for (const [key, text] of vi) expect(text, key).not.toMatch(/cơ bản đạt/iu);
  });
});

test("the language is Vietnamese unless English was chosen", () => {
  expect(toLocale(undefined)).toBe("vi");
  expect(toLocale("fr")).toBe("vi");
  expect(toLocale("en")).toBe("en");
});
