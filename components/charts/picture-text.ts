import fonts from "@/components/charts/type/inter-widths.json";
import type { PictureWeight } from "@/lib/contracts/picture";

/** Words of one weight; a line is made of several. */
export interface PictureRun {
  readonly text: string;
  readonly weight: PictureWeight;
}

/** A letter the font table does not hold is taken for a wide one. */
const UNKNOWN = 2000;

function advanceOf(codePoint: number, weight: PictureWeight): number {
  for (const { first, widths: run } of fonts[weight].runs) {
    const advance = run[codePoint - first];
    if (advance !== undefined) return advance;
  }
  return UNKNOWN;
}

/** How wide a text stands in the type of pictures, in the unit of its size. */
export function pictureTextWidth(text: string, size: number, weight: PictureWeight = 400): number {
  let sum = 0;
  for (const letter of text) sum += advanceOf(letter.codePointAt(0) ?? 0, weight);
  return (sum * size) / fonts[weight].unitsPerEm;
}

interface Word extends PictureRun {
  /** Follows the word before without a space. */
  readonly isJoined: boolean;
}

/** Words as they may be parted: a change of weight within a word does not part it. */
function wordsOf(runs: readonly PictureRun[]): readonly Word[] {
  let endsInSpace = true;
  return runs.flatMap(({ text, weight }) => {
    const beginsWithSpace = /^ /u.test(text);
    const parts = text.split(" ").filter((part) => part !== "");
    const words = parts.map((part, place) => ({
      text: part,
      weight,
      isJoined: place === 0 && !endsInSpace && !beginsWithSpace,
    }));
    endsInSpace = text === "" ? endsInSpace : / $/u.test(text);
    return words;
  });
}

/** Words that belong together, the space before them among the first one's text when they stand within a line. */
function clusters(words: readonly Word[]): readonly (readonly Word[])[] {
  const found: Word[][] = [];
  for (const word of words) {
    const last = found.at(-1);
    if (word.isJoined && last !== undefined) last.push(word);
    else found.push([word]);
  }
  return found;
}

function merged(words: readonly Word[]): readonly PictureRun[] {
  const runs: PictureRun[] = [];
  for (const [place, { text, weight, isJoined }] of words.entries()) {
    const spaced = place === 0 || isJoined ? text : ` ${text}`;
    const last = runs.at(-1);
    if (last !== undefined && last.weight === weight)
      runs[runs.length - 1] = { weight, text: last.text + spaced };
    else runs.push({ text: spaced, weight });
  }
  return runs;
}

const widthOf = (words: readonly Word[], size: number): number =>
  merged(words).reduce((sum, { text, weight }) => sum + pictureTextWidth(text, size, weight), 0);

/** A text of several weights broken into lines that are no wider than `width`; a longer word keeps a line to itself. */
export function pictureLines(
  runs: readonly PictureRun[],
  size: number,
  width: number,
): readonly (readonly PictureRun[])[] {
  const lines: Word[][] = [];
  for (const cluster of clusters(wordsOf(runs))) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf([...last, ...cluster], size) <= width) last.push(...cluster);
    else lines.push([...cluster]);
  }
  return lines.map(merged);
}
