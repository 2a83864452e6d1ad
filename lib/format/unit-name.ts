import type { Level } from "@/lib/domain/units/unit";
import { uncapitalized } from "@/lib/format/casing";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const COUNTRY_NAME = "Việt Nam";

/** A unit by its official name, which begins with its type: "Tỉnh Nghệ An" of type "tỉnh". */
export interface NamedUnit {
  readonly name: string;
  readonly type: string;
}

/** The name as a title: "Tỉnh Nghệ An"; in English "Nghệ An Province". */
export function unitTitle({ name, type }: NamedUnit, locale: Locale): string {
  if (locale === "vi") return name;
  const { unitTypes } = messages(locale);
  const pattern = unitTypes[type as keyof typeof unitTypes];
  return pattern === undefined
    ? properName({ name, type })
    : fill(pattern, { name: properName({ name, type }) });
}

/** The name at the head of its page: as the title, and of the country what its figures cover ("Cả nước"). */
export function unitHeading(unit: NamedUnit & { readonly level: Level }, locale: Locale): string {
  return unit.level === "country" ? messages(locale).terms.country : unitTitle(unit, locale);
}

/** The name inside a sentence: "tỉnh Nghệ An", "thị xã Hương Trà"; in English as the title. */
export function unitInSentence({ name, type }: NamedUnit, locale: Locale): string {
  if (locale === "en") return unitTitle({ name, type }, locale);
  if (type === "quốc gia") return uncapitalized(messages(locale).terms.country, locale);
  return startsWithType({ name, type }) ? `${type}${name.slice(type.length)}` : name;
}

/** The name alone: "Nghệ An"; numbers keep their type ("Quận 1"). */
export function properName({ name, type }: NamedUnit): string {
  if (!startsWithType({ name, type })) return name;
  const own = name.slice(type.length).trim();
  return /^\d/u.test(own) ? name : own;
}

/** The official name alone as a title: "Xã Giao Phong"; in English "Giao Phong Commune". */
export function unitNameTitle(name: string, locale: Locale): string {
  return unitTitle({ name, type: typeOfName(name) }, locale);
}

/** The official name alone inside a sentence: "xã Giao Phong". */
export function unitNameInSentence(name: string, locale: Locale): string {
  return unitInSentence({ name, type: typeOfName(name) }, locale);
}

/** A type known from an official name alone, where none is given beside it. */
export function typeOfName(name: string): string {
  if (name === COUNTRY_NAME) return "quốc gia";
  const types = ["thành phố", "thị trấn", "thị xã", "phường", "huyện", "quận", "tỉnh", "xã"];
  return types.find((type) => startsWithType({ name, type })) ?? "";
}

function startsWithType({ name, type }: NamedUnit): boolean {
  return type !== "" && name.toLocaleLowerCase("vi").startsWith(`${type} `);
}
