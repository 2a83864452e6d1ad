import { DotStrips, type Strip } from "@/components/charts/dot-strip";
import { childrenNoun } from "@/components/dashboard/children-noun";
import { unitAddress } from "@/components/shared/view-address";
import { PlainTable, TableRegion } from "@/components/ui/data-table";
import type { ChildRow, UnitOverview } from "@/lib/contracts/unit-overview";
import { uncapitalized } from "@/lib/format/casing";
import { formatCount } from "@/lib/format/count";
import { formatIndex } from "@/lib/format/decimal";
import { properName, unitInSentence, unitTitle } from "@/lib/format/unit-name";
import { listInSentence } from "@/lib/format/list-in-sentence";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Measure {
  readonly name: string;
  readonly figure: (row: ChildRow) => string | null;
  readonly whole: string | null;
}

function measuresOf({ pillars, scorecard }: UnitOverview, locale: Locale): readonly Measure[] {
  const { dashboard } = messages(locale);
  return [
    {
      name: dashboard.stripIndex,
      figure: ({ index }) => index?.value ?? null,
      whole: scorecard?.index.value ?? null,
    },
    ...pillars
      .filter(({ scored, code }) => scored && code !== "TD")
      .map(({ code, name, figure }) => ({
        name: name[locale],
        figure: ({ index }: ChildRow) => index?.pillars[code] ?? null,
        whole: figure,
      })),
  ];
}

/** Who stands at an end: one or two by name, more by number. */
function endWords(rows: readonly ChildRow[], figure: string, locale: Locale): string {
  const { dashboard } = messages(locale);
  const names = rows.map(({ unit, type }) => properName({ name: unit.name, type }));
  const who =
    names.length > 2
      ? fill(dashboard.stripMany, { count: formatCount(names.length, locale) })
      : listInSentence(names, locale);
  return `${who} ${formatIndex(figure, locale)}`;
}

function stripOf(measure: Measure, rows: readonly ChildRow[], overview: UnitOverview, locale: Locale) {
  const placed = rows.flatMap((row) => {
    const figure = measure.figure(row);
    return figure === null ? [] : [{ row, figure, value: Number(figure) }];
  });
  if (placed.length < 2) return null;
  const low = placed.reduce((least, each) => (each.value < least.value ? each : least));
  const high = placed.reduce((most, each) => (each.value > most.value ? each : most));
  const at = (value: number) => placed.filter((each) => each.value === value).map(({ row }) => row);
  const strip: Strip = {
    name: measure.name,
    dots: placed.map(({ row: { unit, type }, figure, value }) => ({
      name: unitTitle({ name: unit.name, type }, locale),
      value,
      label: formatIndex(figure, locale),
      href: unitAddress(unit.code, overview.view),
    })),
    whole: measure.whole === null ? null : Number(measure.whole),
    low: endWords(at(low.value), low.figure, locale),
    high: low.value === high.value ? "" : endWords(at(high.value), high.figure, locale),
  };
  return { strip, low: low.figure, high: high.figure, width: high.value - low.value };
}

/** How far the children stand apart: one strip for the index and one per pillar; nothing where they do not. */
export function ChildrenStrips({
  overview,
  rows,
  locale,
}: {
  readonly overview: UnitOverview;
  readonly rows: readonly ChildRow[];
  readonly locale: Locale;
}) {
  const { dashboard, terms } = messages(locale);
  const measures = measuresOf(overview, locale);
  const drawn = measures.flatMap((measure) => {
    const strip = stripOf(measure, rows, overview, locale);
    return strip === null ? [] : [strip];
  });
  if (drawn.every(({ width }) => width === 0)) return null;
  const pillars = drawn.filter(({ strip }) => strip.name !== dashboard.stripIndex);
  const widest = (pillars.length > 0 ? pillars : drawn).reduce((most, each) =>
    each.width > most.width ? each : most,
  );
  const children = childrenNoun(overview, locale);
  const asWide = (pillars.length > 0 ? pillars : drawn).filter(
    ({ low, high }) => low === widest.low && high === widest.high,
  );
  const title = fill(dashboard.stripTitle, {
    children,
    pillar: listInSentence(
      asWide.map(({ strip }) => strip.name),
      locale,
    ),
    low: formatIndex(widest.low, locale),
    high: formatIndex(widest.high, locale),
  });
  const whole =
    overview.unit.level === "country"
      ? uncapitalized(terms.country, locale)
      : unitInSentence(overview.unit, locale);
  return (
    <figure className="strip-figure" aria-label={title}>
      <h3>{title}</h3>
      <p className="small muted">{fill(dashboard.stripNote, { whole })}</p>
      <TableRegion label={title}>
        <DotStrips strips={drawn.map(({ strip }) => strip)} title={title} />
      </TableRegion>
      <details>
        <summary>{terms.dataTable}</summary>
        <PlainTable
          caption={title}
          head={[terms.unit, ...measures.map(({ name }) => name)]}
          rows={rows.map((row) => [
            unitTitle({ name: row.unit.name, type: row.type }, locale),
            ...measures.map(({ figure }) => {
              const value = figure(row);
              return value === null ? "…" : formatIndex(value, locale);
            }),
          ])}
        />
      </details>
    </figure>
  );
}
