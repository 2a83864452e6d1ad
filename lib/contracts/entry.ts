/** What the entry pages show: the list of what is still to do, and the sheet of one unit. */

import type { ReportedValue } from "@/lib/domain/observations/observation";
import type { Indicator, Localized, PeriodMode } from "@/lib/domain/register/register";
import type { Level } from "@/lib/domain/units/unit";

export interface PeriodOption {
  readonly code: string;
  readonly name: Localized;
  readonly mode: PeriodMode;
}

export type CellStatus = "blank" | "draft" | "submitted" | "returned" | "approved";

export type ReportState = "returned" | "submitted" | "draft" | "approved" | "incomplete";

/** One unit of a report: how many of its due indicators have a value of any status. */
export interface WorkUnit {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly due: number;
  readonly entered: number;
  readonly statuses: Readonly<Record<Exclude<CellStatus, "blank">, number>>;
  readonly returnReasons: readonly string[];
}

/** The report of one reporting unit and period. */
export interface WorkReport {
  readonly unit: { readonly code: string; readonly name: string; readonly level: Level };
  readonly state: ReportState;
  readonly version: number;
  readonly due: number;
  readonly entered: number;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  /** Drafts and returned values that sending would move. */
  readonly sendable: number;
  /** The viewer enters in place of the unit ("Nhập thay"). */
  readonly inPlaceOf: boolean;
  readonly abilities: { readonly enter: boolean; readonly submit: boolean };
}

/** A line of the list of reports a province or the central office follows. */
export interface WorkReportLine {
  readonly unit: { readonly code: string; readonly name: string };
  readonly due: number;
  readonly approved: number;
  readonly submitted: number;
  readonly returned: number;
  readonly draft: number;
}

export interface WorkList {
  readonly period: PeriodOption;
  readonly periods: readonly PeriodOption[];
  /** The report opened: the viewer's own, or the one named in the address. */
  readonly report: WorkReport | null;
  readonly units: readonly WorkUnit[];
  /** Reports the viewer may open besides: a province's districts, several districts of one person. */
  readonly others: readonly WorkReportLine[];
}

export interface EnteredValue {
  readonly value: ReportedValue;
  readonly version: number;
  readonly carriedOver: boolean;
  readonly correctionReason: string | null;
  readonly returnReason: string | null;
  readonly enteredAt: string;
  readonly enteredBy: string | null;
}

export interface EarlierValue {
  readonly period: string;
  readonly name: Localized;
  readonly value: ReportedValue;
}

export interface EntryCell {
  readonly indicator: Indicator;
  /** Counts in "đã nhập 5/7"; pilots do not. */
  readonly due: boolean;
  readonly status: CellStatus;
  readonly working: EnteredValue | null;
  readonly approved: EnteredValue | null;
  /** What a save must name: the version of the working value, else of the approved one, else 0. */
  readonly version: number;
  readonly editable: boolean;
  /** An approved value without a working one: a correction can be asked for. */
  readonly correctable: boolean;
  /** Values of the two periods before, the latest first. */
  readonly earlier: readonly EarlierValue[];
  readonly reasons: readonly { readonly code: string; readonly name: Localized }[];
}

export interface EntrySheet {
  readonly unit: { readonly code: string; readonly name: string; readonly level: Level };
  readonly breadcrumb: readonly { readonly code: string; readonly name: string }[];
  readonly report: { readonly unit: string; readonly name: string; readonly version: number };
  readonly period: PeriodOption;
  readonly periods: readonly PeriodOption[];
  readonly cells: readonly EntryCell[];
  readonly due: number;
  readonly entered: number;
  /** Values that an explicit act would take over from the period before. */
  readonly carryable: number;
  readonly carryFrom: Localized | null;
  readonly services: readonly { readonly code: string; readonly name: Localized }[];
  readonly inPlaceOf: boolean;
  readonly editable: boolean;
  readonly next: { readonly code: string; readonly name: string } | null;
  readonly previous: { readonly code: string; readonly name: string } | null;
}
