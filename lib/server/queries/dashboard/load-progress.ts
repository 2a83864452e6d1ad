import "server-only";

import type { Progress, ProgressLine, ReportingContact, ReportingCounts } from "@/lib/contracts/progress";
import { can } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { isOverdue } from "@/lib/domain/periods/is-overdue";
import type { Day } from "@/lib/domain/register/register";
import type { Unit, UnitCode } from "@/lib/domain/units/unit";
import type { Tx } from "@/lib/server/db/scoped";
import { type ComparisonGround, compareChildren } from "@/lib/server/queries/dashboard/compare-children";
import type { AskedView } from "@/lib/server/queries/dashboard/default-view";
import { type CoverageBook, loadCoverage } from "@/lib/server/queries/dashboard/load-coverage";

interface Sight {
  readonly seesWorkflow: boolean;
  readonly seesNames: boolean;
}

interface ProgressGround extends ComparisonGround, Sight {
  readonly book: CoverageBook;
  /** Days by which reports are due that were set for one report alone. */
  readonly dueDays: ReadonlyMap<UnitCode, Day>;
  readonly contacts: ReadonlyMap<UnitCode, readonly ReportingContact[]>;
  readonly asOf: Day;
}

async function readDueDays(tx: Tx, period: string, units: readonly UnitCode[]) {
  const rows = await tx.$queryRaw<{ unit: string; day: string }[]>`
    SELECT unit, to_char(due_on, 'YYYY-MM-DD') AS day FROM report
     WHERE period = ${period} AND unit = ANY (${[...units]}::text[]) AND due_on IS NOT NULL`;
  return new Map(rows.map(({ unit, day }) => [unit, day]));
}

async function readContacts(tx: Tx, units: readonly UnitCode[]) {
  const rows = await tx.$queryRaw<(ReportingContact & { readonly unit: string })[]>`
    SELECT s.unit, a.name, a.position, a.phone
      FROM account_scope s JOIN account a ON a.id = s.account_id
     WHERE s.unit = ANY (${[...units]}::text[]) AND a.role IN ('central', 'province', 'district')
       AND a.disabled_at IS NULL
     ORDER BY s.unit, a.username`;
  const contacts = new Map<UnitCode, ReportingContact[]>();
  for (const { unit, ...contact } of rows) {
    const known = contacts.get(unit);
    if (known === undefined) contacts.set(unit, [contact]);
    else known.push(contact);
  }
  return contacts;
}

function countsOf(ground: ProgressGround, code: UnitCode): ReportingCounts {
  const { facts, view, book, seesWorkflow } = ground;
  const { period, lens } = view;
  const due = facts.dueBelow(code);
  const seen = book.coverage(code, period.code, lens);
  const approved = book.coverage(code, period.code, "approved").present;
  const { submitted, returned, draft } = book.workflow(code, period.code);
  const isCommune = facts.tree.get(code)?.level === "commune";
  const communes = isCommune ? 0 : facts.tree.subjectCount(code, ["commune"]);
  return {
    due,
    present: seen.present,
    approved,
    communes,
    communesComplete: isCommune ? 0 : seen.communesComplete,
    communesEmpty: isCommune ? 0 : communes - seen.communesPresent,
    working: seesWorkflow
      ? { submitted, returned, draft, blank: due - approved - submitted - returned - draft }
      : null,
  };
}

/** What the unit in view reports itself: its sums less those of the units below. */
function ownCounts(total: ReportingCounts, lines: readonly ReportingCounts[]): ReportingCounts {
  const rest = (figure: (counts: ReportingCounts) => number) =>
    lines.reduce((left, line) => left - figure(line), figure(total));
  return {
    due: rest(({ due }) => due),
    present: rest(({ present }) => present),
    approved: rest(({ approved }) => approved),
    communes: 0,
    communesComplete: 0,
    communesEmpty: 0,
    working:
      total.working === null
        ? null
        : {
            submitted: rest(({ working }) => working?.submitted ?? 0),
            returned: rest(({ working }) => working?.returned ?? 0),
            draft: rest(({ working }) => working?.draft ?? 0),
            blank: rest(({ working }) => working?.blank ?? 0),
          },
  };
}

/** When a report is due and whether it is late; communes report through their district and have no day of their own. */
function dueOf(
  { view: { period }, dueDays, asOf, seesWorkflow }: ProgressGround,
  unit: Unit,
  { due, approved, working }: ReportingCounts,
): Pick<ProgressLine, "dueOn" | "isOverdue"> {
  if (period.mode === "backfill" || !seesWorkflow) return { dueOn: null, isOverdue: false };
  const extended = dueDays.get(unit.code);
  const isPast = extended === undefined ? isOverdue(period, unit.level, asOf) : asOf > extended;
  const isSent = approved + (working?.submitted ?? 0) >= due;
  return { dueOn: extended ?? period.due[unit.level] ?? null, isOverdue: isPast && !isSent };
}

function toLine(ground: ProgressGround, unit: Unit): ProgressLine {
  const { code, name, type } = unit;
  const counts = countsOf(ground, code);
  return {
    unit: { code, name, type },
    ...counts,
    ...dueOf(ground, unit, counts),
    contacts: ground.contacts.get(code) ?? [],
  };
}

const shareOf = ({ present, due }: ReportingCounts): number => (due === 0 ? 1 : present / due);

function emptyCommunesOf({
  book,
  view,
  unit,
  facts,
  seesWorkflow,
}: ProgressGround): Progress["emptyCommunes"] {
  if (!seesWorkflow || view.lens !== "approved") return null;
  const { period } = view;
  const without =
    facts.tree.subjectCount(unit.code, ["commune"]) -
    book.coverage(unit.code, period.code, "approved").communesPresent;
  const { communesSubmitted: submitted, communesReturned: returned } = book.workflow(unit.code, period.code);
  return { submitted, returned, notSent: without - submitted - returned };
}

function toProgress(ground: ProgressGround): Progress {
  const { unit, children, frame, view, contacts, seesNames } = ground;
  const lines = children.map((child) => toLine(ground, child));
  const total = countsOf(ground, unit.code);
  const own = ownCounts(total, lines);
  return {
    ...frame,
    total,
    emptyCommunes: emptyCommunesOf(ground),
    own: { unit: null, ...own, ...dueOf(ground, unit, own), contacts: contacts.get(unit.code) ?? [] },
    lines: lines.toSorted((left, right) => shareOf(left) - shareOf(right)),
    isBackfill: view.period.mode === "backfill",
    seesNames,
  };
}

function sightOf(viewer: Viewer, { facts, unit }: ComparisonGround): Sight {
  const place = placeOf(facts.tree, unit.code);
  if (place === undefined) return { seesWorkflow: false, seesNames: false };
  return {
    seesWorkflow: can(viewer, "see-provisional", { place }).ok,
    seesNames: can(viewer, "see-names", { place }).ok,
  };
}

/**
 * How far the reports of a unit and of those below it are: `null` where there are none or they are not the viewer's to
 * see.
 *
 * @param asOf today, for what is overdue
 */
export async function loadProgress(
  viewer: Viewer,
  unitCode: UnitCode,
  asked: AskedView,
  asOf: Day,
): Promise<Progress | null> {
  return compareChildren(viewer, unitCode, asked, async (tx, ground) => {
    const { facts, unit, children, view } = ground;
    const sight = sightOf(viewer, ground);
    const units = [unit.code, ...children.map(({ code }) => code)];
    const book = await loadCoverage(tx, facts, units);
    const dueDays = sight.seesWorkflow ? await readDueDays(tx, view.period.code, units) : new Map();
    const contacts = sight.seesNames ? await readContacts(tx, units) : new Map();
    return toProgress({ ...ground, ...sight, book, dueDays, contacts, asOf });
  });
}
