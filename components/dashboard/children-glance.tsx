import { IndexBar } from "@/components/charts/index-bar";
import { unitAddress } from "@/components/shared/view-address";
import { TextLink } from "@/components/ui/text-link";
import type { ChildRow, UnitOverview } from "@/lib/contracts/unit-overview";
import { formatCount } from "@/lib/format/count";
import { formatIndex } from "@/lib/format/decimal";
import { unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const MANY = 10;
const SHOWN = 5;

interface End {
  readonly title: string;
  readonly rows: readonly ChildRow[];
  /** Units that share the last place shown without being shown. */
  readonly alike: number;
}

function endOf(title: string, ordered: readonly ChildRow[]): End {
  const rows = ordered.slice(0, SHOWN);
  const edge = rows.at(-1)?.rank;
  return { title, rows, alike: ordered.slice(SHOWN).filter(({ rank }) => rank === edge).length };
}

/** The highest and the lowest of many children, before the table of all. */
export function ChildrenGlance({
  overview,
  rows,
  locale,
}: {
  readonly overview: UnitOverview;
  readonly rows: readonly ChildRow[];
  readonly locale: Locale;
}) {
  const { dashboard } = messages(locale);
  const ranked = rows.filter(({ rank }) => rank !== null);
  const isOneRank = ranked.every(({ rank }) => rank === ranked[0]?.rank);
  if (ranked.length <= MANY || isOneRank) return null;
  const shared = new Set(
    ranked.map(({ rank }) => rank).filter((rank, place, all) => all.indexOf(rank) !== place),
  );
  const ends = [endOf(dashboard.highest, ranked), endOf(dashboard.lowest, ranked.toReversed())];
  return (
    <div className="glance">
      {ends.map(({ title, rows: shown, alike }) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul>
            {shown.map(({ unit, type, rank, index }) => (
              <li key={unit.code}>
                <span className="num muted">
                  {shared.has(rank) ? "=" : ""}
                  {formatCount(rank ?? 0, locale)}
                </span>
                <TextLink href={unitAddress(unit.code, overview.view)}>
                  {unitTitle({ name: unit.name, type }, locale)}
                </TextLink>
                <span className="nowrap">
                  <IndexBar value={Number(index?.value ?? 0)} />
                  <b>{formatIndex(index?.value ?? "0", locale)}</b>
                </span>
              </li>
            ))}
          </ul>
          {alike === 0 ? null : (
            <p className="small muted">{fill(dashboard.glanceTied, { count: formatCount(alike, locale) })}</p>
          )}
        </div>
      ))}
    </div>
  );
}
