import {
  ATTAINMENT_CLASSES,
  MARK_MISSING,
  MARK_NOT_APPLICABLE,
} from "@/components/dashboard/heat-table-words";
import { STATUS_BY_URGENCY, shapeOf, toneOf } from "@/components/shared/status-look";
import { Shape } from "@/components/ui/shape";
import type { HeatTable } from "@/lib/contracts/heat-table";
import type { Status } from "@/lib/domain/scoring/scorecard";
import { nameInSentence, shortName } from "@/lib/format/indicator-name";
import { statusWord } from "@/lib/format/status-word";
import { unitInSentence } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly table: HeatTable;
  readonly locale: Locale;
}

/** Shapes and shades that stand in the table, and the full names of its targets. */
export function HeatTableLegend({ table, locale }: Shown) {
  const { heatTable } = messages(locale);
  const { columns, leftOut, unit, order } = table;
  return (
    <div className="heat-legend small">
      <h3>{heatTable.legend}</h3>
      <ul className="chart-legend" aria-label={heatTable.legendStatus}>
        <StatusMarks table={table} locale={locale} />
      </ul>
      {order.show === "attainment" ? (
        <ul className="chart-legend" aria-label={heatTable.legendClasses}>
          {ATTAINMENT_CLASSES.map((name) => (
            <li key={name}>
              <span className={`swatch ${name}`} />
              {heatTable.classes[name]}
            </li>
          ))}
        </ul>
      ) : null}
      <h3>{heatTable.legendTargets}</h3>
      <dl className="heat-names">
        {columns.map(({ indicator }) => (
          <div key={indicator.code}>
            <dt>{shortName(indicator, locale)}</dt>
            <dd>{indicator.name[locale]}</dd>
          </div>
        ))}
      </dl>
      {leftOut.length === 0 ? null : (
        <p className="muted">
          {fill(heatTable.leftOut, {
            unit: unitInSentence(unit, locale),
            targets: leftOut.map((indicator) => nameInSentence(indicator, locale)).join("; "),
          })}
        </p>
      )}
    </div>
  );
}

function StatusMarks({ table: { total, rows }, locale }: Shown) {
  const { heatTable } = messages(locale);
  const cells = [total, ...rows].flatMap((row) => row.cells);
  const scores = cells.flatMap((cell) => (cell === null ? [] : [cell.score]));
  // "Đạt chuẩn" only where nothing else is met: one word for one shape.
  const isOwn = new Map<Status, boolean>();
  for (const { status, ownOnlySubject } of scores)
    isOwn.set(status, ownOnlySubject && (isOwn.get(status) ?? true));
  const marks = { "no-data": MARK_MISSING, "not-applicable": MARK_NOT_APPLICABLE };
  return (
    <>
      {STATUS_BY_URGENCY.filter((status) => isOwn.has(status)).map((status) => (
        <li key={status}>
          {status === "not-applicable" ? null : (
            <Shape name={shapeOf(status)} className={`tone-${toneOf(status)}`} />
          )}
          {status === "no-data" || status === "not-applicable" ? <b>{marks[status]}</b> : null}
          {statusWord(status, locale, isOwn.get(status))}
        </li>
      ))}
      <li>
        <b>0</b>
        {heatTable.markZero}
      </li>
    </>
  );
}
