import { ChildrenGlance } from "@/components/dashboard/children-glance";
import { childrenNoun } from "@/components/dashboard/children-noun";
import { ChildrenStrips } from "@/components/dashboard/children-strips";
import { ChildrenTable } from "@/components/dashboard/children-table";
import { ContentFigure } from "@/components/dashboard/content-figure";
import type { ChildRow, UnitOverview } from "@/lib/contracts/unit-overview";
import { formatCount } from "@/lib/format/count";
import { unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The units below: a table by rank, and how far they stand apart. */
export function ChildrenSection({
  overview,
  locale,
}: {
  readonly overview: UnitOverview;
  readonly locale: Locale;
}) {
  const { dashboard } = messages(locale);
  const { children, unit, contentSpread } = overview;
  if (unit.level === "commune" || !unit.inScope) return null;
  if (children === null) return <p className="small muted section-note">{dashboard.childrenHidden}</p>;
  const inScope = children.filter((row) => row.inScope);
  const template =
    inScope.filter(({ rank }) => rank !== null).length > 1
      ? dashboard.childrenTitleRanked
      : dashboard.childrenTitle;
  const title = fill(template, {
    count: formatCount(inScope.length, locale),
    children: childrenNoun(overview, locale, inScope.length),
  });
  return (
    <section className="children-section" aria-labelledby="children">
      <div className="section-head">
        <h2 id="children">{title}</h2>
      </div>
      <p className="small muted section-note">
        {unit.level === "province" ? dashboard.childrenNoteDistricts : dashboard.childrenNote}
      </p>
      <ChildrenGlance overview={overview} rows={inScope} locale={locale} />
      <ChildrenTable overview={overview} rows={children} label={title} locale={locale} />
      <NothingAroseNote rows={inScope} locale={locale} />
      <div className="figures">
        <ChildrenStrips overview={overview} rows={inScope} locale={locale} />
        {contentSpread === null ? null : (
          <ContentFigure overview={overview} spread={contentSpread} locale={locale} />
        )}
      </div>
    </section>
  );
}

const IDLE_NAMED = 8;

/** Whose targets stand among those without data although they were reported. */
function NothingAroseNote({ rows, locale }: { readonly rows: readonly ChildRow[]; readonly locale: Locale }) {
  const { dashboard } = messages(locale);
  const idle = rows.filter(({ nothingArose }) => nothingArose > 0);
  if (idle.length === 0) return null;
  const names = idle.slice(0, IDLE_NAMED).map(({ unit: { name }, type, nothingArose }) =>
    fill(dashboard.laggingUnit, {
      unit: unitTitle({ name, type }, locale),
      count: formatCount(nothingArose, locale),
    }),
  );
  const rest = idle.length - names.length;
  const units =
    rest === 0
      ? names.join(", ")
      : fill(dashboard.laggingMore, { names: names.join(", "), count: formatCount(rest, locale) });
  return <p className="small muted section-note">{fill(dashboard.noDataNothingArose, { units })}</p>;
}
