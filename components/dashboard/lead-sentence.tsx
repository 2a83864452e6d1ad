import { unitAddress } from "@/components/shared/view-address";
import { TextLink } from "@/components/ui/text-link";
import { Unbroken } from "@/components/ui/unbroken";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import { overviewSentence } from "@/lib/format/overview-sentence";
import type { Locale } from "@/lib/i18n/locale";

/** Where the list of targets begins on the page. */
export const TARGETS_ANCHOR = "targets";

/** The sentence a deputy chairman could read aloud; its figures lead to the targets they count. */
export function LeadSentence({
  overview,
  locale,
}: {
  readonly overview: UnitOverview;
  readonly locale: Locale;
}) {
  const segments = overviewSentence({ ...overview, unit: overview.unit }, locale);
  return (
    <p className="lead">
      {segments.map(({ text, statuses, strong }, place) => {
        const words = strong ? <b>{text}</b> : <Unbroken text={text} />;
        if (statuses === null) return <span key={`${place}${text}`}>{words}</span>;
        const href = unitAddress(
          overview.unit.code,
          overview.view,
          { status: statuses.join(",") },
          TARGETS_ANCHOR,
        );
        return (
          <TextLink key={`${place}${text}`} href={href}>
            {words}
          </TextLink>
        );
      })}
    </p>
  );
}
