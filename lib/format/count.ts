import type { Locale } from "@/lib/i18n/locale";

const COUNTS = {
  vi: new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 0, useGrouping: "always" }),
  en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0, useGrouping: "always" }),
};
const MINUS = "\u2212";

/** A whole number: `8.255`, `8,255`. */
export function formatCount(count: number, locale: Locale): string {
  // Most of the thousands on a page are this small and have nothing to group.
  if (Number.isInteger(count) && count >= 0 && count < 1000) return String(count);
  return count < 0 ? MINUS + COUNTS[locale].format(-count) : COUNTS[locale].format(count);
}

const MILLION = 1_000_000;
const ROUND_COUNTS = {
  vi: new Intl.NumberFormat("vi-VN", { notation: "compact", compactDisplay: "long" }),
  en: new Intl.NumberFormat("en-GB", { notation: "compact", compactDisplay: "short" }),
};

/** A round number on a scale; from a million on in words that take little room: `1,2 tỷ`, `1.2bn`. */
export function formatRoundCount(count: number, locale: Locale): string {
  return Math.abs(count) < MILLION ? formatCount(count, locale) : ROUND_COUNTS[locale].format(count);
}

/** A change with its sign: `+1`, `−2`. */
export function formatChange(change: number, locale: Locale): string {
  return change > 0 ? `+${formatCount(change, locale)}` : formatCount(change, locale);
}
