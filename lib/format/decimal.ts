import { formatCount } from "@/lib/format/count";
import type { Locale } from "@/lib/i18n/locale";

const MARK = { vi: ",", en: "." };

/** A whole-number fraction, exact. The denominator is above 0. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `part` of `whole` as an exact fraction. */
export function ratioOf(part: number, whole: number): Ratio {
  return { numerator: BigInt(part), denominator: BigInt(whole) };
}

/** The fraction a decimal string of the wire stands for: `"0.842105"`. */
export function parseDecimal(decimal: string): Ratio {
  const [whole = "0", places = ""] = decimal.split(".");
  return { numerator: BigInt(whole + places), denominator: 10n ** BigInt(places.length) };
}

/** `fraction × factor` in units of 10^−places, rounded half away from zero. */
export function roundScaled({ numerator, denominator }: Ratio, factor: bigint, places: number): bigint {
  const scaled = numerator * factor * 10n ** BigInt(places);
  const doubled = 2n * (scaled < 0n ? -scaled : scaled) + denominator;
  const rounded = doubled / (2n * denominator);
  return scaled < 0n ? -rounded : rounded;
}

/** Digits of a scaled whole number, with the language's mark: `(8421n, 1)` is `842,1`. */
export function writeScaled(scaled: bigint, places: number, locale: Locale): string {
  const size = scaled < 0n ? -scaled : scaled;
  const unit = 10n ** BigInt(places);
  const whole = formatCount(Number(size / unit), locale);
  const rest = places === 0 ? "" : MARK[locale] + String(size % unit).padStart(places, "0");
  return `${scaled < 0n ? "\u2212" : ""}${whole}${rest}`;
}

/** An index or pillar figure of the wire with one decimal: `83,3`. */
export function formatIndex(decimal: string, locale: Locale): string {
  return writeScaled(roundScaled(parseDecimal(decimal), 1n, 1), 1, locale);
}

/** A plain ratio with two decimals, such as a pace: `0,88`. It never rounds onto or across a bound it is below. */
export function formatPace(decimal: string, locale: Locale, bounds: readonly string[]): string {
  const exact = parseDecimal(decimal);
  for (let places = 2; places < 6; places += 1) {
    const shown = roundScaled(exact, 1n, places);
    const unit = 10n ** BigInt(places);
    const agrees = bounds.every((bound) => {
      const { numerator, denominator } = parseDecimal(bound);
      return (
        shown * denominator >= numerator * unit ===
        exact.numerator * denominator >= numerator * exact.denominator
      );
    });
    if (agrees) return writeScaled(shown, places, locale);
  }
  return writeScaled(roundScaled(exact, 1n, 6), 6, locale);
}
