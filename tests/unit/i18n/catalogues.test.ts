import { describe, expect, test } from "vitest";
import * as enFaults from "@/lib/i18n/en/faults";
import { toLocale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import * as viFaults from "@/lib/i18n/vi/faults";

type Node = string | { readonly [key: string]: Node };

function texts(node: Node, path = ""): readonly (readonly [string, string])[] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node).flatMap(([key, inner]) => texts(inner, path === "" ? key : `${path}.${key}`));
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/gu) ?? [])].sort();

const vi = new Map(texts({ ...messages("vi"), ...viFaults } as unknown as Node));
const en = new Map(texts({ ...messages("en"), ...enFaults } as unknown as Node));

/** Placeholders one language needs and the other does not: English has no grammatical word there. */
const LOOSE = new Set(["sentence.causeOne", "unitTypes.quốc gia"]);

/** Nouns whose number stands in the sentence they are put into. */
const COUNTED_OUTSIDE = new Set([
  "dashboard.childrenProvinces",
  "dashboard.childrenDistricts",
  "dashboard.childrenCommunes",
]);

/** Names and codes that are the same in both languages. */
const SAME = new Set([
  "terms.productName",
  // Each language under its own name, so that its readers find it.
  "shell.vietnamese",
  "shell.english",
  "exportsPage.formats.xlsx",
  "map.creditLicence",
  // What stands on the keys.
  "search.shortcut",
]);

/** English texts with Vietnamese letters: proper names keep them. */
const NAMES =
  /NTM Số|Tiếng Việt|Hoàng Sa|Trường Sa|Đà Nẵng|Khánh Hòa|Bà Rịa - Vũng Tàu|Thừa Thiên Huế|Hồ Chí Minh|Bình Định/gu;

/** Vietnamese texts of plain letters only: names and licences. */
const UNMARKED = new Set(["map.creditLicence", "map.creditSource"]);

const VIETNAMESE_LETTER =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9à-ãè-êìíò-õùúý]/iu;
/** Two Vietnamese words may need no mark: “Trang sau”. */
const THREE_WORDS = /\p{L}+ \p{L}+ \p{L}+/u;
const withoutPlaceholders = (text: string) => text.replaceAll(/\{[^{}]*\}/gu, "");

describe("catalogues", () => {
  test("say the same things in both languages", () => {
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort());
  });

  test.each([...vi].filter(([key]) => !LOOSE.has(key)))("%s has the same placeholders", (key, text) => {
    expect(placeholders(en.get(key) ?? "")).toEqual(placeholders(text));
  });

  test("choose between one and many only by a number they are given", () => {
    for (const [key, text] of [...vi, ...en])
      for (const [, name = ""] of text.matchAll(/\{(\w+)\|[^|{}]*\|[^|{}]*\}/gu))
        expect(COUNTED_OUTSIDE.has(key) || placeholders(text).includes(`{${name}}`), key).toBe(true);
    expect(
      [...vi, ...en].filter(([, text]) =>
        /\{[^{}]*\|/u.test(text.replaceAll(/\{\w+\|[^|{}]*\|[^|{}]*\}/gu, "")),
      ),
    ).toEqual([]);
  });

  test("have an English text of its own for every Vietnamese one", () => {
    const untranslated = [...vi].filter(
      ([key, text]) => !SAME.has(key) && en.get(key) === text && /\p{Ll}/u.test(withoutPlaceholders(text)),
    );
    expect(untranslated).toEqual([]);
  });

  test("speak one language each", () => {
    const vietnamese = [...en].filter(([, text]) => VIETNAMESE_LETTER.test(text.replaceAll(NAMES, "")));
    expect(vietnamese).toEqual([]);
    const english = [...vi].filter(
      ([key, text]) =>
        !UNMARKED.has(key) && THREE_WORDS.test(withoutPlaceholders(text)) && !VIETNAMESE_LETTER.test(text),
    );
    expect(english).toEqual([]);
  });

  test("explain no exception that is none", () => {
    expect([...SAME].filter((key) => vi.get(key) !== en.get(key))).toEqual([]);
    expect([...LOOSE, ...UNMARKED].filter((key) => !vi.has(key))).toEqual([]);
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
