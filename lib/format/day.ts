import type { Day } from "@/lib/domain/register/register";
import type { Locale } from "@/lib/i18n/locale";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const TIME_ZONE = "Asia/Ho_Chi_Minh";

const CLOCK = new Intl.DateTimeFormat("en-CA", {
  timeZone: TIME_ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/**
 * A calendar day: `02/8/2022`, `2 Aug 2022`. Vietnamese as official documents write it, with a zero only before days
 * under 10 and the months 1 and 2.
 */
export function formatDay(day: Day, locale: Locale): string {
  const [year = "", month = "", date = ""] = day.split("-");
  if (locale === "en") return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
  return `${date}/${Number(month) <= 2 ? month : Number(month)}/${year}`;
}

/** The year of a day. */
export function yearOf(day: Day): string {
  return day.slice(0, 4);
}

/** A moment in Vietnam's time: `16:20 ngày 24/12/2024`, `16:20 on 24 Dec 2024`. */
export function formatMoment(moment: string, locale: Locale): string {
  const parts = new Map(CLOCK.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]));
  const day = `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
  const time = `${parts.get("hour")}:${parts.get("minute")}`;
  return `${time} ${locale === "vi" ? "ngày" : "on"} ${formatDay(day, locale)}`;
}
