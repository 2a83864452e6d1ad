import { childrenNoun } from "@/components/dashboard/children-noun";
import { shortfallWords } from "@/components/dashboard/target-words";
import type { ChildRow, UnitOverview } from "@/lib/contracts/unit-overview";
import type { Status } from "@/lib/domain/scoring/scorecard";
import { formatCount } from "@/lib/format/count";
import { nameInSentence } from "@/lib/format/indicator-name";
import { unitInSentence } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const FAILING: readonly Status[] = ["at-risk", "missed", "not-met"];
const LAGS_FROM = 2;
const NAMED = 6;
/** What an official has to make up: lost first, then likely lost, then late. */
const NEEDED: readonly Status[] = ["missed", "at-risk", "slow"];

const failingOf = ({ statuses }: ChildRow): number =>
  FAILING.reduce((sum, status) => sum + (statuses[status] ?? 0), 0);

/** The children that lag by name, the worst first. */
function laggingWords(overview: UnitOverview, locale: Locale): string | null {
  const { dashboard } = messages(locale);
  const inScope = overview.children?.filter((row) => row.inScope) ?? [];
  if (inScope.length === 0 || overview.coverage.present === 0) return null;
  const all = { all: formatCount(inScope.length, locale), children: childrenNoun(overview, locale) };
  const lagging = inScope
    .map((row) => ({ row, failing: failingOf(row) }))
    .filter(({ failing }) => failing >= LAGS_FROM)
    .sort((left, right) => right.failing - left.failing);
  if (lagging.length === 0) return fill(dashboard.laggingNone, all);
  const names = lagging
    .slice(0, NAMED)
    .map(({ row: { unit, type }, failing }) =>
      fill(dashboard.laggingUnit, {
        unit: unitInSentence({ name: unit.name, type }, locale),
        count: formatCount(failing, locale),
      }),
    )
    .join(", ");
  const more = lagging.length - NAMED;
  return fill(overview.unit.level === "district" ? dashboard.laggingCommunes : dashboard.lagging, {
    ...all,
    count: formatCount(lagging.length, locale),
    names: more > 0 ? fill(dashboard.laggingMore, { names, count: formatCount(more, locale) }) : names,
  });
}

/** How much the targets that fail are short of. */
function neededWords({ pillars, unit }: UnitOverview, locale: Locale): string | null {
  const { dashboard } = messages(locale);
  const rows = pillars.flatMap(({ targets }) => targets);
  const gaps = NEEDED.flatMap((status) => rows.filter(({ score }) => score.status === status)).flatMap(
    (row) => {
      const units = shortfallWords({ row, level: unit.level, locale });
      const target = nameInSentence(row.indicator, locale);
      return units === null ? [] : [fill(dashboard.neededGap, { target, units })];
    },
  );
  if (gaps.length === 0) return null;
  const named = gaps.slice(0, NAMED).join("; ");
  const more = gaps.length - NAMED;
  return fill(dashboard.needed, {
    gaps: more > 0 ? fill(dashboard.neededMore, { gaps: named, count: formatCount(more, locale) }) : named,
  });
}

/** What the printed page says beside its sentence: who lags, and how much is needed. The screen shows both in tables. */
export function PrintedBrief({
  overview,
  locale,
}: {
  readonly overview: UnitOverview;
  readonly locale: Locale;
}) {
  const told = [laggingWords(overview, locale), neededWords(overview, locale)].filter(
    (text) => text !== null,
  );
  if (told.length === 0) return null;
  return (
    <div className="printed-brief">
      {told.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
