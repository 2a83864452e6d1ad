import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ContentSpread } from "@/lib/contracts/content-spread";
import type { ChildRow, Coverage, UnitOverview, ViewChoice } from "@/lib/contracts/unit-overview";
import { dueIndicators } from "@/lib/domain/indicators/due-indicators";
import type { Lens, Observation } from "@/lib/domain/observations/observation";
import { parseObservationRows } from "@/lib/domain/observations/parse-observation-rows";
import { findPlan, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import { parseRegister } from "@/lib/domain/register/parse-register";
import type { Period, Plan, Register } from "@/lib/domain/register/register";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { type ExplainedTarget, explainTarget } from "@/lib/domain/scoring/explain-target";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import { countingObservations, meetsCriterion, rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { RankedScorecard, Scorecard, Status } from "@/lib/domain/scoring/scorecard";
import { parseUnits } from "@/lib/domain/units/parse-units";
import { COUNTRY, type Unit } from "@/lib/domain/units/unit";
import { buildUnitTree, type UnitTree } from "@/lib/domain/units/unit-tree";
import { readCsv } from "@/lib/server/files/read-csv";
import { toPillarGroups } from "@/lib/server/queries/dashboard/target-rows";

const FOLDER = join(process.cwd(), "tests/golden/thua-thien-hue");
const REGISTER = join(process.cwd(), "prisma/data/register.json");

interface Programme {
  readonly register: Register;
  readonly tree: UnitTree;
  readonly observations: readonly Observation[];
}

/** What a page of the golden province shows; everything but the counts of workflow is scored for real. */
export interface FixtureAsked {
  readonly unit: string;
  readonly period?: string;
  readonly plan?: string;
  readonly lens?: Lens;
  readonly explain?: string;
  /** Leave out all observations. */
  readonly empty?: boolean;
  /** These observations in place of the golden ones. */
  readonly told?: (ground: {
    readonly register: Register;
    readonly tree: UnitTree;
  }) => readonly Observation[];
  /** Leave out the children, whose scoring takes most of the time. */
  readonly childless?: boolean;
}

let loaded: Programme | null = null;
const sums = new Map<string, AggregateSource>();

function readTable(file: string) {
  const reading = readCsv(readFileSync(join(FOLDER, file)));
  if (!reading.ok) throw new Error(reading.fault.code);
  return reading.table;
}

function programme(): Programme {
  if (loaded !== null) return loaded;
  const parsed = parseRegister(JSON.parse(readFileSync(REGISTER, "utf8")));
  const units = parseUnits(readTable("units.csv"));
  if (!parsed.ok || !units.ok) throw new Error("golden files do not parse");
  const { register } = parsed;
  const tree = buildUnitTree(units.units);
  const rows = parseObservationRows(readTable("observations.csv"), {
    register,
    tree,
    emptyStatus: "approved",
  });
  loaded = { register, tree, observations: rows.observations.map(({ observation }) => observation) };
  return loaded;
}

const toPeriodChoice = ({ code, name, kind, end, cutoff, asOf }: Period) => ({
  code,
  name,
  kind,
  end,
  cutoff,
  asOf,
});

const toPlanChoice = ({ code, unit, title, source, deadline }: Plan) => ({
  code,
  unit,
  title,
  source,
  deadline,
});

function toView(
  { register, tree }: Programme,
  unit: Unit,
  period: Period,
  plan: Plan,
  lens: Lens,
): ViewChoice {
  return {
    period: toPeriodChoice(period),
    plan: toPlanChoice(plan),
    lens,
    periods: register.periods.map(toPeriodChoice),
    plans: register.plans.filter((each) => tree.isWithin(each.unit, unit.code)).map(toPlanChoice),
    lenses: ["approved", "provisional"],
  };
}

interface CoverageGround extends Programme {
  readonly period: string;
  readonly lens: Lens;
}

function coverageOf({ register, tree, observations, period, lens }: CoverageGround, unit: string): Coverage {
  const present = new Map<string, Set<string>>();
  for (const each of countingObservations(observations, lens))
    if (each.period === period)
      present.set(each.unit, (present.get(each.unit) ?? new Set()).add(each.indicator));
  const standing = tree
    .subjects(unit, ["country", "province", "district", "commune"])
    .filter(({ code }) => tree.inScope(code))
    .map(({ code, level }) => {
      const due = dueIndicators(register, tree, code).map((indicator) => indicator.code);
      return { level, due: due.length, there: due.filter((each) => present.get(code)?.has(each)).length };
    });
  const communes = standing.filter(({ level }) => level === "commune");
  return {
    due: standing.reduce((sum, { due }) => sum + due, 0),
    present: standing.reduce((sum, { there }) => sum + there, 0),
    communes: communes.length,
    dueOfCommune: unit === COUNTRY ? null : (communes[0]?.due ?? null),
    communesComplete: communes.filter(({ due, there }) => there === due).length,
    communesEmpty: communes.filter(({ there }) => there === 0).length,
    workflow: {
      submitted: 31,
      returned: 0,
      draft: 0,
      communesSubmitted: 0,
      communesReturned: 0,
      communesNotSent: communes.filter(({ there }) => there === 0).length,
    },
    latestAt: "2024-12-24T09:20:00.000Z",
  };
}

function countStatuses({ targets }: Scorecard): ChildRow["statuses"] {
  const counts: Partial<Record<Status, number>> = {};
  for (const { status } of targets) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function childrenOf(ground: CoverageGround, unit: Unit, scorecards: readonly RankedScorecard[]) {
  return ground.tree
    .children(unit.code)
    .map((child): ChildRow => {
      const scorecard = scorecards.find((each) => each.unit === child.code);
      const coverage = coverageOf(ground, child.code);
      return {
        unit: { code: child.code, name: child.name },
        type: child.type,
        inScope: ground.tree.inScope(child.code),
        rank: scorecard?.rank ?? null,
        index: scorecard?.index ?? null,
        statuses: scorecard === undefined ? {} : countStatuses(scorecard),
        nothingArose: scorecard?.targets.filter(nothingArose).length ?? 0,
        communes: coverage.communes,
        due: coverage.due,
        present: coverage.present,
      };
    })
    .sort(
      (left, right) =>
        Number(right.inScope) - Number(left.inScope) || (left.rank ?? 999) - (right.rank ?? 999),
    );
}

function contentsOf(unit: Unit, scorecard: Scorecard): UnitOverview["contents"] {
  if (unit.level !== "commune") return null;
  const own = scorecard.targets.filter(
    ({ ownOnlySubject, status }) => ownOnlySubject && status !== "not-applicable",
  );
  return {
    met: own.filter(({ status }) => status === "met").length,
    of: own.length,
    notMet: own.filter(({ status }) => status === "not-met").map(({ indicator }) => indicator),
  };
}

/** Counted commune by commune, without the database. */
function spreadOf(
  { register, tree, observations, period, lens }: CoverageGround,
  unit: Unit,
  plan: Plan,
): ContentSpread | null {
  if (unit.level === "commune") return null;
  const contents = resolveTargets(register, plan)
    .filter(({ kind, indicator }) => kind === "share-of-units" && indicator.levels.includes("commune"))
    .map(({ indicator }) => indicator.code);
  const counted = countingObservations(observations, lens).filter((each) => each.period === period);
  const every = tree.subjects(unit.code, ["commune"]).map(({ code }) => {
    const own = counted.filter((each) => each.unit === code && contents.includes(each.indicator));
    const met = own.filter(({ value }) => value.state === "reported" && meetsCriterion(value.payload)).length;
    const excused = own.filter(({ value }) => value.state === "not-applicable").length;
    return { met, answered: own.length, isOpen: own.length < contents.length, excused };
  });
  const communes = every.filter(({ answered, excused }) => answered > 0 && excused < contents.length);
  return {
    of: contents.length,
    silent: every.filter(({ answered }) => answered === 0).length,
    partlyExcused: communes.filter(({ excused }) => excused > 0).length,
    whollyExcused: every.filter(({ excused }) => excused === contents.length).length,
    rows: contents.concat("none").map((_, place) => {
      const alike = communes.filter(({ met }) => met === contents.length - place);
      return {
        met: contents.length - place,
        communes: alike.length,
        open: alike.filter(({ isOpen }) => isOpen).length,
      };
    }),
  };
}

function sumsOf({ observations, tree, register }: Programme, lens: Lens, isEmpty: boolean): AggregateSource {
  const key = `${lens} ${isEmpty}`;
  const known = sums.get(key) ?? rollUp(observations, tree, register, lens);
  sums.set(key, known);
  return known;
}

function groundOf(asked: FixtureAsked) {
  const whole = programme();
  const used = asked.told
    ? { ...whole, observations: asked.told(whole) }
    : asked.empty
      ? { ...whole, observations: [] }
      : whole;
  const { register, tree } = used;
  const unit = tree.get(asked.unit);
  const period = register.periods.find(({ code }) => code === (asked.period ?? "2024"));
  const plan = findPlan(register, asked.plan ?? (asked.unit === COUNTRY ? "national" : "thua-thien-hue"));
  if (unit === undefined || period === undefined || plan === undefined) throw new Error("unknown code");
  const lens = asked.lens ?? "approved";
  const aggregates = asked.told
    ? rollUp(used.observations, tree, register, lens)
    : sumsOf(used, lens, asked.empty === true);
  const request = { register, tree, aggregates, unit: unit.code, period: period.code, plan: plan.code, lens };
  return { used, unit, period, plan, lens, aggregates, request };
}

/** One figure opened up, as the page of its unit opens it. */
export function explainedFixture(asked: FixtureAsked): ExplainedTarget | null {
  return asked.explain === undefined ? null : explainTarget(groundOf(asked).request, asked.explain);
}

/** The overview of a unit of the golden province, scored by the real rules. */
export function overviewFixture(asked: FixtureAsked): UnitOverview {
  const { used, unit, period, plan, lens, aggregates, request } = groundOf(asked);
  const { register, tree } = used;
  const inScope = tree.inScope(unit.code);
  const scorecard = inScope ? scoreUnit(request) : null;
  const national = plan.code === "national" ? null : scoreUnit({ ...request, plan: "national" });
  const ground = { ...used, period: period.code, lens };
  return {
    unit: {
      code: unit.code,
      level: unit.level,
      name: unit.name,
      type: unit.type,
      inScope,
      communes: tree.subjectCount(unit.code, ["commune"]),
      districts: tree.subjectCount(unit.code, ["district"]),
      provinces: tree.subjectCount(unit.code, ["province"]),
    },
    breadcrumb: [...tree.ancestors(unit.code)].reverse().map(({ code, name }) => ({ code, name })),
    neighbours: { switchable: [], previous: null, next: null },
    view: toView(used, unit, period, plan, lens),
    scorecard,
    pillars:
      scorecard === null
        ? []
        : toPillarGroups({ register, tree, aggregates, unit, plan, period, scorecard, national }),
    coverage: coverageOf(ground, unit.code),
    rank: null,
    children:
      unit.level === "commune" || asked.childless ? null : childrenOf(ground, unit, scoreChildren(request)),
    explained: explainedFixture(asked),
    history: null,
    contents: scorecard === null ? null : contentsOf(unit, scorecard),
    contentSpread: spreadOf(ground, unit, plan),
    abilities: { seeWorkflow: true, seeProvisional: true, seeRows: true, enter: true, review: false },
    structure: {
      date: period.structure,
      communes: tree.subjectCount(COUNTRY, ["commune"]),
      districts: tree.subjectCount(COUNTRY, ["district"]),
    },
    scoringVersion: 1,
    demonstration: true,
  };
}
