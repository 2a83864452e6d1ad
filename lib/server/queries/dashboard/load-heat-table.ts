import "server-only";

import {
  FAILING,
  FAILING_AT_LEAST,
  HEAT_DIRECTIONS,
  HEAT_SHOWS,
  type HeatCell,
  type HeatColumn,
  type HeatOrder,
  type HeatRow,
  type HeatTable,
  SORT_BY_MET,
  SORT_BY_UNIT,
} from "@/lib/contracts/heat-table";
import type { SeriesPoint } from "@/lib/contracts/unit-overview";
import type { Viewer } from "@/lib/domain/access/viewer";
import { type ResolvedTarget, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Indicator, Period } from "@/lib/domain/register/register";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { toDecimal } from "@/lib/domain/scoring/fraction";
import { measureTarget } from "@/lib/domain/scoring/measure-target";
import { toFraction } from "@/lib/domain/scoring/passing";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { Scorecard } from "@/lib/domain/scoring/scorecard";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import {
  type ComparisonGround,
  compareChildren,
  countMet,
} from "@/lib/server/queries/dashboard/compare-children";
import type { AskedView } from "@/lib/server/queries/dashboard/default-view";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import { comparisonPeriod } from "@/lib/server/queries/dashboard/target-rows";

/** What the address asks for, as it came. */
export interface AskedHeat extends AskedView {
  readonly show?: string | undefined;
  readonly sort?: string | undefined;
  readonly dir?: string | undefined;
  readonly failing?: string | undefined;
}

/** A column with what its past is measured by. */
interface Column extends Omit<HeatColumn, "failing"> {
  readonly target: ResolvedTarget;
  readonly before: Period | undefined;
}

const FIGURE_PLACES = 6;

function toColumns({ facts, view }: ComparisonGround, scorecards: readonly Scorecard[]): readonly Column[] {
  const present = new Set(scorecards.flatMap(({ targets }) => targets.map(({ indicator }) => indicator)));
  const columns = resolveTargets(facts.register, view.plan)
    .filter(({ indicator }) => present.has(indicator.code))
    .map((target): Column => {
      const before = comparisonPeriod(facts.register, view.period, target.indicator.timing);
      const { indicator, wording } = target;
      return {
        target,
        indicator,
        wording,
        before,
        comparedWith: before === undefined ? null : { code: before.code, name: before.name },
      };
    });
  const pillarOrder = facts.register.pillars.map(({ code }) => code);
  return columns.toSorted(
    (left, right) => pillarOrder.indexOf(left.indicator.pillar) - pillarOrder.indexOf(right.indicator.pillar),
  );
}

type PointBefore = (column: Column, unit: Unit) => SeriesPoint | null;

const NO_PAST: PointBefore = () => null;

/** The figures changes are measured against, of every unit of the table. */
async function loadPast(tx: Tx, ground: ComparisonGround, own: AggregateSource): Promise<PointBefore> {
  const { facts, unit, children, view } = ground;
  const { register, tree } = facts;
  const { plan, lens } = view;
  const timings = new Set(resolveTargets(register, plan).map(({ indicator }) => indicator.timing));
  const periods = new Set(
    [...timings].map((timing) => comparisonPeriod(register, view.period, timing)?.code),
  );
  const sums = new Map<string, AggregateSource>();
  for (const period of periods) {
    if (period === undefined) continue;
    const indexOnly = { units: children.map(({ code }) => code), period };
    sums.set(period, await loadAggregates(tx, facts, { lens, plans: [plan.code], units: [], indexOnly }));
  }
  return ({ target, before }, at) => {
    const aggregates = at.code === unit.code ? own : before && sums.get(before.code);
    if (before === undefined || aggregates === undefined) return null;
    const value = measureTarget({ tree, aggregates, plan }, target, at, before.code)?.value ?? null;
    return {
      period: before.code,
      kind: before.kind,
      end: before.end,
      name: before.name,
      value: value === null ? null : toDecimal(toFraction(value), FIGURE_PLACES),
      numerator: value?.numerator ?? null,
      denominator: value?.denominator ?? null,
    };
  };
}

function toRow(
  { facts }: ComparisonGround,
  columns: readonly Column[],
  unit: Unit,
  scorecard: Scorecard,
  pointBefore: PointBefore,
): HeatRow {
  const scores = new Map(scorecard.targets.map((score) => [score.indicator, score]));
  return {
    unit: { code: unit.code, name: unit.name },
    type: unit.type,
    cells: columns.map((column) => {
      const score = scores.get(column.indicator.code);
      return score === undefined ? null : { score, previous: pointBefore(column, unit) };
    }),
    met: countMet(facts.register, scorecard),
    applicable: scorecard.index.applicable,
    failing: scorecard.targets.filter(({ status }) => FAILING.has(status)).length,
  };
}

function chooseOrder(asked: AskedHeat, columns: readonly Column[]): HeatOrder {
  const keys = [SORT_BY_UNIT, SORT_BY_MET, ...columns.map(({ indicator }) => indicator.code)];
  const sort = keys.find((key) => key === asked.sort) ?? SORT_BY_MET;
  const show = HEAT_SHOWS.find((each) => each === asked.show) ?? "value";
  const usual = sort === SORT_BY_UNIT ? "asc" : "desc";
  const direction = HEAT_DIRECTIONS.find((each) => each === asked.dir) ?? usual;
  return { show, sort, direction, failingOnly: asked.failing === String(FAILING_AT_LEAST) };
}

const quotient = (numerator: number | null, denominator: number | null): number | null =>
  numerator === null || denominator === null ? null : numerator / denominator;

/** What a cell is sorted by; `null` where it says nothing. */
function weigh(cell: HeatCell | null | undefined, { show }: HeatOrder): number | null {
  if (!cell) return null;
  const { score, previous } = cell;
  const now = quotient(score.numerator, score.denominator);
  if (show === "attainment") return score.attainment === null ? null : Number(score.attainment);
  if (show === "value" || now === null) return now;
  const before = quotient(previous?.numerator ?? null, previous?.denominator ?? null);
  return before === null ? null : now - before;
}

/** Rows come in code order and keep it where they are equal; those without a figure are last either way. */
function sortRows(
  rows: readonly HeatRow[],
  order: HeatOrder,
  columns: readonly Column[],
): readonly HeatRow[] {
  const sign = order.direction === "asc" ? 1 : -1;
  if (order.sort === SORT_BY_UNIT) return order.direction === "asc" ? rows : rows.toReversed();
  const place = columns.findIndex(({ indicator }) => indicator.code === order.sort);
  const weightOf = (row: HeatRow) =>
    order.sort === SORT_BY_MET ? quotient(row.met, row.applicable || null) : weigh(row.cells[place], order);
  const weighed = rows.map((row) => ({ row, weight: weightOf(row) }));
  return weighed
    .sort((left, right) => {
      if (left.weight === null || right.weight === null)
        return Number(left.weight === null) - Number(right.weight === null);
      return sign * (left.weight - right.weight);
    })
    .map(({ row }) => row);
}

function leftOutOf(
  total: Scorecard,
  columns: readonly Column[],
  { facts }: ComparisonGround,
): readonly Indicator[] {
  const shown = new Set(columns.map(({ indicator }) => indicator.code));
  const own = new Set(total.targets.map(({ indicator }) => indicator));
  return facts.register.indicators.filter(({ code }) => own.has(code) && !shown.has(code));
}

function toPillars(columns: readonly Column[], { facts }: ComparisonGround): HeatTable["pillars"] {
  return facts.register.pillars
    .map(({ code, name }) => ({
      name,
      columns: columns.filter(({ indicator }) => indicator.pillar === code).length,
    }))
    .filter((pillar) => pillar.columns > 0);
}

function toTable(
  ground: ComparisonGround,
  asked: AskedHeat,
  aggregates: AggregateSource,
  pointBefore: PointBefore,
): HeatTable {
  const { facts, unit, children, view, frame, present } = ground;
  const { register, tree } = facts;
  const request = {
    register,
    tree,
    aggregates,
    unit: unit.code,
    period: view.period.code,
    plan: view.plan.code,
    lens: view.lens,
  };
  const scorecards = scoreChildren(request);
  const total = scoreUnit(request);
  const columns = toColumns(ground, scorecards);
  const order = chooseOrder(asked, columns);
  const rows = children.flatMap((child, place) => {
    const scorecard = scorecards[place];
    return scorecard === undefined ? [] : [toRow(ground, columns, child, scorecard, pointBefore)];
  });
  const failing = rows.filter((row) => row.failing >= FAILING_AT_LEAST);
  return {
    ...frame,
    present,
    order,
    pillars: toPillars(columns, ground),
    columns: columns.map(({ indicator, wording, comparedWith }, place) => ({
      indicator,
      wording,
      comparedWith,
      failing: rows.filter(({ cells }) => FAILING.has(cells[place]?.score.status ?? "no-data")).length,
    })),
    leftOut: leftOutOf(total, columns, ground),
    total: toRow(ground, columns, unit, total, pointBefore),
    rows: sortRows(order.failingOnly ? failing : rows, order, columns),
    unitsInAll: rows.length,
    unitsFailing: failing.length,
  };
}

/** Children × targets of a unit; `null` where they are not the viewer's to see. */
export async function loadHeatTable(
  viewer: Viewer,
  unitCode: UnitCode,
  asked: AskedHeat,
): Promise<HeatTable | null> {
  return compareChildren(viewer, unitCode, asked, async (tx, ground) => {
    const { facts, unit, children, view } = ground;
    const aggregates = await loadAggregates(tx, facts, {
      lens: view.lens,
      plans: [view.plan.code],
      units: [unit.code],
      statusOnly: { units: children.map(({ code }) => code), period: view.period.code },
    });
    const pointBefore = asked.show === "change" ? await loadPast(tx, ground, aggregates) : NO_PAST;
    return toTable(ground, asked, aggregates, pointBefore);
  });
}
