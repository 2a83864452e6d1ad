/** What the review pages show: the queue, and one report with the values that wait first. */

import type { EnteredValue, PeriodOption, ReportState } from "@/lib/contracts/entry";
import type { ReportedValue } from "@/lib/domain/observations/observation";
import type { Indicator, Localized } from "@/lib/domain/register/register";
import type { Level } from "@/lib/domain/units/unit";

export interface QueueLine {
  readonly reportId: string;
  readonly unit: { readonly code: string; readonly name: string; readonly level: Level };
  readonly period: PeriodOption;
  readonly submitted: number;
  readonly corrections: number;
  readonly returned: number;
  readonly due: number;
  readonly approved: number;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
}

export interface ReviewQueue {
  readonly lines: readonly QueueLine[];
  readonly period: string | null;
  readonly periods: readonly PeriodOption[];
}

/** One value waiting for a decision. */
export interface ReviewCell {
  readonly unit: { readonly code: string; readonly name: string };
  readonly indicator: Indicator;
  readonly submitted: EnteredValue;
  readonly sentBy: string | null;
  readonly approved: EnteredValue | null;
  readonly earlier: { readonly name: Localized; readonly value: ReportedValue } | null;
  /** How it differs from what it replaces or follows. */
  readonly change: "new" | "same" | "changed" | "correction";
  /** The viewer entered or sent it and may not approve it. */
  readonly own: boolean;
}

export interface ReviewReport {
  readonly reportId: string;
  readonly unit: { readonly code: string; readonly name: string; readonly level: Level };
  readonly period: PeriodOption;
  readonly state: ReportState;
  readonly version: number;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly cells: readonly ReviewCell[];
  readonly counts: {
    readonly due: number;
    readonly approved: number;
    readonly returned: number;
    readonly draft: number;
    readonly missing: number;
  };
  readonly services: readonly { readonly code: string; readonly name: Localized }[];
  readonly abilities: { readonly approve: boolean; readonly return: boolean };
  readonly history: readonly {
    readonly at: string;
    readonly by: string;
    readonly action: string;
    readonly reason: string | null;
    readonly changes: number;
  }[];
}
