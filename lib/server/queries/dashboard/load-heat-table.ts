import "server-only";

import {
  FAILING,
  FAILING_AT_LEAST,
  FAILING_CHOICES,
  HEAT_DIRECTIONS,
  HEAT_SHOWS,
  type HeatColumn,
  type HeatOrder,
  type HeatRow,
  type HeatTable,
  type HeatUnits,
  SORT_BY_MET,
  SORT_BY_UNIT,
} from "@/lib/contracts/heat-table";
import type { HeatGridQuery } from "@/lib/contracts/heat-grid";
import type { SeriesPoint } from "@/lib/contracts/unit-overview";
import type { Viewer } from "@/lib/domain/access/viewer";
import { type ResolvedTarget, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { Indicator, Period } from "@/lib/domain/register/register";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { toDecimal } from "@/lib/domain/scoring/fraction";
import { measureTarget } from "@/lib/domain/scoring/measure-target";
import { toFraction } from "@/lib/domain/scoring/passing";
import { type ScorecardRequest, scoreUnit } from "@/lib/domain/scoring/score-unit";
import { type Scorecard, STATUSES } from "@/lib/domain/scoring/scorecard";
import { COUNTRY, type Unit, type UnitCode } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import {
  type ComparisonGround,
  compareChildren,
  countMet,
} from "@/lib/server/queries/dashboard/compare-children";
import type { AskedView } from "@/lib/server/queries/dashboard/default-view";
import { loadAggregates } from "@/lib/server/queries/dashboard/load-aggregates";
import {
  checkQuestion,
  checkSight,
  checkSightBelowProvinces,
  type ScoringRefusal,
} from "@/lib/server/queries/dashboard/scoring-question";
import { comparisonPeriod } from "@/lib/server/queries/dashboard/target-rows";
import { keptScoreChildren } from "@/lib/server/queries/shared/kept-scorecards";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

/** What the address says about the rows, beside the view. */
const ORDER_QUERY = [
  "units",
  "show",
  "sort",
  "dir",
  "name",
  "province",
  "failing",
  "target",
  "status",
  "page",
] as const;
export const HEAT_QUERY = ["period", "plan", "lens", ...ORDER_QUERY] as const;

/** What the address asks for, as it came. */
export type AskedHeat = AskedView & { readonly [Name in (typeof ORDER_QUERY)[number]]?: string | undefined };

/** The rows of a table, and whether they are the unit's children or lie deeper. */
interface Compared {
  readonly units: readonly Unit[];
  readonly kind: HeatUnits;
  /** How many districts the viewer could ask for; `null` where they are not to be seen. */
  readonly districts: number | null;
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
async function loadPast(
  tx: Tx,
  ground: ComparisonGround,
  compared: Compared,
  own: AggregateSource,
): Promise<PointBefore> {
  const { facts, unit, view } = ground;
  const { register, tree } = facts;
  const { plan, lens } = view;
  const timings = new Set(resolveTargets(register, plan).map(({ indicator }) => indicator.timing));
  const periods = new Set(
    [...timings].map((timing) => comparisonPeriod(register, view.period, timing)?.code),
  );
  const sums = new Map<string, AggregateSource>();
  for (const period of periods) {
    if (period === undefined) continue;
    const indexOnly = { units: compared.units.map(({ code }) => code), period };
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
  { facts, unit: above }: ComparisonGround,
  columns: readonly Column[],
  unit: Unit,
  scorecard: Scorecard,
  pointBefore: PointBefore,
): HeatRow {
  const scores = new Map(scorecard.targets.map((score) => [score.indicator, score]));
  const parent = unit.parent === above.code ? undefined : facts.tree.get(unit.parent ?? "");
  return {
    unit: { code: unit.code, name: unit.name },
    type: unit.type,
    parent:
      unit.code === above.code || parent === undefined ? null : { code: parent.code, name: parent.name },
    cells: columns.map((column) => {
      const score = scores.get(column.indicator.code);
      return score === undefined ? null : { score, previous: pointBefore(column, unit) };
    }),
    met: countMet(facts.register, scorecard),
    applicable: scorecard.index.applicable,
    failing: scorecard.targets.filter(({ status }) => FAILING.has(status)).length,
  };
}

const LONGEST_NAME = 100;

function chooseOrder(
  asked: AskedHeat,
  { kind }: Compared,
  { tree }: Reference,
  columns: readonly Column[],
): HeatOrder {
  const targets = columns.map(({ indicator }) => indicator.code);
  const sort = [SORT_BY_UNIT, SORT_BY_MET, ...targets].find((key) => key === asked.sort) ?? SORT_BY_MET;
  const usual = sort === SORT_BY_UNIT ? "asc" : "desc";
  const isProvince = kind === "districts" && tree.get(asked.province ?? "")?.level === "province";
  return {
    show: HEAT_SHOWS.find((each) => each === asked.show) ?? "value",
    units: kind,
    sort,
    direction: HEAT_DIRECTIONS.find((each) => each === asked.dir) ?? usual,
    name: (asked.name ?? "").trim().slice(0, LONGEST_NAME),
    province: isProvince ? (asked.province ?? null) : null,
    failingAtLeast: FAILING_CHOICES.find((count) => String(count) === asked.failing) ?? 0,
    target: targets.find((code) => code === asked.target) ?? null,
    status: STATUSES.find((status) => status === asked.status) ?? null,
    page: /^[1-9]\d{0,2}$/u.test(asked.page ?? "") ? Number(asked.page) : 1,
  };
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

/** Scorecards by unit, each computed among the children of its parent as the parent's own page does it. */
function scoreCompared(
  { tree }: Reference,
  request: ScorecardRequest,
  { kind }: Compared,
): ReadonlyMap<UnitCode, Scorecard> {
  const parents = kind === "districts" ? tree.children(request.unit).map(({ code }) => code) : [request.unit];
  const scorecards = parents.flatMap((parent) => keptScoreChildren({ ...request, unit: parent }));
  return new Map(scorecards.map((scorecard) => [scorecard.unit, scorecard]));
}

function toTable(
  ground: ComparisonGround,
  compared: Compared,
  asked: AskedHeat,
  aggregates: AggregateSource,
  pointBefore: PointBefore,
): HeatTable {
  const { facts, unit, view, frame, present } = ground;
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
  const scorecards = scoreCompared(facts, request, compared);
  const total = scoreUnit(request);
  const columns = toColumns(ground, [...scorecards.values()]);
  const rows = compared.units.flatMap((each) => {
    const scorecard = scorecards.get(each.code);
    return scorecard === undefined ? [] : [toRow(ground, columns, each, scorecard, pointBefore)];
  });
  return {
    ...frame,
    present,
    order: chooseOrder(asked, compared, facts, columns),
    pillars: toPillars(columns, ground),
    columns: columns.map(({ indicator, wording, comparedWith }, place) => ({
      indicator,
      wording,
      comparedWith,
      failing: rows.filter(({ cells }) => FAILING.has(cells[place]?.score.status ?? "no-data")).length,
    })),
    leftOut: leftOutOf(total, columns, ground),
    total: toRow(ground, columns, unit, total, pointBefore),
    rows,
    unitsFailing: rows.filter((row) => row.failing >= FAILING_AT_LEAST).length,
    districts: compared.districts,
  };
}

/** The districts of the whole country are for those whose scope is the country; whoever else asks gets the provinces. */
function chooseCompared(
  viewer: Viewer,
  { facts, unit, children }: ComparisonGround,
  { units }: AskedHeat,
): Compared {
  if (unit.code !== COUNTRY || !checkSightBelowProvinces(viewer, facts))
    return { units: children, kind: "children", districts: null };
  const districts = facts.tree.subjects(COUNTRY, ["district"]);
  return units === "districts"
    ? { units: districts, kind: "districts", districts: districts.length }
    : { units: children, kind: "children", districts: districts.length };
}

/** Units × targets below a unit; `null` where they are not the viewer's to see. */
export async function loadHeatTable(
  viewer: Viewer,
  unitCode: UnitCode,
  asked: AskedHeat,
): Promise<HeatTable | null> {
  return compareChildren(viewer, unitCode, asked, async (tx, ground) => {
    const { facts, unit, view } = ground;
    const compared = chooseCompared(viewer, ground, asked);
    const aggregates = await loadAggregates(tx, facts, {
      lens: view.lens,
      plans: [view.plan.code],
      units: [unit.code],
      statusOnly: { units: compared.units.map(({ code }) => code), period: view.period.code },
    });
    const pointBefore = asked.show === "change" ? await loadPast(tx, ground, compared, aggregates) : NO_PAST;
    return toTable(ground, compared, asked, aggregates, pointBefore);
  });
}

/** The districts of the country for the question of a browser that has their first page already. */
export async function loadDistrictTable(
  viewer: Viewer,
  { show, ...view }: HeatGridQuery,
): Promise<Result<HeatTable, ScoringRefusal, null>> {
  const facts = await reference();
  if (!checkSightBelowProvinces(viewer, facts)) return refuse("not-found");
  const sight = checkSight(viewer, facts, COUNTRY, view.lens);
  if (!sight.ok) return sight;
  const known = checkQuestion(facts, { unit: COUNTRY, ...view });
  if (!known.ok) return known;
  const table = await loadHeatTable(viewer, COUNTRY, { ...view, show, units: "districts" });
  return table === null ? refuse("not-found") : ok(table);
}
