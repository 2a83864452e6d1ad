import "server-only";

import type { ExportCell, ExportColumn, ExportDocument } from "@/lib/contracts/export-table";
import { type ResolvedTarget, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Pillar } from "@/lib/domain/register/register";
import { ok, type Result } from "@/lib/domain/result";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import type { Scorecard, TargetScore } from "@/lib/domain/scoring/scorecard";
import { COUNTRY } from "@/lib/domain/units/unit";
import { periodInSentence } from "@/lib/format/period-name";
import { statusWord } from "@/lib/format/status-word";
import { unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";
import { type ExportGround, exportedUnit, toDocument } from "@/lib/server/exports/export-frame";
import { shareCell } from "@/lib/server/exports/share-cell";
import { targetHeading, targetNote } from "@/lib/server/exports/target-wording";
import { loadChildrenScorecards } from "@/lib/server/queries/dashboard/load-children-scorecards";
import { loadScorecard } from "@/lib/server/queries/dashboard/load-scorecard";
import type { ScoringRefusal } from "@/lib/server/queries/dashboard/scoring-question";

interface SummaryRow {
  readonly scorecard: Scorecard;
  readonly rank: number | null;
}

/** Columns that name the unit and stay in sight. */
const NAMING_COLUMNS = 2;

/** The unit and its in-scope children × every target of the plan: the same scorecards as the screen and the API. */
export async function nationalSummary(
  ground: ExportGround,
): Promise<Result<ExportDocument, ScoringRefusal, null>> {
  const { viewer, order } = ground;
  const { unit, period, plan, lens } = order;
  const question = { unit, period, plan, lens };
  const own = await loadScorecard(viewer, question);
  if (!own.ok) return own;
  const children = await loadChildrenScorecards(viewer, question);
  if (!children.ok) return children;
  const rows: readonly SummaryRow[] = [
    { scorecard: own.value, rank: null },
    ...children.value.map((scorecard) => ({ scorecard, rank: scorecard.rank })),
  ];
  return ok(summaryDocument(ground, rows));
}

function summaryDocument(ground: ExportGround, rows: readonly SummaryRow[]): ExportDocument {
  const { locale, facts, plan } = ground;
  const { exportFile: words } = messages(locale);
  const shown = new Set(rows.flatMap(({ scorecard }) => scorecard.targets.map(({ indicator }) => indicator)));
  const targets = resolveTargets(facts.register, plan).filter(({ indicator }) => shown.has(indicator.code));
  const pillars = facts.register.pillars.filter(({ scored }) => scored);
  const table = {
    sheet: words.summarySheet,
    title: fill(words.summaryTitle, {
      unit: exportedUnit(ground),
      period: periodInSentence(ground.period.name, locale),
    }),
    columns: [...unitColumns(ground, pillars), ...targets.flatMap((target) => targetColumns(ground, target))],
    rows: rows.map((row) => [
      ...unitCells(ground, pillars, row),
      ...targets.flatMap((target) => targetCells(ground, target, row.scorecard)),
    ]),
    frozenColumns: NAMING_COLUMNS,
  };
  const notes = [
    { label: words.noteIndex, text: words.noteIndexText },
    ...targets.map((target) => targetNote(target, locale)),
    ...(rows.some(({ scorecard }) => scorecard.targets.some(nothingArose))
      ? [{ label: "0/0", text: words.noteNothingArose }]
      : []),
  ];
  return toDocument(ground, table, notes);
}

function unitColumns({ locale }: ExportGround, pillars: readonly Pillar[]): readonly ExportColumn[] {
  const { exportFile: words } = messages(locale);
  return [
    { key: "unit", heading: words.code, kind: "text", width: 11 },
    { key: "name", heading: words.name, kind: "text", width: 30 },
    { key: "level", heading: words.level, kind: "text", width: 16 },
    { key: "index", heading: words.index, kind: "index", width: 11 },
    { key: "rank", heading: words.rank, kind: "count", width: 9 },
    { key: "met", heading: words.met, kind: "count", width: 10 },
    { key: "applicable", heading: words.applicable, kind: "count", width: 10 },
    ...pillars.map(({ code, name }) => ({
      key: `pillar.${code}`,
      heading: name[locale],
      kind: "index" as const,
      width: 14,
    })),
  ];
}

function unitCells(
  { facts, locale }: ExportGround,
  pillars: readonly Pillar[],
  { scorecard, rank }: SummaryRow,
): ExportCell[] {
  const { terms, levels } = messages(locale);
  const unit = facts.tree.get(scorecard.unit);
  if (unit === undefined) throw new Error(`unknown unit ${scorecard.unit}`);
  const { index, targets } = scorecard;
  const scored = new Set(pillars.map(({ code }) => code));
  const pillarOf = new Map(facts.register.indicators.map(({ code, pillar }) => [code, pillar]));
  const met = targets.filter(
    ({ status, indicator }) => status === "met" && scored.has(pillarOf.get(indicator) ?? ""),
  ).length;
  return [
    unit.code,
    unit.code === COUNTRY ? terms.country : unitTitle(unit, locale),
    levels[unit.level],
    toNumber(index.value),
    rank,
    met,
    index.applicable,
    ...pillars.map(({ code }) => toNumber(index.pillars[code] ?? null)),
  ];
}

function toNumber(decimal: string | null): number | null {
  return decimal === null ? null : Number(decimal);
}

function isShare({ kind }: ResolvedTarget): boolean {
  return kind === "share-of-units" || kind === "ratio-of-sums";
}

function targetColumns({ locale }: ExportGround, target: ResolvedTarget): readonly ExportColumn[] {
  const { exportFile: words } = messages(locale);
  const { code } = target.indicator;
  const group = targetHeading(target, locale);
  return [
    {
      key: `${code}.result`,
      group,
      heading: words.result,
      kind: isShare(target) ? "share" : "count",
      width: 10,
    },
    { key: `${code}.numerator`, group, heading: words.numerator, kind: "count", width: 10 },
    { key: `${code}.denominator`, group, heading: words.denominator, kind: "count", width: 10 },
    { key: `${code}.missing`, group, heading: words.missing, kind: "count", width: 9 },
    { key: `${code}.status`, group, heading: words.status, kind: "text", width: 22 },
  ];
}

function targetCells({ locale }: ExportGround, target: ResolvedTarget, { targets }: Scorecard): ExportCell[] {
  const score = targets.find(({ indicator }) => indicator === target.indicator.code);
  if (score === undefined) return [null, null, null, null, null];
  const { numerator, denominator, missing, status, ownOnlySubject } = score;
  return [
    resultCell(target, score),
    numerator,
    denominator,
    missing,
    statusWord(status, locale, ownOnlySubject),
  ];
}

/** A unit that is its own only subject meets the target or does not: the screen shows no share either. */
function resultCell(target: ResolvedTarget, score: TargetScore): ExportCell {
  if (score.ownOnlySubject) return null;
  return isShare(target) ? shareCell(score.numerator, score.denominator, score) : score.numerator;
}
