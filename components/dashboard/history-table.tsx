import { cellTitle, cellWords, toWorded } from "@/components/dashboard/heat-table-words";
import { requirementWords } from "@/components/dashboard/target-words";
import { shapeOf, toneOf } from "@/components/shared/status-look";
import { unitAddress } from "@/components/shared/view-address";
import { TextLink } from "@/components/ui/text-link";
import type { HistoryPeriod, HistoryTarget, UnitHistory } from "@/lib/contracts/unit-history";
import type { ViewChoice } from "@/lib/contracts/unit-overview";
import type { TargetScore } from "@/lib/domain/scoring/scorecard";
import { formatCount } from "@/lib/format/count";
import { formatIndex } from "@/lib/format/decimal";
import { shortName } from "@/lib/format/indicator-name";
import { shortPeriod } from "@/lib/format/period-name";
import { statusWord } from "@/lib/format/status-word";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly past: UnitHistory;
  readonly locale: Locale;
}

const at = (view: ViewChoice, { period }: HistoryPeriod): ViewChoice => ({ ...view, period });

/** Targets × periods, the earliest period first; above them what a period comes to. */
export function HistoryTable({ past, label, locale }: Shown & { readonly label: string }) {
  return (
    <div className="heat-scroll whole newest" role="region" aria-label={label} tabIndex={0}>
      <table className="heat heat-value history">
        <caption className="sr-text">{label}</caption>
        <Head past={past} locale={locale} />
        <Sums past={past} locale={locale} />
        {past.pillars.map(({ code, name, targets }) => (
          <tbody key={code}>
            <tr className="pillar">
              <th scope="rowgroup" colSpan={past.periods.length + 1}>
                <b>{name[locale]}</b>
              </th>
            </tr>
            {targets.map((target) => (
              <Row key={target.indicator.code} target={target} past={past} locale={locale} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Head({ past: { periods, unit, view }, locale }: Shown) {
  const { history } = messages(locale);
  return (
    <thead>
      <tr>
        <th scope="col">{history.target}</th>
        {periods.map((column) => {
          const { code, name } = column.period;
          const isCurrent = code === view.period.code;
          return (
            <th key={code} scope="col" className={isCurrent ? "current" : undefined}>
              <TextLink href={unitAddress(unit.code, at(view, column))} title={name[locale]}>
                {shortPeriod(code, locale)}
                {isCurrent ? <span className="sr-text">, {history.current}</span> : null}
              </TextLink>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Sums({ past: { periods, due, view }, locale }: Shown) {
  const { history } = messages(locale);
  // Nine periods stand side by side: no room for a word between the two.
  const of = (part: number, whole: number) => `${formatCount(part, locale)}/${formatCount(whole, locale)}`;
  const rows = [
    {
      name: history.met,
      figure: ({ met, index }: HistoryPeriod) => (index.applicable === 0 ? "–" : of(met, index.applicable)),
    },
    {
      name: history.index,
      figure: ({ index }: HistoryPeriod) => (index.value === null ? "…" : formatIndex(index.value, locale)),
    },
    { name: history.present[view.lens], figure: ({ present }: HistoryPeriod) => of(present, due) },
  ];
  return (
    <tbody className="sums">
      {rows.map(({ name, figure }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {periods.map((column) => (
            <td key={column.period.code} className="headline">
              {figure(column)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Row({ target, past, locale }: Shown & { readonly target: HistoryTarget }) {
  const { periods, view } = past;
  const current = periods.findIndex(({ period }) => period.code === view.period.code);
  const score = target.scores[current] ?? target.scores.findLast((each) => each !== null) ?? null;
  return (
    <tr>
      <th scope="row">
        {shortName(target.indicator, locale)}
        {score === null ? null : (
          <span className="asked">{requirementWords(wordedOf(target, score, past, locale))}</span>
        )}
      </th>
      {periods.map((column, place) => (
        <Cell
          key={column.period.code}
          score={target.scores[place] ?? null}
          target={target}
          column={column}
          past={past}
          locale={locale}
        />
      ))}
    </tr>
  );
}

const columnOf = ({ indicator, wording }: HistoryTarget) => ({
  indicator,
  wording,
  comparedWith: null,
  failing: 0,
});

/** One form in a row: where the units were too few for a share in some period, all of them give the counts. */
function wordedOf(target: HistoryTarget, score: TargetScore, { unit }: UnitHistory, locale: Locale) {
  const smallSample = target.scores.some((each) => each?.smallSample);
  const alike = { ...score, smallSample };
  return toWorded({ score: alike, previous: null }, columnOf(target), unit.level, locale);
}

function Cell({
  score,
  target,
  column,
  past,
  locale,
}: Shown & {
  readonly score: TargetScore | null;
  readonly target: HistoryTarget;
  readonly column: HistoryPeriod;
}) {
  if (score === null) return <td />;
  const { unit, view } = past;
  const { code } = target.indicator;
  const worded = wordedOf(target, score, past, locale);
  return (
    <td className={score.status}>
      <TextLink
        href={unitAddress(unit.code, at(view, column), { explain: code }, code)}
        title={cellTitle(worded, columnOf(target), "value")}
      >
        <svg
          className={`shape tone-${toneOf(score.status)}`}
          role="img"
          aria-label={statusWord(score.status, locale, score.ownOnlySubject)}
        >
          <use href={`#s-${shapeOf(score.status)}`} />
        </svg>
        {cellWords(worded, "value")}
      </TextLink>
    </td>
  );
}
