import type { UnitOverview } from "@/lib/contracts/unit-overview";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What the units below are called together. */
export function childrenNoun({ unit }: Pick<UnitOverview, "unit">, locale: Locale): string {
  const { dashboard } = messages(locale);
  if (unit.level === "country") return dashboard.childrenProvinces;
  return unit.level === "province" ? dashboard.childrenDistricts : dashboard.childrenCommunes;
}
