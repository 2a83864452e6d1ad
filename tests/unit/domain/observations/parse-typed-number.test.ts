import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTypedNumber } from "@/lib/domain/observations/parse-typed-number";

describe("parseTypedNumber refuses", () => {
  it.each([
    ["1,5", "ambiguous"],
    ["1,234", "ambiguous"],
    ["1.234,5", "ambiguous"],
    ["97%", "rate"],
    ["97,5 %", "rate"],
    ["-3", "negative"],
    ["−3", "negative"],
    ["1.5", "not-whole"],
    ["1.23", "not-whole"],
    ["12.34", "not-whole"],
    ["1234.567", "not-whole"],
    ["0.123", "not-whole"],
    ["1.234 567", "not-whole"],
    ["1  234", "not-whole"],
    ["1e3", "not-whole"],
    ["mười", "not-whole"],
    ["9007199254740992", "too-large"],
  ])("%s as %s", (text, refusal) => {
    expect(parseTypedNumber(text)).toEqual({ ok: false, refusal });
  });
});

describe("parseTypedNumber reads", () => {
  it.each([
    ["", null],
    ["  ", null],
    ["0", 0],
    ["007", 7],
    ["1234", 1234],
    [" 1234 ", 1234],
    ["1.234", 1234],
    ["1 234", 1234],
    ["1\u00a0234\u00a0567", 1234567],
    ["1\u202f234", 1234],
    ["12.345.678", 12345678],
  ])("%j", (text, value) => {
    expect(parseTypedNumber(text)).toEqual({ ok: true, value });
  });

  it("every whole number, with points, spaces or nothing between the thousands", () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom("", ".", " ", "\u00a0"), (value, separator) => {
        const typed = String(value).replaceAll(/\B(?=(\d{3})+$)/g, separator);
        expect(parseTypedNumber(typed)).toEqual({ ok: true, value });
      }),
    );
  });
});
