import "server-only";

import type { ExportCell, ExportColumn, ExportDocument } from "@/lib/contracts/export-table";
import type { UnitNotMeeting } from "@/lib/contracts/units-not-meeting";
import { type ResolvedTarget, resolveTargets } from "@/lib/domain/plans/resolve-targets";
import { shortName } from "@/lib/format/indicator-name";
import { periodInSentence } from "@/lib/format/period-name";
import { fill } from "@/lib/i18n/fill";
import { messages } from "@/lib/i18n/messages";
import { type ExportGround, exportedUnit, toDocument } from "@/lib/server/exports/export-frame";
import { shareCell } from "@/lib/server/exports/share-cell";
import { targetNote } from "@/lib/server/exports/target-wording";
import { listUnitsNotMeeting } from "@/lib/server/queries/exports/list-units-not-meeting";

/** The units that keep a target from being met, as a table with a line each. */
export async function unitsNotMeeting(ground: ExportGround): Promise<ExportDocument> {
  const { viewer, order, locale, facts, plan } = ground;
  const target = resolveTargets(facts.register, plan).find(
    ({ indicator }) => indicator.code === order.indicator,
  );
  if (target === undefined) throw new Error("the order was not admitted");
  const found = await listUnitsNotMeeting(viewer, order);
  const { exportFile: words } = messages(locale);
  const table = {
    sheet: words.notMeetingSheet,
    title: fill(words.notMeetingTitle, {
      target: shortName(target.indicator, locale),
      unit: exportedUnit(ground),
      period: periodInSentence(ground.period.name, locale),
    }),
    columns: columnsOf(ground),
    rows: found.map((each) => cellsOf(ground, target, each)),
    frozenColumns: 2,
  };
  return toDocument(ground, table, [targetNote(target, locale)]);
}

function columnsOf({ locale }: ExportGround): readonly ExportColumn[] {
  const { exportFile: words } = messages(locale);
  return [
    { key: "unit", heading: words.code, kind: "text", width: 11 },
    { key: "name", heading: words.name, kind: "text", width: 30 },
    { key: "district", heading: words.district, kind: "text", width: 26 },
    { key: "province", heading: words.province, kind: "text", width: 26 },
    { key: "outcome", heading: words.outcome, kind: "text", width: 18 },
    { key: "result", heading: words.result, kind: "share", width: 10 },
    { key: "numerator", heading: words.numerator, kind: "count", width: 10 },
    { key: "denominator", heading: words.denominator, kind: "count", width: 10 },
    { key: "count", heading: words.count, kind: "count", width: 10 },
    { key: "reason", heading: words.reason, kind: "text", width: 40 },
  ];
}

function cellsOf({ locale }: ExportGround, target: ResolvedTarget, found: UnitNotMeeting): ExportCell[] {
  const { exportFile: words } = messages(locale);
  const { unit, district, province, outcome, numerator, denominator, count, reasons } = found;
  return [
    unit.code,
    unit.name,
    district?.name ?? null,
    province?.name ?? null,
    words.outcomes[outcome],
    shareCell(numerator, denominator, target),
    numerator,
    denominator,
    count,
    reasons.map((reason) => words.reasons[reason]).join("; "),
  ];
}
