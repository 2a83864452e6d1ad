import { Marks } from "@/components/charts/marks";
import type { bulletFigures } from "@/components/dashboard/target-words";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

type Figures = ReturnType<typeof bulletFigures>;

/** What the parts of the bullets and the marks of the periods mean, as far as they are drawn. */
export function ChartLegend({
  figures,
  marks,
  locale,
}: {
  readonly figures: readonly Figures[];
  /** Whether the standard was met, period by period; `null`: no data. */
  readonly marks: readonly (boolean | null)[];
  readonly locale: Locale;
}) {
  const { dashboard } = messages(locale);
  const drawn = figures.flatMap((each) => (each === null ? [] : [each]));
  if (drawn.length === 0 && marks.length === 0) return null;
  const reaches = drawn.some(({ value, upper }) => value !== null && upper !== null && upper > value);
  const hatched = drawn.some(({ value }) => value === null);
  return (
    <ul className="chart-legend" aria-label={dashboard.legend}>
      {drawn.every(({ value }) => value === null) ? null : (
        <li>
          <svg width="34" height="24" aria-hidden="true">
            <rect y="8" width="34" height="8" fill="var(--track)" />
            <rect y="8" width="24" height="8" fill="var(--good)" />
          </svg>
          {dashboard.legendResult}
        </li>
      )}
      {drawn.length === 0 ? null : (
        <li>
          <svg width="8" height="24" aria-hidden="true">
            <line x1="4" x2="4" y1="1" y2="23" stroke="var(--text)" strokeWidth="2.5" />
          </svg>
          {dashboard.legendTarget}
        </li>
      )}
      {drawn.every(({ required }) => required === null) ? null : (
        <li>
          <svg width="9" height="24" aria-hidden="true">
            <rect
              x="2"
              y="4"
              width="5"
              height="16"
              fill="var(--bg)"
              stroke="var(--text)"
              strokeWidth="1.25"
            />
          </svg>
          {dashboard.legendRequired}
        </li>
      )}
      {reaches ? (
        <li>
          <svg width="30" height="24" aria-hidden="true">
            <rect y="8" width="28" height="8" fill="url(#hatch)" />
            <line x1="28" x2="28" y1="6" y2="18" stroke="var(--hatch)" strokeWidth="1.5" />
          </svg>
          {dashboard.legendMissing}
        </li>
      ) : null}
      {hatched ? (
        <li>
          <svg width="34" height="24" aria-hidden="true">
            <rect y="8" width="34" height="8" fill="url(#hatch)" />
          </svg>
          {dashboard.legendNoData}
        </li>
      ) : null}
      <MarkLegend marks={marks} locale={locale} />
    </ul>
  );
}

function MarkLegend({
  marks,
  locale,
}: {
  readonly marks: readonly (boolean | null)[];
  readonly locale: Locale;
}) {
  const { dashboard } = messages(locale);
  const told = [
    { mark: true, words: dashboard.legendMarkMet },
    { mark: false, words: dashboard.legendMarkNotMet },
    { mark: null, words: dashboard.legendMarkNoData },
  ].filter(({ mark }) => marks.includes(mark));
  return told.map(({ mark, words }) => (
    // On paper the column of the marks is left out.
    <li key={words} className="no-print">
      <Marks values={[mark]} />
      {words}
    </li>
  ));
}
