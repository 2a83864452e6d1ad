/** Reproducible chance: the same words always give the same number, on every machine and in any order. */

/** 32-bit FNV-1a fingerprint of a text. */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return scramble(hash);
}

/** A number from 0 (included) to 1 (excluded) that depends on the three numbers only. */
export function chance(first: number, second: number, third = 0): number {
  let hash = scramble(first ^ 0x9e3779b9);
  hash = scramble(hash ^ Math.imul(second, 0x85ebca6b));
  hash = scramble(hash ^ Math.imul(third + 1, 0xc2b2ae35));
  return (hash >>> 0) / 0x1_0000_0000;
}

/** From -1 to 1, most often near 0. */
export const leaning = (first: number, second: number, third = 0): number =>
  chance(first, second, third) + chance(second, first, third + 77) - 1;

/** One of the listed, by a number from 0 to 1. */
export function pick<Choice>(choices: readonly [Choice, ...Choice[]], at: number): Choice {
  return choices[Math.floor(at * choices.length)] ?? choices[0];
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function scramble(seed: number): number {
  let hash = seed;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
