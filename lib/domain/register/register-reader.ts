/** Reads untrusted JSON field by field and remembers every fault with the JSON pointer of its place. */

export interface RegisterFault {
  /** JSON pointer (RFC 6901) of the place, `/plans/0/deadline`. */
  readonly pointer: string;
  readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;

const escapeStep = (step: string): string => step.replaceAll("~", "~0").replaceAll("/", "~1");

/** One place of the JSON: its value, its pointer, and the list all places report their faults to. */
export interface JsonPlace {
  readonly value: unknown;
  readonly pointer: string;
  readonly faults: RegisterFault[];
}

/** The whole document as a place, with an empty list of faults. */
export const rootPlace = (value: unknown): JsonPlace => ({ value, pointer: "", faults: [] });

/** Records a fault at a place. */
export function reportFault(place: JsonPlace, message: string): void {
  place.faults.push({ pointer: place.pointer, message });
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The place of a field; its value is `undefined` where the field is missing. */
export function fieldOf(place: JsonPlace, name: string): JsonPlace {
  const value = isFields(place.value) && Object.hasOwn(place.value, name) ? place.value[name] : undefined;
  return { value, pointer: `${place.pointer}/${escapeStep(name)}`, faults: place.faults };
}

/** Whether nothing was given at a place: no field, or `null`. */
export const isAbsent = (place: JsonPlace): boolean => place.value === undefined || place.value === null;

/** The places of an array's entries; none, with a fault, where the value is no array. */
export function entriesOf(place: JsonPlace): readonly JsonPlace[] {
  if (!Array.isArray(place.value)) {
    reportFault(place, "a list is needed");
    return [];
  }
  return place.value.map((value: unknown, index) => ({
    value,
    pointer: `${place.pointer}/${index}`,
    faults: place.faults,
  }));
}

/** Checks that a place holds an object with fields. */
export function expectFields(place: JsonPlace): boolean {
  if (isFields(place.value)) return true;
  reportFault(place, "an object is needed");
  return false;
}

/** A text that is not empty, in composed letters; `""` with a fault otherwise. */
export function readText(place: JsonPlace): string {
  if (typeof place.value === "string" && place.value.trim() !== "") return place.value.normalize("NFC");
  reportFault(place, "a text is needed");
  return "";
}

/** One of the given words; the first of them, with a fault, otherwise. */
export function readWord<Word extends string>(place: JsonPlace, words: readonly [Word, ...Word[]]): Word {
  const word = words.find((candidate) => candidate === place.value);
  if (word !== undefined) return word;
  reportFault(place, `one of ${words.join(", ")} is needed`);
  return words[0];
}

/** `true` or `false`; `fallback` where nothing is given. */
export function readFlag(place: JsonPlace, fallback: boolean): boolean {
  if (place.value === undefined) return fallback;
  if (typeof place.value === "boolean") return place.value;
  reportFault(place, "true or false is needed");
  return fallback;
}

/** A whole number above zero; 1 with a fault otherwise. */
export function readPositiveWhole(place: JsonPlace): number {
  if (typeof place.value === "number" && Number.isSafeInteger(place.value) && place.value > 0)
    return place.value;
  reportFault(place, "a whole number above 0 is needed");
  return 1;
}

/** What `read` finds at a place, or `fallback` where nothing is given. */
export function readOptional<Found, Fallback>(
  place: JsonPlace,
  read: (place: JsonPlace) => Found,
  fallback: Fallback,
): Found | Fallback {
  return isAbsent(place) ? fallback : read(place);
}
