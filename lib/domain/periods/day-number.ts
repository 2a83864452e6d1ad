import type { Day } from "@/lib/domain/register/register";

const DAYS_OF_400_YEARS = 146_097;
/** Days from 1 March of the year 0 to 1 January 1970. */
const DAYS_TO_EPOCH = 719_468;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/**
 * Whether a text is a calendar day of the common calendar.
 *
 * @param text any text
 * @example isDay("2024-02-29") // true; isDay("2023-02-29") // false
 * Source: ISO 8601, calendar dates.
 */
export function isDay(text: string): text is Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The whole days from 1 January 1970 to a day; the time axis of pace and forecast, without clock or time zone.
 *
 * @param day `YYYY-MM-DD`
 * @throws RangeError when it is no calendar day
 * @example dayNumber("2025-12-31") - dayNumber("2021-12-31") // 1461
 * Source: proleptic Gregorian calendar; years counted from March so that the leap day ends a year.
 */
export function dayNumber(day: Day): number {
  if (!isDay(day)) throw new RangeError(`"${day}" is no calendar day`);
  const month = Number(day.slice(5, 7));
  const marchYear = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + Number(day.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_400_YEARS + dayOfEra - DAYS_TO_EPOCH;
}

/**
 * The calendar day of a count of days since 1 January 1970; the inverse of `dayNumber`.
 *
 * @param count whole days
 * @example dayFromNumber(20_453) // "2025-12-31"
 * Source: proleptic Gregorian calendar.
 */
export function dayFromNumber(count: number): Day {
  const shifted = count + DAYS_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const dayOfEra = shifted - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}
