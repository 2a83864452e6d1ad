/** The way of one unit to one target: structured values only. Views draw it, lib/format and lib/i18n word it. */

import type { PageFrame } from "@/lib/contracts/page-frame";
import type { TargetRow, UnitRef } from "@/lib/contracts/unit-overview";
import type { ReportedValue } from "@/lib/domain/observations/observation";
import type { Localized, Service } from "@/lib/domain/register/register";
import type { Aggregate } from "@/lib/domain/scoring/aggregate";
import type { Formula } from "@/lib/domain/scoring/measure-target";
import type { Lack } from "@/lib/domain/scoring/nearest-first";
import type { PaceAhead } from "@/lib/domain/scoring/pace-ahead";
import type { WhatIfGround } from "@/lib/domain/scoring/what-if";

/** Ticks an address may carry. */
export const MOST_TICKS = 200;

/** What a unit was in one earlier year; `null`: nothing was said. */
export interface PastYear {
  readonly name: Localized;
  readonly period: string;
  readonly met: boolean | null;
}

/** A unit that does not pass by itself: what it lacks, what it was before, and what ticking it supposes. */
export interface PathStep {
  readonly unit: UnitRef;
  readonly parent: UnitRef | null;
  readonly said: ReportedValue | null;
  readonly lack: Lack;
  /** Years up to the period before; empty where nothing is met or not met. */
  readonly past: readonly PastYear[];
  /** The latest earlier period in which it met the target; `null`: none. */
  readonly lastMet: string | null;
  /** The unit's own figure in the period compared with, of ratios. */
  readonly before: { readonly numerator: number; readonly denominator: number } | null;
  /** Other contents it reported in the period, and how many of them it meets. */
  readonly others: { readonly met: number; readonly of: number };
  /** `null` where nothing can be supposed. */
  readonly added: Partial<Aggregate> | null;
}

export interface TargetPath extends PageFrame {
  readonly row: TargetRow;
  readonly formula: Formula;
  /** `null` without a value, and where the unit meets the target or does not. */
  readonly pace: PaceAhead | null;
  /** Nearest first, as many as are shown, and those ticked. */
  readonly steps: readonly PathStep[];
  readonly stepsInAll: number;
  readonly ticked: readonly string[];
  readonly ground: WhatIfGround;
  readonly services: readonly Service[];
  /** ISO time of the latest approval (or entry, provisional). */
  readonly latestAt: string | null;
}
