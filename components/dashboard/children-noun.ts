import type { Level } from "@/lib/domain/units/unit";
import { formatCount } from "@/lib/format/count";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface ChildrenOf {
  readonly unit: { readonly level: Level };
}

/** What the units below are called together, or where they are counted so many of them. */
export function childrenNoun({ unit }: ChildrenOf, locale: Locale, count?: number): string {
  const { dashboard } = messages(locale);
  const counted = count === undefined ? {} : { count: formatCount(count, locale) };
  if (unit.level === "country") return fill(dashboard.childrenProvinces, counted);
  return fill(unit.level === "province" ? dashboard.childrenDistricts : dashboard.childrenCommunes, counted);
}
