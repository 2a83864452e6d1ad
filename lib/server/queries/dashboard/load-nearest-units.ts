import "server-only";

import {
  NAMING_LEVELS,
  NEAREST_NAMED,
  NEEDED_STATUSES,
  NEEDED_TOLD,
  type NearestUnits,
} from "@/lib/contracts/nearest-units";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { findPeriod } from "@/lib/domain/periods/find-period";
import type { Indicator } from "@/lib/domain/register/register";
import { lackOf, nearestFirst } from "@/lib/domain/scoring/nearest-first";
import { type Tx, withViewer } from "@/lib/server/db/scoped";
import { answerBook } from "@/lib/server/queries/dashboard/answer-book";
import { findSubjects, isMetOrNot, type SubjectGround } from "@/lib/server/queries/dashboard/path-candidates";
import { readStanding } from "@/lib/server/queries/dashboard/read-standing";
import { reference } from "@/lib/server/reference/load-reference";

/** Some kilobytes each. */
const answers = answerBook<NearestUnits>(2000);

/** Targets a unit falls short of that its communes or districts meet or do not, the worst first. */
function neededTargets({ pillars }: UnitOverview): readonly Indicator[] {
  const rows = pillars.flatMap(({ targets }) => targets);
  return NEEDED_STATUSES.flatMap((status) => rows.filter(({ score }) => score.status === status))
    .filter(
      ({ score, indicator }) => score.shortfall !== null && score.shortfall > 0 && isMetOrNot(indicator),
    )
    .slice(0, NEEDED_TOLD)
    .map(({ indicator }) => indicator);
}

async function readNearest(
  tx: Tx,
  ground: Omit<SubjectGround, "indicator">,
  targets: readonly Indicator[],
): Promise<NearestUnits> {
  const { tree } = ground.facts;
  const nearest: Record<string, NearestUnits[string]> = {};
  for (const indicator of targets) {
    const subjects = await findSubjects(tx, { ...ground, indicator });
    nearest[indicator.code] = nearestFirst(subjects)
      .slice(0, NEAREST_NAMED)
      .map((subject) => ({
        code: subject.unit,
        name: tree.get(subject.unit)?.name ?? subject.unit,
        isAwaited: lackOf(subject) === "confirmation",
      }));
  }
  return nearest;
}

/**
 * Who is nearest to the targets that an overview falls short of: one statement a target, and only where something has
 * changed since it was last asked. Nobody is named where the rows are not the viewer's to see.
 */
export async function loadNearestUnits(viewer: Viewer, overview: UnitOverview): Promise<NearestUnits> {
  const facts = await reference();
  const { tree, register } = facts;
  const unit = tree.get(overview.unit.code);
  const place = placeOf(tree, overview.unit.code);
  const period = findPeriod(register, overview.view.period.code);
  const targets = neededTargets(overview);
  if (unit === undefined || !place?.province || period === undefined || targets.length === 0) return {};
  if (!NAMING_LEVELS.includes(unit.level) || !can(viewer, "see-observations", { place }).ok) return {};
  const { lens } = overview.view;
  const codes = targets.map(({ code }) => code);
  const question = JSON.stringify([facts.version, viewer.role, unit.code, period.code, lens, codes]);
  const provinces = [place.province];
  return withViewer(viewer, async (tx) => {
    const standing = await readStanding(tx, provinces);
    const known = answers.find(question, standing);
    if (known !== undefined) return known;
    const nearest = await readNearest(tx, { facts, unit, view: { period, lens } }, targets);
    answers.keep(question, standing, nearest);
    return nearest;
  });
}
