import clsx from "clsx";
import { countedGroups } from "@/components/dashboard/counted-targets";
import { TARGETS_ANCHOR } from "@/components/dashboard/lead-sentence";
import { StatusChip } from "@/components/shared/status-chip";
import { STATUS_BY_URGENCY } from "@/components/shared/status-look";
import { unitAddress } from "@/components/shared/view-address";
import { TextLink } from "@/components/ui/text-link";
import type { UnitOverview } from "@/lib/contracts/unit-overview";
import type { Status } from "@/lib/domain/scoring/scorecard";
import { formatCount } from "@/lib/format/count";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** How many targets stand where, worst first; each leads to the targets of that status alone. */
export function StatusFilters({
  overview,
  chosen,
  locale,
}: {
  readonly overview: UnitOverview;
  readonly chosen: readonly Status[];
  readonly locale: Locale;
}) {
  const { dashboard } = messages(locale);
  const rows = countedGroups(overview.pillars).flatMap(({ targets }) => targets);
  const counts = STATUS_BY_URGENCY.flatMap((status) => {
    const having = rows.filter(({ score }) => score.status === status);
    const areAllOwn = having.every(({ score }) => score.ownOnlySubject);
    return having.length === 0 ? [] : [{ status, count: having.length, areAllOwn }];
  });
  const address = (status: Status | null) =>
    unitAddress(overview.unit.code, overview.view, { status }, TARGETS_ANCHOR);
  return (
    <ul className="status-filters" aria-label={dashboard.filterLabel}>
      {counts.map(({ status, count, areAllOwn }) => {
        const isChosen = chosen.includes(status);
        return (
          <li key={status}>
            <TextLink
              href={address(isChosen && chosen.length === 1 ? null : status)}
              className={clsx(chosen.length > 0 && !isChosen && "is-faint")}
              aria-current={isChosen ? "true" : undefined}
            >
              <StatusChip status={status} locale={locale} ownOnlySubject={areAllOwn} />{" "}
              <b>{formatCount(count, locale)}</b>
            </TextLink>
          </li>
        );
      })}
      {chosen.length > 0 ? (
        <li>
          <TextLink href={address(null)}>{dashboard.filterClear}</TextLink>
        </li>
      ) : null}
    </ul>
  );
}
