import type { UnitCode } from "@/lib/domain/units/unit";

/** One report: a reporting unit and a period. */
export interface ReportKey {
  readonly unit: UnitCode;
  readonly period: string;
}

/**
 * The name of a report in addresses: the unit first, then a dash and the period.
 *
 * @example toReportId("365", "2024-H1") // "365-2024-H1"
 */
export function toReportId(unit: UnitCode, period: string): string {
  return `${unit}-${period}`;
}

/**
 * Reads the name of a report. Whether unit and period exist is for the caller to find out.
 *
 * @returns `null` where it is not of that form.
 * @example parseReportId("365-2024-H1") // { unit: "365", period: "2024-H1" }
 */
export function parseReportId(reportId: string): ReportKey | null {
  const parts = /^(VN|\d+)-([0-9A-Za-z][0-9A-Za-z-]*)$/.exec(reportId);
  const [, unit, period] = parts ?? [];
  return unit === undefined || period === undefined ? null : { unit, period };
}
