import "server-only";
import type { CellStatus, EarlierValue, EntryCell, EntrySheet } from "@/lib/contracts/entry";
import { can, entryVerb } from "@/lib/domain/access/can";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import { enterableIndicators } from "@/lib/domain/indicators/due-indicators";
import { allowsReason } from "@/lib/domain/observations/check-payload";
import { findPeriod, periodsBefore, previousComparable } from "@/lib/domain/periods/find-period";
import type { Indicator, Period } from "@/lib/domain/register/register";
import { coveredUnits, reportingUnit } from "@/lib/domain/reports/reporting-unit";
import { readReport, readUnitValues, type StoredValue } from "@/lib/server/db/observation-rows";
import { withViewer } from "@/lib/server/db/scoped";
import { mayEnter } from "@/lib/server/queries/entry/entry-scope";
import { toEnteredValue, toPeriodOption } from "@/lib/server/queries/shared/entered-value";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

const EARLIER_SHOWN = 2;

type PeriodValue = StoredValue & { readonly period: string };

/**
 * The sheet of one unit and period with every indicator it can enter. `null` for an unknown unit or period, one out
 * of scope, or one the person does not enter for. Four statements.
 */
export async function loadEntrySheet(
  viewer: Viewer,
  address: { readonly unit: string; readonly period: string },
): Promise<EntrySheet | null> {
  const ref = await reference();
  const period = findPeriod(ref.register, address.period);
  const reporter = reportingUnit(ref.tree, address.unit);
  const unit = ref.tree.get(address.unit);
  const place = placeOf(ref.tree, address.unit);
  if (period === undefined || reporter === null || unit === undefined || place === undefined) return null;
  if (!mayEnter(viewer, ref.tree, unit.code)) return null;

  const verb = entryVerb(viewer, place);
  const editable = can(viewer, verb, { place, periodMode: period.mode }).ok;
  const mayCorrect = can(viewer, "open-correction", { place, periodMode: period.mode }).ok;
  const { row, values } = await withViewer(viewer, async (tx) => ({
    row: await readReport(tx, period.code, reporter),
    values: await readUnitValues(tx, unit.code),
  }));

  const due = new Set(ref.dueAt(unit.code).map(({ code }) => code));
  const cells = enterableIndicators(ref.register, ref.tree, unit.code).map((indicator) =>
    toCell({ ref, period, indicator, values, due: due.has(indicator.code), editable, mayCorrect }),
  );
  const before = previousComparable(ref.register, period, "state");
  const covered = coveredUnits(ref.tree, reporter);
  const position = covered.indexOf(unit.code);
  return {
    unit: { code: unit.code, name: unit.name, level: unit.level },
    breadcrumb: [...ref.tree.ancestors(unit.code)].reverse().map(({ code, name }) => ({ code, name })),
    report: { unit: reporter, name: ref.tree.get(reporter)?.name ?? reporter, version: row.version },
    period: toPeriodOption(period),
    periods: ref.register.periods.map(toPeriodOption),
    cells,
    due: due.size,
    entered: cells.filter((cell) => cell.due && cell.status !== "blank").length,
    carryable: before === undefined ? 0 : countCarryable(cells, values, before),
    carryFrom: before?.name ?? null,
    services: ref.register.services,
    inPlaceOf: verb === "enter-for",
    editable,
    next: toUnitLink(ref, covered[position + 1]),
    previous: toUnitLink(ref, covered[position - 1]),
  };
}

interface CellParts {
  readonly ref: Reference;
  readonly period: Period;
  readonly indicator: Indicator;
  readonly values: readonly PeriodValue[];
  readonly due: boolean;
  readonly editable: boolean;
  readonly mayCorrect: boolean;
}

function toCell({ ref, period, indicator, values, due, editable, mayCorrect }: CellParts): EntryCell {
  const here = values.filter((value) => value.indicator === indicator.code && value.period === period.code);
  const working = here.find(({ slot }) => slot === "working") ?? null;
  const approved = here.find(({ slot }) => slot === "approved") ?? null;
  const status: CellStatus = working?.status ?? approved?.status ?? "blank";
  return {
    indicator,
    due,
    status,
    working: working === null ? null : toEnteredValue(working),
    approved: approved === null ? null : toEnteredValue(approved),
    version: working?.version ?? approved?.version ?? 0,
    editable: editable && status !== "submitted" && status !== "approved",
    correctable: mayCorrect && working === null && approved !== null,
    earlier: earlierValues(ref, period, indicator, values),
    reasons: ref.register.notApplicableReasons
      .filter(({ code }) => allowsReason(indicator, code, ref.register))
      .map(({ code, name }) => ({ code, name })),
  };
}

/** Approved values of the latest periods that compare: flows with periods of the same kind only. */
function earlierValues(
  { register }: Reference,
  period: Period,
  indicator: Indicator,
  values: readonly PeriodValue[],
): readonly EarlierValue[] {
  return periodsBefore(register, period)
    .filter(({ kind }) => indicator.timing !== "flow" || kind === period.kind)
    .flatMap(({ code, name }) => {
      const found = values.find(
        (value) => value.period === code && value.indicator === indicator.code && value.slot === "approved",
      );
      return found === undefined ? [] : [{ period: code, name, value: found.value }];
    })
    .slice(-EARLIER_SHOWN)
    .reverse();
}

function countCarryable(cells: readonly EntryCell[], values: readonly PeriodValue[], before: Period): number {
  return cells.filter(
    ({ due, status, indicator }) =>
      due &&
      status === "blank" &&
      indicator.timing === "state" &&
      values.some(
        (value) =>
          value.period === before.code && value.indicator === indicator.code && value.slot === "approved",
      ),
  ).length;
}

function toUnitLink({ tree }: Reference, code: string | undefined): EntrySheet["next"] {
  const unit = code === undefined ? undefined : tree.get(code);
  return unit === undefined ? null : { code: unit.code, name: unit.name };
}
