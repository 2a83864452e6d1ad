import type { Unit } from "@/lib/domain/units/unit";
import type { UnitTree } from "@/lib/domain/units/unit-tree";

/** A unit with its letters laid bare, so that thousands are compared without preparing them again. */
interface IndexedUnit {
  readonly unit: Unit;
  /** Lower-case code. */
  readonly code: string;
  /** Plain name with its kind ("tinh dak lak") and without ("dak lak"). */
  readonly name: string;
  readonly bare: string;
  /** First letters of the name without its kind ("dl"). */
  readonly initials: string;
  /** Plain names of the unit and of all above it but the country, with a space before every word. */
  readonly chain: string;
  /** The name with its marks, and once more with the tone of every word at its end. */
  readonly written: string;
  readonly marked: string;
  readonly depth: number;
}

/** Every unit of one structure, ready to be searched. */
export type UnitIndex = readonly IndexedUnit[];

export interface FoundUnits {
  /** The best first. */
  readonly units: readonly Unit[];
  /** How many matched, shown or not. */
  readonly count: number;
  /** Whether the best match begins a word of a unit's name, or is its code; else only letters within were found. */
  readonly isClear: boolean;
}

const LONGEST_QUERY = 100;
/** The grade of a match that begins a word. */
const WORD_BEGINNING = 3;
/** Grave, acute, tilde, hook above, dot below. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/**
 * Letters without marks, in lower case, apostrophes left out, one space between words, numbers without leading zeros:
 * what two spellings of one name share.
 *
 * @param text any text, composed or decomposed
 * @example toPlain("Huyện M'Đrắk") // "huyen mdrak"
 * @example toPlain("Phường 01") // "phuong 1"
 * Source: spellings found in lists of units (hoà/hòa, ' and ’, decomposed letters, "Phường 01" beside "Phường 1").
 */
export function toPlain(text: string): string {
  return text
    .slice(0, LONGEST_QUERY)
    .normalize("NFD")
    .replace(/[\p{M}'’‘ʼ]/gu, "")
    .toLowerCase()
    .replace(/[đð]/gu, "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(?<![\p{L}\p{N}])0+(?=\p{N})/gu, "")
    .trim();
}

const lowered = (text: string) => text.normalize("NFC").toLowerCase().trim();

/** The spelling with its marks, wherever the tone stands in a word: "hoà" and "hòa" are one. */
const toMarked = (text: string) =>
  lowered(text)
    .normalize("NFD")
    .replace(/\S+/gu, (word) => word.replace(TONES, "") + (word.match(TONES)?.join("") ?? ""));

/**
 * Prepares the units of a structure for searching; done once.
 *
 * @param tree the units
 * @example indexUnits(tree).length // 11368 on the list of 10 April 2022
 * Source: search over all units by name or code.
 */
export function indexUnits(tree: UnitTree): UnitIndex {
  return tree.units.map((unit) => {
    const above = tree.ancestors(unit.code);
    const name = toPlain(unit.name);
    const kind = `${toPlain(unit.type)} `;
    const bare = name.startsWith(kind) ? name.slice(kind.length) : name;
    const chain = [unit, ...above.filter(({ level }) => level !== "country")].map((each) =>
      toPlain(each.name),
    );
    return {
      unit,
      code: unit.code.toLowerCase(),
      name,
      bare,
      initials: bare
        .split(" ")
        .map((word) => word.charAt(0))
        .join(""),
      chain: ` ${chain.join(" ")}`,
      written: lowered(unit.name),
      marked: toMarked(unit.name),
      depth: above.length,
    };
  });
}

/** Whether a text is typed with marks, so that its spelling is meant. */
const hasMarks = (text: string) => /[\p{M}đ]/u.test(text.toLowerCase().normalize("NFD"));

/** Kinds as they are abbreviated before a name. */
const KINDS: Readonly<Record<string, string>> = { tp: "thanh pho", tx: "thi xa" };

const withWholeKind = (plain: string) =>
  plain.replace(/^(tp|tx) (?=.)/u, (_all, kind: string) => `${KINDS[kind]} `);

interface Wanted {
  readonly code: string;
  readonly plain: string;
  readonly words: readonly string[];
}

/** How well a unit answers, 0 best: code, whole name, beginning of the name or code, of a word, first letters, a part, words of the chain. */
function gradeOf({ unit, code, name, bare, initials, chain }: IndexedUnit, wanted: Wanted): number | null {
  const { plain, words } = wanted;
  if (code === wanted.code) return 0;
  if (bare === plain || name === plain) return 1;
  if (bare.startsWith(plain) || name.startsWith(plain)) return 2;
  if (/^\d{2,}$/u.test(wanted.code) && code.startsWith(wanted.code)) return 2;
  if (` ${name}`.includes(` ${plain}`)) return WORD_BEGINNING;
  // Provinces are called so ("HN", "TTH"); of ten thousand communes any two letters are the first of some.
  if (plain.length > 1 && initials === plain) return unit.level === "province" ? 2 : 4;
  if (name.includes(plain)) return 5;
  if (words.length < 2) return null;
  const namesItself = words.some((word) => ` ${name}`.includes(` ${word}`));
  return namesItself && words.every((word) => chain.includes(` ${word}`)) ? 6 : null;
}

/**
 * Finds units by name, with or without Vietnamese marks, or by code. Ranked by how they match (exact code, whole name,
 * beginning, beginning of a word, first letters, any part, words spread over the unit and those above it), where
 * marks are typed by whether the name has them, then whole words before beginnings of longer ones, then province before
 * district before commune, then those spelt exactly as asked, then by code.
 *
 * @param index the prepared units
 * @param query as typed; only the first hundred letters count
 * @param limit how many to return
 * @param isShown which units may be returned
 * @returns the best units, and how many matched
 * @example searchUnits(index, "dak lak", 5).units[0]?.name // "Tỉnh Đắk Lắk"
 * @example searchUnits(index, "hcm", 5).units[0]?.code // "79"
 * @example searchUnits(index, "vinh hien phu loc", 5).units[0]?.name // "Xã Vinh Hiền"
 * Source: search over all units by name or code.
 */
export function searchUnits(
  index: UnitIndex,
  query: string,
  limit: number,
  isShown: (unit: Unit) => boolean = () => true,
): FoundUnits {
  const plain = withWholeKind(toPlain(query));
  if (plain === "") return { units: [], count: 0, isClear: false };
  const wanted = { code: lowered(query), plain, words: plain.split(" ") };
  const spelt = { written: lowered(query), marked: ` ${toMarked(query)} ` };
  const isMeant = hasMarks(query);
  const found = index.flatMap((indexed) => {
    const grade = gradeOf(indexed, wanted);
    if (grade === null || !isShown(indexed.unit)) return [];
    const { name, written, marked } = indexed;
    const isSpelt = written.includes(spelt.written) || ` ${marked} `.includes(spelt.marked);
    const isWhole = ` ${name} `.includes(` ${plain} `);
    return [{ ...indexed, grade, spelling: isSpelt ? 0 : 1, whole: isWhole ? 0 : 1 }];
  });
  found.sort(
    (left, right) =>
      left.grade - right.grade ||
      (isMeant ? left.spelling - right.spelling : 0) ||
      left.whole - right.whole ||
      left.depth - right.depth ||
      left.spelling - right.spelling ||
      (left.code < right.code ? -1 : 1),
  );
  return {
    units: found.slice(0, limit).map(({ unit }) => unit),
    count: found.length,
    isClear: (found[0]?.grade ?? WORD_BEGINNING + 1) <= WORD_BEGINNING,
  };
}
