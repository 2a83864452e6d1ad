import "server-only";

import type { ExportDocument, ExportNote, ExportTable } from "@/lib/contracts/export-table";
import type { ExportOrder } from "@/lib/contracts/export-query";
import type { Viewer } from "@/lib/domain/access/viewer";
import { findPeriod } from "@/lib/domain/periods/find-period";
import { findPlan } from "@/lib/domain/plans/resolve-targets";
import type { Period, Plan } from "@/lib/domain/register/register";
import { SCORING_VERSION } from "@/lib/domain/scoring/scorecard";
import { COUNTRY, type Unit } from "@/lib/domain/units/unit";
import { formatCount } from "@/lib/format/count";
import { formatDay, formatMoment } from "@/lib/format/day";
import { planCitation, planName } from "@/lib/format/plan-name";
import { unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

/** An admitted order with what its codes stand for. */
export interface ExportGround {
  readonly viewer: Viewer;
  readonly order: ExportOrder;
  readonly locale: Locale;
  readonly facts: Reference;
  readonly unit: Unit;
  readonly period: Period;
  readonly plan: Plan;
}

/** Looks up the codes of an admitted order. */
export async function exportGround(
  viewer: Viewer,
  order: ExportOrder,
  locale: Locale,
): Promise<ExportGround> {
  const facts = await reference();
  const unit = facts.tree.get(order.unit);
  const period = findPeriod(facts.register, order.period);
  const plan = findPlan(facts.register, order.plan);
  if (unit === undefined || period === undefined || plan === undefined)
    throw new Error("the order was not admitted");
  return { viewer, order, locale, facts, unit, period, plan };
}

/** The unit as a title; the country is "Cả nước". */
export function exportedUnit({ unit, locale }: Pick<ExportGround, "unit" | "locale">): string {
  return unit.code === COUNTRY ? messages(locale).terms.country : unitTitle(unit, locale);
}

/** A table as a whole file: name, notes, and the marks of demonstration and provisional figures. */
export function toDocument(
  ground: ExportGround,
  table: ExportTable,
  more: readonly ExportNote[],
): ExportDocument {
  const { exportFile } = messages(ground.locale);
  return {
    fileName: exportFileName(ground),
    table,
    notesSheet: exportFile.notesSheet,
    notes: [...frameNotes(ground, new Date().toISOString()), ...more],
    mark: markOf(ground),
    markHeading: exportFile.mark,
  };
}

function markOf({ order, facts, locale }: ExportGround): string | null {
  const { terms } = messages(locale);
  const marks = [
    ...(facts.demonstration ? [terms.demonstration] : []),
    ...(order.lens === "provisional" ? [terms.lensProvisional] : []),
  ];
  return marks.length === 0 ? null : marks.join(" · ");
}

const FILE_NAMES = {
  "national-summary": "tong-hop-muc-tieu",
  "units-not-meeting": "don-vi-chua-dat",
  observations: "so-lieu",
} as const;

/** Plain letters, so that every system keeps it: `tong-hop-muc-tieu-46-2024-minh-hoa.xlsx`. */
export function exportFileName({ order, facts }: Pick<ExportGround, "order" | "facts">): string {
  const parts = [
    FILE_NAMES[order.report],
    ...(order.indicator === null ? [] : [order.indicator]),
    order.unit,
    order.period,
    ...(order.lens === "provisional" ? ["tam-tinh"] : []),
    ...(facts.demonstration ? ["minh-hoa"] : []),
  ];
  return `${parts.join("-")}.${order.format}`;
}

function frameNotes(ground: ExportGround, now: string): readonly ExportNote[] {
  const { exportFile: words, terms } = messages(ground.locale);
  const { locale, period, plan, order, viewer } = ground;
  const periodText = { name: period.name[locale], day: formatDay(period.cutoff, locale) };
  const planText =
    plan.source.number === null
      ? planName(plan, locale)
      : fill(words.notePlanSource, { plan: planCitation(plan, locale), title: plan.title[locale] });
  return [
    { label: words.noteUnit, text: `${exportedUnit(ground)} (${ground.unit.code})` },
    { label: words.notePeriod, text: fill(words.notePeriodText, periodText) },
    { label: words.noteLens, text: order.lens === "approved" ? terms.lensApproved : terms.lensProvisional },
    { label: words.notePlan, text: planText },
    { label: words.noteStructure, text: structureText(ground) },
    { label: words.noteScoring, text: fill(words.noteScoringText, { version: String(SCORING_VERSION) }) },
    { label: words.noteTime, text: formatMoment(now, locale) },
    { label: words.noteBy, text: viewer.name },
  ];
}

function structureText({ facts, unit, locale }: ExportGround): string {
  const { dashboard } = messages(locale);
  return fill(dashboard.footerStructure, {
    day: formatDay(facts.structure, locale),
    communes: formatCount(facts.tree.subjectCount(unit.code, ["commune"]), locale),
    districts: formatCount(facts.tree.subjectCount(unit.code, ["district"]), locale),
  });
}
