import "server-only";

import type { Lens } from "@/lib/domain/observations/observation";
import { COUNTRY, type UnitCode } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import { NO_PART, type SqlPart, sqlPart } from "@/lib/server/db/sql-part";
import type { Reference } from "@/lib/server/reference/load-reference";

/** How many due values of a unit's subtree are there under a lens, and of how many of its communes. */
export interface CoverageSums {
  readonly present: number;
  readonly communesComplete: number;
  readonly communesPresent: number;
  /** ISO time of the latest approval; provisionally, of the latest sending or approval. */
  readonly latestAt: string | null;
}

/** Where what is not approved yet stands. */
export interface WorkflowSums {
  readonly submitted: number;
  readonly returned: number;
  readonly draft: number;
  readonly communesSubmitted: number;
  readonly communesReturned: number;
}

export interface CoverageBook {
  readonly coverage: (unit: UnitCode, period: string, lens: Lens) => CoverageSums;
  readonly workflow: (unit: UnitCode, period: string) => WorkflowSums;
}

type StoredCoverage = readonly [
  unit: string,
  period: string,
  lens: Lens,
  present: number,
  complete: number,
  communes: number,
  latestAt: string | null,
];
type StoredWorkflow = readonly [
  unit: string,
  period: string,
  submitted: number,
  returned: number,
  draft: number,
  communesSubmitted: number,
  communesReturned: number,
];

const NO_COVERAGE: CoverageSums = { present: 0, communesComplete: 0, communesPresent: 0, latestAt: null };
const NO_WORKFLOW: WorkflowSums = {
  submitted: 0,
  returned: 0,
  draft: 0,
  communesSubmitted: 0,
  communesReturned: 0,
};

const later = (left: string | null, right: string | null): string | null =>
  left === null || (right !== null && right > left) ? right : left;

function addCoverage(left: CoverageSums, right: CoverageSums): CoverageSums {
  return {
    present: left.present + right.present,
    communesComplete: left.communesComplete + right.communesComplete,
    communesPresent: left.communesPresent + right.communesPresent,
    latestAt: later(left.latestAt, right.latestAt),
  };
}

function addWorkflow(left: WorkflowSums, right: WorkflowSums): WorkflowSums {
  return {
    submitted: left.submitted + right.submitted,
    returned: left.returned + right.returned,
    draft: left.draft + right.draft,
    communesSubmitted: left.communesSubmitted + right.communesSubmitted,
    communesReturned: left.communesReturned + right.communesReturned,
  };
}

const communeParts = (communes: readonly UnitCode[], due: readonly string[]): SqlPart => sqlPart`
    cell AS (
      SELECT o.unit, o.period, o.indicator, bool_or(o.slot = 'approved') AS approved,
             max(o.status) FILTER (WHERE o.slot = 'working') AS working,
             max(o.approved_at) AS approved_at, max(o.entered_at) AS entered_at
        FROM observation o
       WHERE o.unit = ANY (${[...communes]}::text[]) AND o.indicator = ANY (${[...due]}::text[])
       GROUP BY o.unit, o.period, o.indicator
    ), commune AS (
      SELECT unit, period, count(*) FILTER (WHERE approved) AS approved,
             count(*) FILTER (WHERE approved OR working = 'submitted') AS provisional,
             count(*) FILTER (WHERE NOT approved AND working = 'submitted') AS submitted,
             count(*) FILTER (WHERE NOT approved AND working = 'returned') AS returned,
             count(*) FILTER (WHERE NOT approved AND working = 'draft') AS draft,
             max(approved_at) AS approved_at,
             max(entered_at) FILTER (WHERE approved OR working = 'submitted') AS entered_at
        FROM cell GROUP BY unit, period
    ),`;

const coveredCommunes = (due: number): SqlPart => sqlPart`
      UNION ALL
      SELECT unit, period, 'approved', approved, (approved = ${due}::int)::int, (approved > 0)::int, approved_at FROM commune
      UNION ALL
      SELECT unit, period, 'provisional', provisional, (provisional = ${due}::int)::int, (provisional > 0)::int,
             greatest(approved_at, entered_at) FROM commune`;

const WORKED_COMMUNES = sqlPart`
      UNION ALL
      SELECT unit, period, submitted, returned, draft, (approved = 0 AND submitted > 0)::int,
             (approved = 0 AND submitted = 0 AND returned > 0)::int FROM commune`;

async function readBook(
  tx: Tx,
  above: readonly UnitCode[],
  communes: readonly UnitCode[],
  due: readonly string[],
): Promise<{ readonly coverage: readonly StoredCoverage[]; readonly workflow: readonly StoredWorkflow[] }> {
  // Communes have no rows of their own there; they are asked for on the page of a district alone.
  const ofCommunes = communes.length > 0;
  const rows = await tx.$queryRaw<{ book: string }[]>`
    WITH ${ofCommunes ? communeParts(communes, due) : NO_PART}
    covered AS (
      SELECT unit, period, lens, present, communes_complete, communes_present, latest_at
        FROM coverage WHERE unit = ANY (${above}::text[])
      ${ofCommunes ? coveredCommunes(due.length) : NO_PART}
    ), worked AS (
      SELECT unit, period, submitted, returned, draft, communes_submitted, communes_returned
        FROM workflow WHERE unit = ANY (${above}::text[])
      ${ofCommunes ? WORKED_COMMUNES : NO_PART}
    )
    SELECT json_build_object(
      'coverage', (SELECT coalesce(json_agg(json_build_array(unit, period, lens, present, communes_complete, communes_present,
                     to_char(latest_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]') FROM covered),
      'workflow', (SELECT coalesce(json_agg(json_build_array(unit, period, submitted, returned, draft, communes_submitted,
                     communes_returned)), '[]') FROM worked))::text AS book`;
  return JSON.parse(rows[0]?.book ?? "{}") as { coverage: StoredCoverage[]; workflow: StoredWorkflow[] };
}

/**
 * How much is there, of the units in every period and under both lenses, in one statement. The country is summed from
 * its own row and its provinces'.
 */
export async function loadCoverage(
  tx: Tx,
  reference: Reference,
  units: readonly UnitCode[],
): Promise<CoverageBook> {
  const { tree, dueAt } = reference;
  const rowUnits = new Set(units);
  const ofCountry = units.includes(COUNTRY)
    ? [COUNTRY, ...tree.children(COUNTRY).map(({ code }) => code)]
    : [];
  for (const code of ofCountry) rowUnits.add(code);
  const isCommune = (code: UnitCode) => tree.get(code)?.level === "commune";
  const communes = [...rowUnits].filter((code) => isCommune(code) && tree.inScope(code));
  // Communes asked for together are siblings: what one of them owes, all do.
  const due = communes[0] === undefined ? [] : dueAt(communes[0]).map(({ code }) => code);
  const stored = await readBook(
    tx,
    [...rowUnits].filter((code) => !isCommune(code)),
    communes,
    due,
  );

  const coverage = new Map<string, CoverageSums>();
  for (const [unit, period, lens, present, communesComplete, communesPresent, latestAt] of stored.coverage) {
    coverage.set(`${unit} ${period} ${lens}`, { present, communesComplete, communesPresent, latestAt });
  }
  const workflow = new Map<string, WorkflowSums>();
  for (const [
    unit,
    period,
    submitted,
    returned,
    draft,
    communesSubmitted,
    communesReturned,
  ] of stored.workflow) {
    workflow.set(`${unit} ${period}`, { submitted, returned, draft, communesSubmitted, communesReturned });
  }
  const rowsOf = (unit: UnitCode) => (unit === COUNTRY ? ofCountry : [unit]);
  return {
    coverage: (unit, period, lens) =>
      rowsOf(unit)
        .map((code) => coverage.get(`${code} ${period} ${lens}`) ?? NO_COVERAGE)
        .reduce(addCoverage, NO_COVERAGE),
    workflow: (unit, period) =>
      rowsOf(unit)
        .map((code) => workflow.get(`${code} ${period}`) ?? NO_WORKFLOW)
        .reduce(addWorkflow, NO_WORKFLOW),
  };
}
