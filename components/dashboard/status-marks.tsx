import {
  MARK_MISSING,
  MARK_NOT_APPLICABLE,
  MARK_NOTHING_AROSE,
} from "@/components/dashboard/heat-table-words";
import { STATUS_BY_URGENCY, shapeOf, toneOf } from "@/components/shared/status-look";
import { Shape } from "@/components/ui/shape";
import { nothingArose } from "@/lib/domain/scoring/nothing-arose";
import type { Status, TargetScore } from "@/lib/domain/scoring/scorecard";
import { statusWord } from "@/lib/format/status-word";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const MARKS = { "no-data": MARK_MISSING, "not-applicable": MARK_NOT_APPLICABLE };

/** The marks of a table of scores, as items of its legend: those that stand in it, and the zero. */
export function StatusMarks({
  scores,
  locale,
}: {
  readonly scores: readonly Pick<TargetScore, "status" | "ownOnlySubject" | "kind" | "value" | "reported">[];
  readonly locale: Locale;
}) {
  const { heatTable, dashboard } = messages(locale);
  // "Đạt chuẩn" only where nothing else is met: one word for one shape.
  const isOwn = new Map<Status, boolean>();
  for (const { status, ownOnlySubject } of scores)
    isOwn.set(status, ownOnlySubject && (isOwn.get(status) ?? true));
  return (
    <>
      {STATUS_BY_URGENCY.filter((status) => isOwn.has(status)).map((status) => (
        <li key={status}>
          {status === "not-applicable" ? null : (
            <Shape name={shapeOf(status)} className={`tone-${toneOf(status)}`} />
          )}
          {status === "no-data" || status === "not-applicable" ? <b>{MARKS[status]}</b> : null}
          {statusWord(status, locale, isOwn.get(status))}
        </li>
      ))}
      {scores.some(nothingArose) ? (
        <li>
          <b>{MARK_NOTHING_AROSE}</b>
          {dashboard.nothingArose}
        </li>
      ) : null}
      <li>
        <b>0</b>
        {heatTable.markZero}
      </li>
    </>
  );
}
