/** Which files can be downloaded, and how they are asked for. */

import { z } from "zod";
import { LENSES } from "@/lib/domain/observations/observation";
import { LOCALES } from "@/lib/i18n/locale";

export const EXPORT_FORMATS = ["xlsx", "csv", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The reports, each with its formats; the first one is what is meant where none is asked for. */
export const EXPORT_REPORTS = {
  "national-summary": ["xlsx", "csv", "json"],
  "units-not-meeting": ["xlsx", "csv", "json"],
  observations: ["csv", "json"],
} as const satisfies Readonly<Record<string, readonly ExportFormat[]>>;
export type ExportReport = keyof typeof EXPORT_REPORTS;

export const exportPath = z.strictObject({
  report: z.enum(Object.keys(EXPORT_REPORTS) as [ExportReport, ...ExportReport[]]),
});

export const exportQuery = z.strictObject({
  period: z.string().min(1).meta({ example: "2024" }),
  unit: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "Defaults to the caller's own; required where there are several" }),
  plan: z.string().min(1).default("national"),
  lens: z.enum(LENSES).default("approved"),
  indicator: z.string().min(1).optional().meta({ description: "Required for units-not-meeting" }),
  format: z.enum(EXPORT_FORMATS).optional(),
  lang: z.enum(LOCALES).optional(),
});
export type ExportQuery = z.infer<typeof exportQuery>;

/** What was asked for, with the defaults filled in. */
export interface ExportOrder {
  readonly report: ExportReport;
  readonly unit: string;
  readonly period: string;
  readonly plan: string;
  readonly lens: (typeof LENSES)[number];
  /** The target of `units-not-meeting`; a filter of `observations`. */
  readonly indicator: string | null;
  readonly format: ExportFormat;
}
