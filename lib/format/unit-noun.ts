import type { Indicator, TargetKind } from "@/lib/domain/register/register";
import type { Level } from "@/lib/domain/units/unit";
import { formatCount } from "@/lib/format/count";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What is counted: communes, districts, files, people … */
export type Noun =
  | "commune"
  | "district"
  | "province"
  | "central-body"
  | "unit"
  | "file"
  | "person"
  | "model";

const NOUN_OF_LEVEL: Readonly<Record<Level, Noun>> = {
  country: "central-body",
  province: "province",
  district: "district",
  commune: "commune",
};
const NOUN_OF_RATIO: readonly (readonly [RegExp, Noun])[] = [
  [/hồ sơ/u, "file"],
  [/cán bộ|người/u, "person"],
  [/mô hình/u, "model"],
];

const MODELS = /^mô hình/iu;

/** Who reports an indicator: one level's units, or "units" where several levels do. */
export function subjectNoun(levels: readonly Level[]): Noun {
  const [only] = levels;
  return levels.length === 1 && only !== undefined ? NOUN_OF_LEVEL[only] : "unit";
}

/** What the numerator of a target counts, taken from the register's own label for ratios. */
export function measuredNoun(
  indicator: Pick<Indicator, "levels" | "denominatorLabel" | "per" | "name">,
  kind: TargetKind,
  per: Level | null = indicator.per,
): Noun {
  if (kind === "count-per-unit") return per === null ? "model" : NOUN_OF_LEVEL[per];
  // A province that asks for so many models reads how many models there are, not which districts have them.
  if (kind === "count" && MODELS.test(indicator.name.vi)) return "model";
  if (kind !== "ratio-of-sums") return subjectNoun(indicator.levels);
  const label = indicator.denominatorLabel ?? "";
  return NOUN_OF_RATIO.find(([pattern]) => pattern.test(label))?.[1] ?? "unit";
}

/** The noun for a number of them: `xã`, `communes`, `commune`. */
export function nounFor(noun: Noun, count: number, locale: Locale): string {
  const { nouns, nounsMany } = messages(locale);
  return Math.abs(count) === 1 ? nouns[noun] : nounsMany[noun];
}

/** A number with its noun: `1.234 xã`, `1 commune`. */
export function formatCounted(count: number, noun: Noun, locale: Locale): string {
  return `${formatCount(count, locale)} ${nounFor(noun, count, locale)}`;
}
