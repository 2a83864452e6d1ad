import type { Comparator, Threshold } from "@/lib/domain/register/register";
import { parseDecimal, type Ratio, ratioOf, roundScaled, writeScaled } from "@/lib/format/decimal";
import type { Locale } from "@/lib/i18n/locale";

const PLACES = 1;
const PLACES_AT_MOST = 5;

/** What a percentage is measured against: it must be printed on the side on which it stands. */
export interface Bar {
  readonly comparator: Comparator;
  readonly threshold: Threshold;
}

/**
 * A percentage for the screen: one decimal, and up to four more until the printed figure stands on the same side of
 * the threshold, or of each of several bounds, as the exact one. Where even five decimals round across, the rest is
 * cut off instead.
 */
export function formatPercent(share: Ratio, locale: Locale, bars: Bar | readonly Bar[] = []): string {
  const all = "threshold" in bars ? [bars] : bars;
  const crossed = (figure: Ratio) => all.find((bar) => passesBar(figure, bar) !== passesBar(share, bar));
  for (let places = PLACES; places <= PLACES_AT_MOST; places += 1) {
    const shown = roundScaled(share, 100n, places);
    if (crossed(printed(shown, places)) === undefined) return `${writeScaled(shown, places, locale)}%`;
  }
  const bar = crossed(printed(roundScaled(share, 100n, PLACES_AT_MOST), PLACES_AT_MOST));
  return `${writeScaled(towardsExact(share, bar), PLACES_AT_MOST, locale)}%`;
}

/** `numerator` of `denominator` as a percentage; an empty denominator has none. */
export function formatShare(
  numerator: number | null,
  denominator: number | null,
  locale: Locale,
  bars?: Bar | readonly Bar[],
): string | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  return formatPercent(ratioOf(numerator, denominator), locale, bars);
}

/** A decimal of the wire (`"0.958"`) as a percentage. */
export function formatDecimalPercent(decimal: string, locale: Locale, bar?: Bar): string {
  return formatPercent(parseDecimal(decimal), locale, bar);
}

/** A threshold as the law writes it, without needless decimals: `97%`, `97,5%`. */
export function formatThreshold({ numerator, denominator }: Threshold, locale: Locale): string {
  const share = ratioOf(numerator, denominator);
  for (let places = 0; places < PLACES_AT_MOST; places += 1) {
    const shown = roundScaled(share, 100n, places);
    if (shown * share.denominator === share.numerator * 100n * 10n ** BigInt(places))
      return `${writeScaled(shown, places, locale)}%`;
  }
  return formatPercent(share, locale);
}

/** The difference of two shares in percentage points, one decimal: `+6,3`; `null` where it rounds to nothing. */
export function formatPointChange(now: Ratio, before: Ratio, locale: Locale): string | null {
  const change = {
    numerator: now.numerator * before.denominator - before.numerator * now.denominator,
    denominator: now.denominator * before.denominator,
  };
  const shown = roundScaled(change, 100n, 1);
  if (shown === 0n) return null;
  return `${shown > 0n ? "+" : ""}${writeScaled(shown, 1, locale)}`;
}

function passesBar({ numerator, denominator }: Ratio, { comparator, threshold }: Bar): boolean {
  const left = numerator * BigInt(threshold.denominator);
  const right = BigInt(threshold.numerator) * denominator;
  return comparator === ">" ? left > right : left >= right;
}

function printed(shown: bigint, places: number): Ratio {
  return { numerator: shown, denominator: 100n * 10n ** BigInt(places) };
}

function towardsExact(share: Ratio, bar: Bar | undefined): bigint {
  const below = (share.numerator * 100n * 10n ** BigInt(PLACES_AT_MOST)) / share.denominator;
  return bar !== undefined && passesBar(share, bar) ? below + 1n : below;
}
