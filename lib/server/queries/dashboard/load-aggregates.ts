import "server-only";

import { placeOf } from "@/lib/domain/access/place";
import type { Lens } from "@/lib/domain/observations/observation";
import { findPlan, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import type { AggregateSource } from "@/lib/domain/scoring/aggregate";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import { joinParts, type SqlPart, sqlPart } from "@/lib/server/db/sql-part";
import { keptSums, toSource } from "@/lib/server/queries/dashboard/kept-sums";
import { readStanding } from "@/lib/server/queries/dashboard/read-standing";
import type { Reference } from "@/lib/server/reference/load-reference";

export interface AggregateQuestion {
  readonly lens: Lens;
  /** Plans to be scored with the sums. */
  readonly plans: readonly string[];
  /** Units to be scored with all their past: baseline, pace, forecast. */
  readonly units: readonly UnitCode[];
  /** Units of which the forecast is not asked: this period and the one the pace starts from are enough. */
  readonly statusOnly?: { readonly units: readonly UnitCode[]; readonly period: string };
  /** Units whose index in one period is all that is asked. */
  readonly indexOnly?: { readonly units: readonly UnitCode[]; readonly period: string };
}

/** A count per unit above its level also asks what each unit of that level counted. */
interface CountedUnits {
  readonly units: readonly UnitCode[];
  readonly indicators: readonly string[];
}

/** Whose rows hold a unit's sums: the country is its own row and its provinces'. */
function rowsOf({ tree }: Reference, unit: UnitCode): readonly UnitCode[] {
  return unit === COUNTRY ? [COUNTRY, ...tree.children(COUNTRY).map(({ code }) => code)] : [unit];
}

function countedUnits(
  reference: Reference,
  plans: readonly string[],
  units: readonly UnitCode[],
): CountedUnits {
  const { register, tree } = reference;
  const [counted, indicators] = [new Set<UnitCode>(), new Set<string>()];
  for (const code of plans) {
    const plan = findPlan(register, code);
    const targets = plan === undefined ? [] : resolveTargets(register, plan);
    for (const { kind, per, indicator } of targets) {
      if (kind !== "count-per-unit" || per === null) continue;
      indicators.add(indicator.code);
      for (const unit of units) {
        for (const below of tree.subjects(unit, [per])) if (below.code !== unit) counted.add(below.code);
      }
    }
  }
  return { units: [...counted], indicators: [...indicators] };
}

/** The period every pace under the plans starts from; `null` where they differ or a plan names none. */
function commonBaseline({ register }: Reference, plans: readonly string[]): string | null {
  const found = plans.map((code) => findPlan(register, code)).filter((plan) => plan !== undefined);
  const baselines = new Set(
    found.flatMap((plan) => resolveTargets(register, plan).map(({ baselinePeriod }) => baselinePeriod)),
  );
  const [baseline = null] = baselines;
  return baselines.size === 1 ? baseline : null;
}

const isCommune = ({ tree }: Reference, unit: UnitCode): boolean => tree.get(unit)?.level === "commune";

const districtsOf = ({ tree }: Reference, units: readonly UnitCode[]): readonly UnitCode[] =>
  units.filter((unit) => tree.get(unit)?.level === "district");

/** Which rows of which units the statement reads, each unit's in one of its parts. */
function selectRows(facts: Reference, { plans, units, statusOnly, indexOnly }: AggregateQuestion) {
  const above = units.filter((unit) => !isCommune(facts, unit));
  const briefly = (statusOnly?.units ?? []).filter((unit) => !isCommune(facts, unit));
  const indexed = indexOnly?.units ?? [];
  return {
    listed: above.filter((unit) => unit !== COUNTRY),
    summed: above.includes(COUNTRY) ? rowsOf(facts, COUNTRY) : [],
    briefly,
    counted: countedUnits(facts, plans, [...above, ...briefly]),
    indexed: indexed.filter((unit) => !isCommune(facts, unit)),
    // Communes are few and have rows of their own: their whole past costs nothing.
    communes: [...units, ...(statusOnly?.units ?? [])].filter((unit) => isCommune(facts, unit)),
    indexedCommunes: indexed.filter((unit) => isCommune(facts, unit)),
  };
}

const ratioCodes = ({ register }: Reference): readonly string[] =>
  register.indicators.filter(({ measure }) => measure === "ratio").map(({ code }) => code);

const SUMS = sqlPart`unit, indicator, period, reported, not_applicable, met, numerator, denominator, count`;

/** The parts of the statement, those that have units to look for: every part costs planning, also an empty one. */
function partsOf(facts: Reference, question: AggregateQuestion): readonly SqlPart[] {
  const { lens } = question;
  const { listed, summed, briefly, counted, indexed, communes, indexedCommunes } = selectRows(
    facts,
    question,
  );
  const districtsCounted = lens === "approved" ? districtsOf(facts, counted.units) : [];
  const period = question.statusOnly?.period ?? "";
  const indexPeriod = question.indexOnly?.period ?? "";
  const parts: readonly (readonly [units: readonly UnitCode[], part: SqlPart])[] = [
    [listed, sqlPart`SELECT ${SUMS} FROM roll_up WHERE unit = ANY (${listed}::text[]) AND lens = ${lens}`],
    [
      summed,
      sqlPart`
      SELECT ${COUNTRY}, indicator, period, sum(reported), sum(not_applicable), sum(met), sum(numerator), sum(denominator), sum(count)
        FROM shared WHERE unit = ANY (${summed}::text[]) GROUP BY indicator, period`,
    ],
    [
      briefly,
      sqlPart`
      SELECT ${SUMS}
        FROM shared
       WHERE unit = ANY (${briefly}::text[])
         AND (period = ${period} OR period = ${commonBaseline(facts, question.plans)}
           OR (unit, indicator) NOT IN (SELECT unit, indicator FROM anchored))`,
    ],
    [
      counted.units,
      sqlPart`
      SELECT ${SUMS}
        FROM roll_up WHERE unit = ANY (${counted.units}::text[]) AND unit <> ALL (${listed}::text[]) AND lens = ${lens}
                       AND indicator = ANY (${counted.indicators}::text[])`,
    ],
    // A province's approved figure is the same for everybody, also where it counts districts the viewer may not see.
    [
      districtsCounted,
      sqlPart`SELECT ${SUMS} FROM public_unit_counts(${districtsCounted}::text[], ${counted.indicators}::text[])`,
    ],
    [
      indexed,
      sqlPart`
      SELECT ${SUMS}
        FROM roll_up WHERE unit = ANY (${indexed}::text[]) AND unit <> ALL (${listed}::text[]) AND lens = ${lens}
                       AND period = ${indexPeriod} AND NOT (unit = ANY (${counted.units}::text[]) AND indicator = ANY (${counted.indicators}::text[]))`,
    ],
    [
      [...communes, ...indexedCommunes],
      sqlPart`
      SELECT o.unit, o.indicator, o.period, (o.state = 'reported')::int, (o.state = 'not-applicable')::int,
             (o.met OR (o.feedback AND cardinality(o.services) > 0)) IS TRUE::int, coalesce(o.numerator, 0), coalesce(o.denominator, 0),
             CASE WHEN o.met OR (o.feedback AND cardinality(o.services) > 0) THEN 1 ELSE coalesce(o.count, 0) END
        FROM observation o
       WHERE (o.unit = ANY (${communes}::text[]) OR (o.unit = ANY (${indexedCommunes}::text[]) AND o.period = ${indexPeriod}))
         AND (o.slot = 'approved' OR o.status = 'submitted')
         AND CASE ${lens}
               WHEN 'approved' THEN o.slot = 'approved'
               ELSE o.slot = 'working' OR NOT EXISTS (
                 SELECT FROM observation w WHERE w.period = o.period AND w.indicator = o.indicator AND w.unit = o.unit
                                             AND w.slot = 'working' AND w.status = 'submitted')
             END`,
    ],
  ];
  return parts.filter(([units]) => units.length > 0).map(([, part]) => part);
}

/** `null` where observations are read: their changes are not told by the state of the roll-up rows. */
function provincesOf(facts: Reference, question: AggregateQuestion): readonly UnitCode[] | null {
  const { units, statusOnly, indexOnly } = question;
  const asked = [...units, ...(statusOnly?.units ?? []), ...(indexOnly?.units ?? [])];
  const places = asked.map((code) => placeOf(facts.tree, code));
  if (places.some((place) => place?.level === "commune")) return null;
  return [...new Set(places.map((place) => place?.province ?? COUNTRY))];
}

// Packed into one text: ten thousand row objects cost more than everything else together, and JSON twice the text.
async function readSums(tx: Tx, facts: Reference, question: AggregateQuestion): Promise<string> {
  const { summed, briefly } = selectRows(facts, question);
  const parts = partsOf(facts, question);
  if (parts.length === 0) return "";
  const rows = await tx.$queryRaw<{ sums: string | null }[]>`
    WITH shared AS MATERIALIZED (
      SELECT ${SUMS} FROM roll_up WHERE unit = ANY (${[...new Set([...summed, ...briefly])]}::text[]) AND lens = ${question.lens}
    ), anchored AS (
      -- The pace starts from the baseline period; without a value there, from the earliest period that has one.
      SELECT unit, indicator FROM shared
       WHERE period = ${commonBaseline(facts, question.plans)} AND reported > 0
         AND (denominator > 0 OR indicator <> ALL (${ratioCodes(facts)}::text[]))
    ), found (unit, indicator, period, reported, not_applicable, met, numerator, denominator, count) AS (
      ${joinParts(parts, " UNION ALL ")}
    )
    SELECT string_agg(concat_ws(',', ${SUMS}), ';') AS sums FROM found`;
  return rows[0]?.sums ?? "";
}

/**
 * The sums a scorecard is computed from, in one statement: the roll-up rows of the units, and of communes their
 * observations. Sums above communes are read anew only where something has changed. What row-level security hides is
 * not there, so a caller asks only for what the viewer may see.
 */
export async function loadAggregates(
  tx: Tx,
  reference: Reference,
  question: AggregateQuestion,
): Promise<AggregateSource> {
  const read = (): Promise<string> => readSums(tx, reference, question);
  const provinces = provincesOf(reference, question);
  if (provinces === null) return toSource(await read());
  const standing = await readStanding(tx, provinces.includes(COUNTRY) ? null : provinces);
  return keptSums(JSON.stringify([reference.version, question]), standing, read);
}
