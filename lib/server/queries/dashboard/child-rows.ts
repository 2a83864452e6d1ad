import "server-only";

import type { ChildRow } from "@/lib/contracts/unit-overview";
import type { Lens } from "@/lib/domain/observations/observation";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import type { RankedScorecard, Status } from "@/lib/domain/scoring/scorecard";
import type { Unit } from "@/lib/domain/units/unit";
import type { CoverageBook } from "@/lib/server/queries/dashboard/load-coverage";
import type { Reference } from "@/lib/server/reference/load-reference";

export interface ChildGround {
  readonly facts: Reference;
  readonly book: CoverageBook;
  readonly period: string;
  readonly lens: Lens;
}

function countStatuses({ targets }: RankedScorecard): ChildRow["statuses"] {
  const counts: Partial<Record<Status, number>> = {};
  for (const { status } of targets) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function toRow(
  { facts, book, period, lens }: ChildGround,
  unit: Unit,
  scorecard: RankedScorecard | null,
): ChildRow {
  const { tree, dueBelow } = facts;
  return {
    unit: { code: unit.code, name: unit.name },
    type: unit.type,
    inScope: tree.inScope(unit.code),
    rank: scorecard?.rank ?? null,
    index: scorecard?.index ?? null,
    statuses: scorecard === null ? {} : countStatuses(scorecard),
    nothingArose: scorecard?.targets.filter(nothingArose).length ?? 0,
    communes: tree.subjectCount(unit.code, ["commune"]),
    due: dueBelow(unit.code),
    present: book.coverage(unit.code, period, lens).present,
  };
}

const PLACE_OF_UNRANKED = Number.MAX_SAFE_INTEGER;

/** Ranked first, then those without an index, then those out of scope; each group in code order where equal. */
const byPlace = (left: ChildRow, right: ChildRow): number =>
  Number(right.inScope) - Number(left.inScope) ||
  (left.rank ?? PLACE_OF_UNRANKED) - (right.rank ?? PLACE_OF_UNRANKED);

/** The unit's children, in scope or not, with the scorecards of those in scope. */
export function toChildRows(
  ground: ChildGround,
  children: readonly Unit[],
  scorecards: readonly RankedScorecard[],
): readonly ChildRow[] {
  const scorecardOf = new Map(scorecards.map((scorecard) => [scorecard.unit, scorecard]));
  return children.map((unit) => toRow(ground, unit, scorecardOf.get(unit.code) ?? null)).sort(byPlace);
}
