import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const CSS = readFileSync(join(process.cwd(), "app/globals.css"), "utf8");

type Tokens = Readonly<Record<string, string>>;

function tokensAfter(selector: string): Tokens {
  const start = CSS.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no ${selector}`);
  const block = CSS.slice(start, CSS.indexOf("}", start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/giu)].map(([, name, hex]) => [name, hex]),
  );
}

const light = tokensAfter(":root");
const dark = tokensAfter(':root[data-theme="dark"]');
const darkByMachine = tokensAfter(':root:not([data-theme="light"])');

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, one: string, other: string): number {
  const [first, second] = [tokens[one], tokens[other]];
  if (first === undefined || second === undefined) throw new Error(`no token ${one} or ${other}`);
  const [high = 0, low = 0] = [luminance(first), luminance(second)].sort((left, right) => right - left);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = [
  ["text", "bg"],
  ["text", "surface"],
  ["muted", "bg"],
  ["muted", "surface"],
  ["action", "bg"],
  ["action", "surface"],
  ["on-action", "action"],
  ["risk", "bg"],
  ["good-fg", "bg"],
  ["good-fg", "good-bg"],
  ["slow-fg", "slow-bg"],
  ["risk-fg", "risk-bg"],
  ["risk-text", "bg"],
  ["text", "heat-met"],
  ["text", "heat-on-track"],
  ["text", "heat-slow"],
  ["text", "heat-risk"],
  ["seq-text", "seq-1"],
  ["seq-text", "seq-2"],
  ["seq-text", "seq-3"],
  ["seq-text-strong", "seq-4"],
  ["seq-text-strong", "seq-5"],
] as const;

const GRAPHICS = [
  ["good", "heat-met"],
  ["good", "heat-on-track"],
  ["slow", "heat-slow"],
  ["risk", "heat-risk"],
  ["border", "bg"],
  ["border", "surface"],
  ["hatch", "bg"],
  ["good", "bg"],
  ["slow", "bg"],
  ["risk", "bg"],
  ["unknown", "bg"],
  ["good", "track"],
  ["slow", "track"],
  ["risk", "track"],
  ["unknown", "track"],
  ["action", "bg"],
] as const;

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s theme", (_, tokens) => {
  test.each(TEXT)("text %s on %s reads (4.5)", (text, ground) => {
    expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(GRAPHICS)("graphics %s on %s show (3)", (mark, ground) => {
    expect(contrast(tokens, mark, ground)).toBeGreaterThanOrEqual(3);
  });
});

test("the dark theme is the same by choice and by the machine's setting", () => {
  expect(Object.keys(dark)).toEqual(Object.keys(light));
  expect(darkByMachine).toEqual(dark);
});
