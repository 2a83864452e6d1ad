import { ATTAINMENT_CLASSES, rowsNoun } from "@/components/dashboard/heat-table-words";
import { StatusMarks } from "@/components/dashboard/status-marks";
import type { HeatTable } from "@/lib/contracts/heat-table";
import { nameInSentence, shortName } from "@/lib/format/indicator-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly table: HeatTable;
  readonly locale: Locale;
}

const scoresOf = ({ total, rows }: HeatTable) =>
  [total, ...rows].flatMap(({ cells }) => cells.flatMap((cell) => (cell === null ? [] : [cell.score])));

/** Shapes and shades that stand in the table, and the full names of its targets. */
export function HeatTableLegend({ table, locale }: Shown) {
  const { heatTable } = messages(locale);
  const { columns, leftOut, order } = table;
  return (
    <div className="heat-legend small">
      <h3>{heatTable.legend}</h3>
      <ul className="chart-legend" aria-label={heatTable.legendStatus}>
        <StatusMarks scores={scoresOf(table)} locale={locale} />
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
            children: rowsNoun(table, locale),
            targets: leftOut.map((indicator) => nameInSentence(indicator, locale)).join("; "),
          })}
        </p>
      )}
    </div>
  );
}
