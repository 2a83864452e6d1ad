import { type DotRow, DotRows, drawsBars } from "@/components/charts/dot-rows";
import { PlainTable, TableRegion } from "@/components/ui/data-table";
import type { ContentSpread, ContentSpreadRow } from "@/lib/contracts/content-spread";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { formatCount } from "@/lib/format/count";
import { nameInSentence } from "@/lib/format/indicator-name";
import { formatCounted } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The finding: how many communes meet everything, and how many stand just below. */
function findingOf(spread: ContentSpread, missing: string, locale: Locale): string {
  const { dashboard } = messages(locale);
  const silent =
    spread.silent === 0
      ? ""
      : fill(dashboard.spreadSilent, { units: formatCounted(spread.silent, "commune", locale), missing });
  return reachedWords(spread, locale) + silent;
}

function reachedWords({ of, rows, silent }: ContentSpread, locale: Locale): string {
  const { dashboard } = messages(locale);
  const communes = (count: number) => formatCounted(count, "commune", locale);
  const whole = formatCount(of, locale);
  const full = rows.find(({ met }) => met === of)?.communes ?? 0;
  const next = rows.find(({ met, communes: count }) => met < of && count > 0);
  if (next === undefined)
    return fill(silent === 0 ? dashboard.spreadAll : dashboard.spreadFullOnly, {
      units: communes(full),
      whole,
    });
  const below = { whole, next: communes(next.communes), met: formatCount(next.met, locale) };
  if (full > 0) return fill(dashboard.spreadFull, { units: communes(full), ...below });
  return next.met === 0 ? dashboard.spreadNone : fill(dashboard.spreadNoneFull, below);
}

/** The contents by name, as the plan asks for them of communes. */
function contentNames({ pillars }: UnitOverview, locale: Locale): string {
  return pillars
    .flatMap(({ targets }) => targets)
    .filter(({ indicator: { levels, measure }, score: { kind } }) => {
      const isJudged = measure === "criterion" || measure === "services";
      return kind === "share-of-units" && isJudged && levels.includes("commune");
    })
    .map(({ indicator }) => nameInSentence(indicator, locale))
    .join("; ");
}

/** How many contents the communes below meet: the inequality a share hides. */
export function ContentFigure({
  overview,
  spread,
  locale,
}: {
  readonly overview: UnitOverview;
  readonly spread: ContentSpread;
  readonly locale: Locale;
}) {
  const { dashboard, terms, levels } = messages(locale);
  const { of, rows, partlyExcused, whollyExcused, silent } = spread;
  if (rows.every(({ communes }) => communes === 0)) return null;
  const whole = formatCount(of, locale);
  const stepOf = ({ met }: ContentSpreadRow) =>
    fill(dashboard.spreadRow, { met: formatCount(met, locale), whole });
  const missing =
    overview.view.lens === "approved" ? dashboard.spreadMissingApproved : dashboard.spreadMissing;
  const dotRow = (name: string, count: number, open: number): DotRow => ({
    name,
    count,
    open,
    label: formatCounted(count, "commune", locale),
  });
  const drawn = [
    ...rows.map((row) => dotRow(stepOf(row), row.communes, row.open)),
    ...(silent === 0 ? [] : [dotRow(dashboard.spreadSilentRow, silent, silent)]),
  ];
  const title = findingOf(spread, missing, locale);
  const note = fill(drawsBars(drawn) ? dashboard.spreadBars : dashboard.spreadDots, { missing });
  const remark = (template: string, communes: number) =>
    communes === 0 ? "" : fill(template, { units: formatCounted(communes, "commune", locale) });
  const excused =
    remark(dashboard.spreadExcused, partlyExcused) + remark(dashboard.spreadWhollyExcused, whollyExcused);
  const counts = drawn.map(({ name, label }) => `${name}: ${label}`).join(", ");
  return (
    <figure className="strip-figure" aria-label={title}>
      <h3>{title}</h3>
      <p className="small muted">{note + excused}</p>
      <TableRegion label={title}>
        <DotRows rows={drawn} title={fill(dashboard.spreadLabel, { counts })} />
      </TableRegion>
      <details>
        <summary>{terms.dataTable}</summary>
        <p className="small">{fill(dashboard.spreadContents, { names: contentNames(overview, locale) })}</p>
        <PlainTable
          caption={title}
          head={[dashboard.spreadColumnMet, levels.commune, dashboard.spreadColumnOpen]}
          rows={drawn.map(({ name, count, open }) => [
            name,
            formatCount(count, locale),
            formatCount(open, locale),
          ])}
        />
      </details>
    </figure>
  );
}
