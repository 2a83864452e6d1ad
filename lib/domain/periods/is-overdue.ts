import type { Day, Period } from "@/lib/domain/register/register";
import type { Level } from "@/lib/domain/units/unit";

/**
 * Whether a report of a level is late for a period on a day. The due day itself is in time; a level without a due
 * day is never late, nor is anything in a period that is entered afterwards (backfill).
 *
 * @param period the period reported for
 * @param level the level of the reporting unit
 * @param asOf the day asked about, `YYYY-MM-DD`
 * @example isOverdue(period2024, "district", "2024-12-19") // true when due on 2024-12-18
 * Source: cut-off and due dates of the register, reporting rules of the programme.
 */
export function isOverdue(period: Period, level: Level, asOf: Day): boolean {
  const due = period.due[level];
  return period.mode !== "backfill" && due !== undefined && asOf > due;
}
