import type { PageFrame } from "@/lib/contracts/page-frame";
import type { Coverage } from "@/lib/contracts/unit-overview";
import { formatCount } from "@/lib/format/count";
import { formatDay, formatMoment } from "@/lib/format/day";
import { periodInSentence } from "@/lib/format/period-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** On what the page stands: list of units, sources, latest approval, scoring version, whether it is a demonstration. */
export function OverviewFooter({
  overview,
  locale,
}: {
  readonly overview: Pick<PageFrame, "structure" | "view" | "scoringVersion" | "demonstration"> & {
    readonly coverage: Pick<Coverage, "latestAt">;
  };
  readonly locale: Locale;
}) {
  const { dashboard, terms } = messages(locale);
  const { structure, view, coverage, scoringVersion, demonstration } = overview;
  const counts = {
    communes: formatCount(structure.communes, locale),
    districts: formatCount(structure.districts, locale),
  };
  const isApproved = view.lens === "approved";
  const latest = isApproved ? dashboard.footerLatestApproved : dashboard.footerLatestEntered;
  const lens = isApproved ? terms.lensApproved : terms.lensProvisional;
  const stand =
    coverage.latestAt === null
      ? `${lens}.`
      : `${lens}, ${fill(latest, { moment: formatMoment(coverage.latestAt, locale) })}.`;
  return (
    <footer className="page-foot">
      <p>
        {structure.date === null
          ? fill(dashboard.footerStructureNoDate, counts)
          : fill(dashboard.footerStructure, {
              ...counts,
              day: formatDay(structure.date, locale),
            })}
      </p>
      <p>
        {fill(dashboard.footerSource, { period: periodInSentence(view.period.name, locale), lens: stand })}{" "}
        {fill(dashboard.footerScoring, { version: String(scoringVersion) })}
        {demonstration ? <b> {dashboard.footerDemo}</b> : null}
      </p>
    </footer>
  );
}
